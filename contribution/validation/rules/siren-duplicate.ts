import type { InstitutionRule } from "../rule.ts";
import { isPlaceholderSiren } from "../siren.ts";

/** One organisation, one file: its SIREN stands in no other. */
export const sirenDuplicate: InstitutionRule = {
  code: "siren-duplicate",
  check({ code_siren: found }, { slug, catalogue }) {
    // Placeholders are reported as such.
    if (found === undefined || isPlaceholderSiren(found)) return [];
    const other = catalogue.institutionsWith("code_siren", found).find((candidate) => candidate !== slug);
    return other === undefined ? [] : [{ path: ["code_siren"], values: { found, other } }];
  },
};
