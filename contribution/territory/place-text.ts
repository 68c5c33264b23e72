import type { Commune, EpciKind, PlaceKind } from "./place.ts";
import type { Territory } from "./territory.ts";

const EPCI_KINDS: Readonly<Record<EpciKind, string>> = {
  CC: "communauté de communes",
  CA: "communauté d’agglomération",
  CU: "communauté urbaine",
  METRO: "métropole",
};

/** What a place is called and what tells it from others of that name, in French. */
export interface PlaceText {
  readonly name: string;
  readonly detail: string;
}

/** The name and detail of a place; undefined for an unknown code. */
export function placeText(territory: Territory, kind: PlaceKind, code: string): PlaceText | undefined {
  switch (kind) {
    case "region":
      return regionText(territory, code);
    case "department":
      return departmentText(territory, code);
    case "epci":
      return epciText(territory, code);
    case "commune":
      return communeText(territory, code);
    case "postal_code":
      return postalCodeText(territory, code);
  }
}

/**
 * A place in a few words for a sentence or a label: « Occitanie », « Gard (30) », « Nîmes (30) », « 30000 Nîmes »,
 * « CC Pays d'Uzès (30) »; a former commune says what it became; undefined for an unknown code.
 */
export function placeName(territory: Territory, kind: PlaceKind, code: string): string | undefined {
  const name = placeText(territory, kind, code)?.name;
  if (kind === "commune") {
    const commune = territory.commune(code);
    return commune ? `${commune.name} (${commune.department})` : formerText(territory, code);
  }
  if (name === undefined || kind === "region" || kind === "postal_code") return name;
  const departments = kind === "epci" ? territory.epci(code)?.departments : [code];
  return `${name} (${departments?.join(", ")})`;
}

/** What became of a former name or code: « Bellegarde-sur-Valserine est devenue Valserhône ». */
export function formerText(territory: Territory, former: string, current?: Commune): string | undefined {
  if (current) return `${former} est devenue ${current.name}`;
  const commune = territory.formerCommune(former);
  const successor = commune && territory.commune(commune.successor);
  if (!successor) return undefined;
  const whole = `${successor.name} (${successor.department})`;
  return commune.name
    ? `${commune.name} fait partie de ${whole}`
    : `${former} est un ancien code de ${whole}`;
}

function regionText(territory: Territory, code: string): PlaceText | undefined {
  const region = territory.region(code);
  return region && { name: region.name, detail: "région" };
}

function departmentText(territory: Territory, code: string): PlaceText | undefined {
  const department = territory.department(code);
  if (!department) return undefined;
  const region = territory.region(department.region);
  // An overseas collectivity is its own region.
  const detail = region?.code === code ? "collectivité d’outre-mer" : `département · ${region?.name}`;
  return { name: department.name, detail };
}

function epciText(territory: Territory, code: string): PlaceText | undefined {
  const epci = territory.epci(code);
  if (!epci) return undefined;
  const parts = [
    EPCI_KINDS[epci.kind],
    counted(epci.communes.length),
    departmentNames(territory, epci.departments),
  ];
  return { name: epci.name, detail: parts.join(" · ") };
}

function communeText(territory: Territory, code: string): PlaceText | undefined {
  const commune = territory.commune(code);
  return (
    commune && { name: commune.name, detail: `commune · ${departmentNames(territory, [commune.department])}` }
  );
}

function postalCodeText(territory: Territory, code: string): PlaceText | undefined {
  const communes = territory
    .communesOfPostalCode(code)
    .flatMap((commune) => territory.commune(commune) ?? []);
  const [largest, ...others] = communes.sort((a, b) => b.population - a.population);
  if (!largest) return undefined;
  const rest =
    others.length === 0
      ? ""
      : ` et ${others.length} autre${others.length > 1 ? "s" : ""} commune${others.length > 1 ? "s" : ""}`;
  const departments = [...new Set(communes.map(({ department }) => department))].sort();
  return {
    name: `${code} ${largest.name}${rest}`,
    detail: `code postal · ${departmentNames(territory, departments)}`,
  };
}

function counted(communes: number): string {
  return `${communes} commune${communes > 1 ? "s" : ""}`;
}

function departmentNames(territory: Territory, codes: readonly string[]): string {
  return codes.map((code) => `${territory.department(code)?.name} (${code})`).join(", ");
}
