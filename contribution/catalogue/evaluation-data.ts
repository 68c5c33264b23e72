import type { BenefitToJudge } from "../eligibility/benefit/benefit-to-judge.ts";
import { communeCodesText } from "../territory/commune-codes.ts";
import { LISTED_PLACES } from "../territory/listed-places.ts";
import { perimeterPlaces } from "../territory/perimeter.ts";
import type { PlaceKind } from "../territory/place.ts";
import { territoryExcerpt } from "../territory/territory-excerpt.ts";
import type { Catalogue, CatalogueBenefit } from "./catalogue.ts";

/** The little that answering people needs: what benefits ask and give, and the places that they name. */
export interface EvaluationData {
  /** Of the form of these data: the code of another one does not read them. */
  readonly version: typeof EVALUATION_VERSION;
  readonly benefits: readonly BenefitToJudge[];
  /** A text that `createTerritory` reads. */
  readonly places: string;
  /** A text that `readCommuneCodes` reads. */
  readonly communeCodes: string;
}

export const EVALUATION_VERSION = 2;

/** What is read of every benefit. */
const COMMON = [
  "id",
  "source_type",
  "type",
  "unit",
  "periodicite",
  "legend",
  "floorAt",
  "participation",
] as const;
const SIMPLE = [...COMMON, "montant", "interestFlag", "conditions_generales", "profils"] as const;
const COMPLEX = [...COMMON, "variable", "entity", "openfiscaPeriod"] as const;
const GIVER = ["name", "type", "code_insee", "code_siren", "departments"] as const;

/** Takes out of a catalogue what evaluation reads, and out of the territory (its generated text) the places named. */
export function evaluationData({ benefits }: Catalogue, territory: string): EvaluationData {
  const judged = benefits.map(toJudge);
  const places = territoryExcerpt(territory, namedPlaces(judged));
  return { version: EVALUATION_VERSION, benefits: judged, places, communeCodes: communeCodesText(territory) };
}

function toJudge(benefit: CatalogueBenefit): BenefitToJudge {
  if (benefit.source_type === "openfisca") return picked(benefit, COMPLEX);
  // Only the condition on its perimeter reads the institution.
  const isAttached = JSON.stringify(benefit.conditions_generales).includes('"attached_to_institution"');
  const institution = isAttached ? picked(benefit.institution, GIVER) : undefined;
  return { ...picked(benefit, SIMPLE), institution };
}

function picked<Source extends object, Key extends keyof Source>(
  source: Source,
  keys: readonly Key[],
): Pick<Source, Key> {
  // Optional keys that are absent stay so.
  return Object.fromEntries(keys.flatMap((key) => (key in source ? [[key, source[key]]] : []))) as Pick<
    Source,
    Key
  >;
}

function namedPlaces(benefits: readonly BenefitToJudge[]) {
  const codes: Record<PlaceKind, Set<string>> = {
    region: new Set(),
    department: new Set(),
    epci: new Set(),
    commune: new Set(),
    postal_code: new Set(),
  };
  for (const benefit of benefits) {
    if (benefit.source_type === "openfisca") continue;
    const perimeter = benefit.institution ? perimeterPlaces(benefit.institution) : [];
    for (const { kind, code } of perimeter) codes[kind].add(code);
    // Valid criteria have the schema's shape; a `not` may hold one.
    JSON.stringify(benefit.conditions_generales, (_key, value) => {
      const type = String(value?.type);
      const kind = Object.hasOwn(LISTED_PLACES, type) && LISTED_PLACES[type];
      if (kind && Array.isArray(value.values)) for (const code of value.values) codes[kind].add(code);
      return value;
    });
  }
  return { epcis: codes.epci, communes: codes.commune, postalCodes: codes.postal_code };
}
