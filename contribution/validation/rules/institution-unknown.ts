import type { CatalogueContext } from "../context.ts";
import { folded } from "../folded.ts";
import { nearest } from "../nearest.ts";
import type { BenefitRule } from "../rule.ts";

/** A benefit belongs to an institution of the catalogue. */
export const institutionUnknown: BenefitRule = {
  code: "institution-unknown",
  check({ institution: found }, { catalogue }) {
    if (found === undefined || catalogue.institution(found)) return [];
    const path = ["institution"];
    const same = certainly(found, catalogue);
    const near = same ?? nearest(found, catalogue.institutionSlugs());
    if (near === undefined) return [{ path, values: { found } }];
    const values = { found, nearest: near, nearestName: catalogue.institution(near)?.name ?? near };
    if (same === undefined) return [{ path, variant: "near", values }];
    return [{ path, variant: "same", values, changes: [{ path, value: same }] }];
  },
};

/** The only institution whose file name, or name, is that text but for spaces, case, accents and separators. */
function certainly(found: string, catalogue: CatalogueContext): string | undefined {
  const wanted = plain(found);
  const all = [...catalogue.institutionSlugs()];
  const slugs = all.filter((slug) => plain(slug) === wanted);
  const meant =
    slugs.length > 0
      ? slugs
      : all.filter((slug) => plain(catalogue.institution(slug)?.name ?? "") === wanted);
  return meant.length === 1 ? meant[0] : undefined;
}

function plain(text: string): string {
  return folded(text).replace(/[^a-z0-9]+/g, "-");
}
