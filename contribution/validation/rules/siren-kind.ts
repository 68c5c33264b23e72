import type { InstitutionData } from "../../model/benefit.ts";
import { labelOf, nodeAt } from "../../model/schema.ts";
import type { Territory } from "../../territory/territory.ts";
import type { InstitutionRule } from "../rule.ts";
import { isSiren } from "../siren.ts";

/** An institution's SIREN is not that of a place of another kind. Source: DGCL, by @etalab/decoupage-administratif. */
export const sirenKind: InstitutionRule = {
  code: "siren-kind",
  check(institution, { kind, catalogue: { territory } }) {
    const { code_siren: found, type } = institution;
    if (found === undefined || type === undefined || !LOCAL.includes(type)) return [];
    // So it nearly always is, and the number of a commune is found sooner from its code than by itself.
    if (type === "commune" && territory.commune(institution.code_insee ?? "")?.siren === found) return [];
    if (!isSiren(found)) return [];
    const owner = ownerOf(found, territory);
    if (!owner || owns(institution, owner, territory)) return [];
    const label = labelOf(nodeAt(kind, institution, ["type"]), type);
    const values = { found, owner: owner.name, kind: KINDS[owner.type], type: label };
    return [{ path: ["code_siren"], values }];
  },
};

// Other institutions may be a service of a town, with its number.
const LOCAL = ["region", "departement", "epci", "commune"];

const KINDS = { commune: "commune", epci: "intercommunalité", departement: "département" } as const;

interface Owner {
  readonly type: keyof typeof KINDS;
  readonly code: string;
  readonly name: string;
}

function ownerOf(siren: string, territory: Territory): Owner | undefined {
  const epci = territory.epci(siren);
  if (epci) return owner("epci", epci);
  const commune = territory.communeBySiren(siren);
  if (commune) return owner("commune", commune);
  // Departments of the mainland were numbered 22, then their code.
  const code = /^22([0-9]{2})0/.exec(siren)?.[1] ?? "";
  const department = territory.department(code);
  return department && owner("departement", department);
}

function owner(type: Owner["type"], { code, name }: Omit<Owner, "type">): Owner {
  return { type, code, name };
}

function owns({ type, code_insee: insee }: InstitutionData, owner: Owner, territory: Territory): boolean {
  if (type !== owner.type) return false;
  const place = type === "commune" ? territory.commune(insee ?? "") : territory.department(insee ?? "");
  // Beside a code that nobody has, nothing is sure.
  return type === "epci" || !place || insee === owner.code;
}
