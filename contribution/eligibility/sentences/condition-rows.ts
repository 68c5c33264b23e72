import { isMapping } from "../../model/mapping.ts";
import { ageRangePhrase } from "./age.ts";
import { criterionPhrase, UNREADABLE } from "./criterion-sentence.ts";
import { infinitive, type Phrase } from "./phrase.ts";
import type { CriterionData, SentenceContext } from "./teller.ts";

/** The places, in a list of conditions, of those that read as one: one, or the two bounds of an age, the lower first. */
export type ConditionRow = readonly [number] | readonly [lower: number, upper: number];

/** Which conditions of a list read together: the first lower and the first upper bound of age, each other one alone. */
export function conditionRows(criteria: readonly unknown[]): readonly ConditionRow[] {
  const lower = criteria.findIndex((criterion) => ageBound(criterion) === "lower");
  const upper = criteria.findIndex((criterion) => ageBound(criterion) === "upper");
  const isRange = lower >= 0 && upper >= 0;
  return criteria.flatMap((_, index): readonly ConditionRow[] => {
    if (!isRange || (index !== lower && index !== upper)) return [[index]];
    return index === Math.min(lower, upper) ? [[lower, upper]] : [];
  });
}

/** Which side of an age range a criterion is, if it is one, even before it says an age. */
export function ageBound(criterion: unknown): "lower" | "upper" | undefined {
  if (!isMapping(criterion) || criterion.type !== "age") return undefined;
  if (criterion.operator === ">=" || criterion.operator === ">") return "lower";
  return criterion.operator === "<=" || criterion.operator === "<" ? "upper" : undefined;
}

/** The phrase of a row; undefined when its condition is incomplete or cannot be read. */
export function rowPhrase(
  criteria: readonly unknown[],
  [first, second]: ConditionRow,
  context: SentenceContext,
): Phrase | undefined {
  if (second === undefined) return criterionPhrase(criteria[first], context);
  // Only mappings make a row of two.
  return ageRangePhrase(criteria[first] as CriterionData, criteria[second] as CriterionData);
}

/** A row as one reads it: « avoir entre 16 et 25 ans ». */
export function rowSentence(
  criteria: readonly unknown[],
  row: ConditionRow,
  context: SentenceContext,
): string {
  const phrase = rowPhrase(criteria, row, context);
  return phrase ? infinitive(phrase) : UNREADABLE;
}

/** The phrases of a list of conditions, and how many conditions have none. */
export function listPhrases(
  criteria: unknown,
  context: SentenceContext,
): { phrases: readonly Phrase[]; unreadable: number } {
  if (criteria === undefined || criteria === null || criteria === "") return { phrases: [], unreadable: 0 };
  if (!Array.isArray(criteria)) return { phrases: [], unreadable: 1 };
  const rows = conditionRows(criteria);
  const phrases = rows.flatMap((row) => rowPhrase(criteria, row, context) ?? []);
  return { phrases, unreadable: rows.length - phrases.length };
}
