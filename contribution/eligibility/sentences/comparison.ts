import type { CriterionData } from "./teller.ts";

const INVERSES = { ">": "<=", ">=": "<", "<": ">=", "<=": ">", "=": "=" } as const;

/** How a criterion compares a number. */
export interface Comparison {
  readonly operator: keyof typeof INVERSES;
  readonly value: number;
  /** Whether the phrase must deny it all the same: nothing else says « different ». */
  readonly denied: boolean;
}

/** The comparison that a criterion holds, or its inverse; undefined for a missing or wrong operator or value. */
export function comparisonIn({ operator, value }: CriterionData, negated: boolean): Comparison | undefined {
  if (typeof value !== "number" || !Number.isFinite(value) || !isOperator(operator)) return undefined;
  return { operator: negated ? INVERSES[operator] : operator, value, denied: negated && operator === "=" };
}

/** « inférieur ou égal à », before a quantity. */
export const COMPARED: Readonly<Record<Comparison["operator"], string>> = {
  ">": "supérieur à",
  ">=": "supérieur ou égal à",
  "=": "égal à",
  "<": "inférieur à",
  "<=": "inférieur ou égal à",
};

/** « au moins », before something counted. */
export const COUNTED: Readonly<Record<Comparison["operator"], string>> = {
  ">": "plus de",
  ">=": "au moins",
  "=": "exactement",
  "<": "moins de",
  "<=": "au plus",
};

function isOperator(operator: unknown): operator is Comparison["operator"] {
  return typeof operator === "string" && Object.hasOwn(INVERSES, operator);
}
