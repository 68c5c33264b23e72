import type { InstitutionRule } from "../rule.ts";

/** One territory, one file: among institutions of one type, an INSEE code stands once. */
export const inseeDuplicate: InstitutionRule = {
  code: "insee-duplicate",
  check({ code_insee: found, type }, { slug, catalogue }) {
    if (found === undefined) return [];
    const other = catalogue
      .institutionsWith("code_insee", found)
      .find((candidate) => candidate !== slug && catalogue.institution(candidate)?.type === type);
    return other === undefined ? [] : [{ path: ["code_insee"], values: { found, other } }];
  },
};
