import type { InstitutionData } from "../model/benefit.ts";
import type { NamedPlace } from "./meet.ts";
import { ofPlace, typographic } from "./of-place.ts";
import type { Department } from "./place.ts";
import type { Territory } from "./territory.ts";

/** What official lists say of an institution; a key that they do not give is absent. */
export type OfficialInstitution = Pick<
  InstitutionData,
  "name" | "type" | "code_insee" | "code_siren" | "departments"
>;

/** The institution that governs a place: its name, type and codes; undefined when the place is unknown or has none. */
export function institutionOfPlace(
  territory: Territory,
  { kind, code }: NamedPlace,
): OfficialInstitution | undefined {
  switch (kind) {
    case "region": {
      const region = territory.region(code);
      return region && { name: regionName(code, region.name), type: "region", code_insee: code };
    }
    case "department": {
      const department = territory.department(code);
      return department && { name: departmentName(department), type: "departement", code_insee: code };
    }
    case "epci": {
      const epci = territory.epci(code);
      return epci && { name: epciName(epci.name), type: "epci", code_siren: code };
    }
    case "commune": {
      const commune = territory.commune(code);
      if (!commune) return undefined;
      const { name, siren } = commune;
      return {
        name: `Ville ${ofTown(name)}`,
        type: "commune",
        code_insee: code,
        ...(siren && { code_siren: siren }),
      };
    }
    case "postal_code":
      return undefined;
  }
}

/** The CAF or MSA of a department; some look after several, which the person adds. */
export function socialFundOf(
  territory: Territory,
  type: "caf" | "msa",
  department: string,
): OfficialInstitution | undefined {
  const place = territory.department(department);
  if (!place) return undefined;
  return { name: `${type.toUpperCase()} ${ofPlace(place)}`, type, departments: [department] };
}

/** Regions that are a « collectivité » since their departments were merged into them. */
const SINGLE: Readonly<Record<string, string>> = {
  "02": "Collectivité territoriale",
  "03": "Collectivité territoriale",
  "94": "Collectivité",
};

/** Overseas collectivities have a code of three digits, the same as a region and as a department. */
function regionName(code: string, name: string): string {
  const kind = code.length > 2 ? "Collectivité" : SINGLE[code];
  return kind ? `${kind} ${ofPlace({ name, article: "" })}` : `Région ${typographic(name)}`;
}

function departmentName(place: Department): string {
  return `${place.region === place.code ? "Collectivité" : "Département"} ${ofPlace(place)}`;
}

const EPCI_KINDS: Readonly<Record<string, string>> = {
  CC: "Communauté de communes",
  CA: "Communauté d’agglomération",
  CU: "Communauté urbaine",
};

function epciName(name: string): string {
  return typographic(name.replace(/^(C[CAU]) /, (_, kind: string) => `${EPCI_KINDS[kind]} `));
}

/** A town's article is part of its name: « du Mans », « des Mées », « de La Rochelle ». */
function ofTown(name: string): string {
  if (name.startsWith("Le ")) return `du ${typographic(name.slice(3))}`;
  if (name.startsWith("Les ")) return `des ${typographic(name.slice(4))}`;
  return ofPlace({ name, article: "" });
}
