import { isMapping } from "../../source/data-equality.ts";

/** A criterion of any shape. */
export type CriterionMapping = Readonly<Record<string, unknown>>;

/** Every criterion of a benefit, of its general conditions and of its profiles; that inside a `not` instead of it. */
export function criteriaIn({
  conditions_generales,
  profils,
}: Readonly<{ conditions_generales?: unknown; profils?: unknown }>): CriterionMapping[] {
  const inProfiles = mappingsOf(profils).flatMap(({ conditions }) => mappingsOf(conditions));
  return [...mappingsOf(conditions_generales), ...inProfiles].map(unfolded);
}

function mappingsOf(value: unknown): CriterionMapping[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

function unfolded(criterion: CriterionMapping): CriterionMapping {
  return criterion.type === "not" && isMapping(criterion.value) ? unfolded(criterion.value) : criterion;
}
