import type { BenefitToJudge } from "../../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { isMapping } from "../../../contribution/model/mapping.ts";
import { LISTED_PLACES } from "../../../contribution/territory/listed-places.ts";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";

/** Where a copy of a place stands: a code of the same kind. */
export type Move = (kind: PlaceKind, code: string, copy: number) => string;

/** Moves places over the whole country. */
export function movesOver(territory: Territory): Move {
  const codesOf = (places: Iterable<{ readonly code: string }>) => [...places].map(({ code }) => code);
  const codes: Readonly<Record<PlaceKind, readonly string[]>> = {
    region: codesOf(territory.regions()),
    department: codesOf(territory.departments()),
    epci: codesOf(territory.epcis()),
    commune: codesOf(territory.communes()),
    postal_code: [...territory.postalCodes()],
  };
  return (kind, code, copy) =>
    codes[kind][(codes[kind].indexOf(code) + copy * 7 + 1) % codes[kind].length] ?? "";
}

/**
 * A catalogue several times as large: copies of the benefits, each in other places than its model. A benefit for all
 * of France is given to a department.
 */
export function multiplied(benefits: readonly BenefitToJudge[], times: number, move: Move): BenefitToJudge[] {
  const copies = Array.from({ length: times - 1 }, (_, copy) =>
    benefits.map((benefit, index) =>
      moved(benefit, copy + 1, DEPARTMENTS[index % DEPARTMENTS.length] ?? "", move),
    ),
  );
  return [...benefits, ...copies.flat()];
}

const DEPARTMENTS = ["02", "14", "29", "33", "54", "69", "76", "83"];

function moved(benefit: BenefitToJudge, copy: number, home: string, move: Move): BenefitToJudge {
  const id = `${benefit.id}-${copy}`;
  if (benefit.source_type === "openfisca") return { ...benefit, id };
  const general = Array.isArray(benefit.conditions_generales) ? benefit.conditions_generales : [];
  const elsewhere = general
    .filter((criterion) => isMapping(criterion) && criterion.type !== "attached_to_institution")
    .map((criterion) => movedCriterion(criterion, copy, move));
  const isPlaced = elsewhere.some(({ type }) => String(type) in LISTED_PLACES);
  const department = { type: "departements", values: [move("department", home, copy)] };
  return { ...benefit, id, conditions_generales: isPlaced ? elsewhere : [department, ...elsewhere] };
}

function movedCriterion(criterion: Readonly<Record<string, unknown>>, copy: number, move: Move) {
  const kind = LISTED_PLACES[String(criterion.type)];
  if (!kind || !Array.isArray(criterion.values)) return criterion;
  return { ...criterion, values: criterion.values.map((code) => move(kind, String(code), copy)) };
}
