import type { BenefitRule, InstitutionRule } from "../rule.ts";

const USUAL = /^[a-z0-9][a-z0-9_-]*$/;

/** A file name is a public id: ascii, in lower case, beginning with the institution's. */
export const fileName: BenefitRule = {
  code: "file-name",
  check({ institution }, { slug, catalogue }) {
    // A new entry has no name until its institution and label are known.
    if (slug === "") return [];
    if (!USUAL.test(slug)) return [{ path: [], values: { slug } }];
    // An unknown institution is reported as such.
    if (institution === undefined || !catalogue.institution(institution) || startsWithName(slug, institution))
      return [];
    return [{ path: [], variant: "institution", values: { slug, institution } }];
  },
};

/** An institution's file name is the key that benefits refer to. */
export const institutionFileName: InstitutionRule = {
  code: "file-name",
  check: (_, { slug }) => (USUAL.test(slug) ? [] : [{ path: [], values: { slug } }]),
};

// `-` and `_` were both used over the years: caf_gard and caf-gard-aide-bafa go together.
function startsWithName(slug: string, institution: string): boolean {
  return slug.replaceAll("_", "-").startsWith(institution.replaceAll("_", "-"));
}
