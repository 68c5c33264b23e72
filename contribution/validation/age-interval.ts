import type { AgeCriterion } from "../model/generated/data.ts";

/** Whole years of age allowed by criteria that must all hold: both ends included; empty when `max < min`. */
export interface AgeInterval {
  readonly min: number;
  readonly max: number;
}

/** The oldest age that a criterion may name. */
export const OLDEST = 120;

/** The ages that all the criteria allow. */
export function ageInterval(criteria: readonly AgeCriterion[]): AgeInterval {
  return criteria
    .map(allowed)
    .reduce((all, one) => ({ min: Math.max(all.min, one.min), max: Math.min(all.max, one.max) }), {
      min: 0,
      max: OLDEST,
    });
}

// Ages are whole years, so that "more than 17" is "at least 18".
function allowed({ operator, value }: AgeCriterion): AgeInterval {
  if (operator === ">=") return { min: Math.ceil(value), max: OLDEST };
  if (operator === ">") return { min: Math.floor(value) + 1, max: OLDEST };
  if (operator === "<=") return { min: 0, max: Math.floor(value) };
  if (operator === "<") return { min: 0, max: Math.ceil(value) - 1 };
  return { min: Math.ceil(value), max: Math.floor(value) };
}

const WORDS = {
  ">": "plus de",
  ">=": "au moins",
  "=": "exactement",
  "<": "moins de",
  "<=": "au plus",
} as const;

/** The criteria in French: "au moins 16 ans, au plus 25 ans". */
export function ageBounds(criteria: readonly AgeCriterion[]): string {
  return criteria.map(({ operator, value }) => `${WORDS[operator]} ${value} ans`).join(", ");
}
