import { labelOf, nodeAt, titleAt } from "../../model/schema.ts";
import type { InstitutionRule } from "../rule.ts";

const NEEDED: Readonly<Record<string, "code_insee" | "code_siren" | "departments">> = {
  region: "code_insee",
  departement: "code_insee",
  commune: "code_insee",
  epci: "code_siren",
};

/** The code by which the simulator knows an institution's perimeter. */
export const institutionCodeMissing: InstitutionRule = {
  code: "institution-code-missing",
  check(institution, { kind, written }) {
    const key = institution.type === undefined ? undefined : NEEDED[institution.type];
    if (key === undefined || key in written) return [];
    const title = titleAt(kind, [key]);
    const type = labelOf(nodeAt(kind, institution, ["type"]), institution.type);
    return [{ path: [key], values: { key, title, type } }];
  },
};
