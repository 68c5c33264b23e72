import type { CatalogueContext } from "../context.ts";
import { folded } from "../folded.ts";
import { nearest } from "../nearest.ts";
import { remembered, rememberedFor } from "../remembered.ts";
import type { BenefitRule } from "../rule.ts";

/** A benefit belongs to an institution of the catalogue. */
export const institutionUnknown: BenefitRule = {
  code: "institution-unknown",
  check({ institution: found }, { catalogue }) {
    if (found === undefined || catalogue.institution(found)) return [];
    const path = ["institution"];
    const { same, near } = meantIn(catalogue)(found);
    if (near === undefined) return [{ path, values: { found } }];
    const values = { found, nearest: near, nearestName: catalogue.institution(near)?.name ?? near };
    if (same === undefined) return [{ path, variant: "near", values }];
    return [{ path, variant: "same", values, changes: [{ path, value: same }] }];
  },
};

/**
 * The institution that a text may mean; `same` when nothing differs but spaces, case, accents and separators. An
 * institution that was removed is asked for by each of its benefits.
 */
const meantIn = rememberedFor((catalogue: CatalogueContext) => {
  const slugs = [...catalogue.institutionSlugs()];
  const bySlug = onlyOnes(slugs, (slug) => slug);
  const byName = onlyOnes(slugs, (slug) => catalogue.institution(slug)?.name ?? "");
  return remembered((found) => {
    const wanted = plain(found);
    const same = bySlug.has(wanted) ? bySlug.get(wanted) : byName.get(wanted);
    return { same, near: same ?? nearest(found, slugs) };
  });
});

/** Slugs by what is called that; undefined where several are. */
function onlyOnes(
  slugs: readonly string[],
  nameOf: (slug: string) => string,
): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const slug of slugs) {
    const name = plain(nameOf(slug));
    found.set(name, found.has(name) ? undefined : slug);
  }
  return found;
}

function plain(text: string): string {
  return folded(text).replace(/[^a-z0-9]+/g, "-");
}
