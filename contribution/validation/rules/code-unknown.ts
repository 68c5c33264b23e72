import type { Path } from "../../diagnostics/diagnostic.ts";
import type { Territory } from "../../territory/territory.ts";
import { placedCriteria } from "../criteria.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule, InstitutionRule } from "../rule.ts";
import { isPlaceholderSiren, isSiren } from "../siren.ts";

interface PlaceKind {
  readonly expected: string;
  readonly exists: (territory: Territory, code: string) => boolean;
}

const department: PlaceKind = {
  expected: "un code de département, comme 30 ou 2A",
  exists: (territory: Territory, code: string) => territory.department(code) !== undefined,
};

const epci: PlaceKind = {
  expected: "le numéro SIREN d’une intercommunalité",
  exists: (territory: Territory, code: string) => territory.epci(code) !== undefined,
};

const PLACES = {
  regions: {
    expected: "un code de région, comme 76",
    exists: (territory: Territory, code: string) => territory.region(code) !== undefined,
  },
  departements: department,
  epcis: epci,
  excluded_epcis: epci,
  communes: {
    expected: "le code INSEE d’une commune",
    exists: (territory: Territory, code: string) =>
      // A former commune and a postal code are told with what to write instead.
      territory.commune(code) !== undefined ||
      territory.formerCommune(code) !== undefined ||
      territory.communesOfPostalCode(code).length > 0,
  },
  codes_postaux: {
    expected: "un code postal",
    exists: (territory: Territory, code: string) => territory.communesOfPostalCode(code).length > 0,
  },
} satisfies Record<string, PlaceKind>;

const KINDS: Readonly<Record<string, PlaceKind>> = PLACES;

/** A code that no place has is met by nobody. Source: INSEE and La Poste, by @etalab/decoupage-administratif. */
export const codeUnknown: BenefitRule = {
  code: "code-unknown",
  check(benefit, { catalogue: { territory } }) {
    return placedCriteria(benefit).flatMap(({ criterion, path }) => {
      const kind = KINDS[criterion.type];
      if (!kind || !("values" in criterion)) return [];
      return criterion.values.flatMap((code, index) =>
        kind.exists(territory, code) ? [] : [unknownCode(code, kind, [...path, "values", index], territory)],
      );
    });
  },
};

function unknownCode(
  found: string,
  { expected, exists }: PlaceKind,
  path: Path,
  territory: Territory,
): RuleHit {
  const bare = found.replace(/\s/g, "").toUpperCase();
  const meant = [bare, bare.padStart(2, "0")].find((code) => exists(territory, code));
  if (meant === undefined) return { path, values: { found, expected } };
  return { path, variant: "same", values: { found, meant }, changes: [{ path, value: meant }] };
}

/** The codes of an institution's perimeter exist. */
export const institutionCodeUnknown: InstitutionRule = {
  code: "code-unknown",
  check({ type = "", code_insee: insee, code_siren: siren, departments = [] }, { catalogue: { territory } }) {
    const own = INSEE_KINDS[type];
    const wrongInsee = own && insee !== undefined && !own.exists(territory, insee);
    return [
      ...(wrongInsee ? [unknownCode(insee, own, ["code_insee"], territory)] : []),
      ...(type === "epci" && siren !== undefined && isNobodysEpci(siren, territory)
        ? [{ path: ["code_siren"], variant: "epci", values: { found: siren } }]
        : []),
      ...departments.flatMap((code, index) =>
        code === undefined || department.exists(territory, code)
          ? []
          : [unknownCode(code, department, ["departments", index], territory)],
      ),
    ];
  },
};

/** A number that is none, or a commune's, is reported as such. */
function isNobodysEpci(siren: string, territory: Territory): boolean {
  if (!isSiren(siren) || isPlaceholderSiren(siren)) return false;
  return !epci.exists(territory, siren) && !territory.communeBySiren(siren);
}

const INSEE_KINDS: Readonly<Record<string, PlaceKind>> = {
  region: PLACES.regions,
  departement: department,
  commune: {
    expected: "le code INSEE d’une commune",
    exists: (territory: Territory, code: string) =>
      territory.commune(code) !== undefined || territory.formerCommune(code) !== undefined,
  },
};
