import { yearsText } from "../../eligibility/sentences/age.ts";
import { oneOf } from "../../eligibility/sentences/phrase.ts";
import { frenchNumber } from "../../model/french-number.ts";
import type { Mapping } from "../../model/mapping.ts";
import type { Axis } from "./axis.ts";

/** Ages that nobody passes. */
const OLDEST = 120;

/** Day of every situation: the first of a year, so that an age is the difference of two years. */
export const DAY = "2026-01-01";
const YEAR = 2026;

/** Birthday of a person who has an age on {@link DAY}. */
export function birthdayAt(age: number): string {
  return `${YEAR - age}-01-01`;
}

/** The stretches of whole ages between the bounds of some criteria: in each, everybody is treated alike. */
export function ageAxis(criteria: readonly Mapping[]): Axis | undefined {
  const bounds = criteria.flatMap(({ type, operator, value }) =>
    type === "age" && typeof value === "number" ? cutsOf(String(operator), value) : [],
  );
  const starts = [0, ...bounds.filter((cut) => cut > 0 && cut <= OLDEST)];
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  if (sorted.length < 2) return undefined;
  const ranges = sorted.map((start, index) => [start, (sorted[index + 1] ?? OLDEST + 1) - 1] as const);
  return {
    size: ranges.length,
    put({ demandeur }, value) {
      demandeur.date_naissance = birthdayAt(ranges[value]?.[0] ?? 0);
      return true;
    },
    words: (values) => ({
      place: "after-persons",
      text: oneOf(joined(values.map((value) => ranges[value] ?? [0, 0])).map(rangeText)),
    }),
  };
}

/** The ages at which the truth of a comparison changes. */
function cutsOf(operator: string, value: number): number[] {
  const from = Math.ceil(value);
  const after = Math.floor(value) + 1;
  if (operator === "=") return [from, after];
  return operator === ">=" || operator === "<" ? [from] : [after];
}

/** Ranges that touch made one. */
function joined(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const result: (readonly [number, number])[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && last[1] + 1 === range[0]) result[result.length - 1] = [last[0], range[1]];
    else result.push(range);
  }
  return result;
}

/** « de 16 et 17 ans », « de 18 à 25 ans », « de moins de 16 ans », « de 30 ans ou plus ». */
function rangeText([from, to]: readonly [number, number]): string {
  if (from === 0 && to >= OLDEST) return "de tout âge";
  if (from === 0) return `de moins de ${yearsText(to + 1)}`;
  if (to >= OLDEST) return `de ${yearsText(from)} ou plus`;
  if (from === to) return `de ${yearsText(from)}`;
  return to === from + 1
    ? `de ${frenchNumber(from)} et ${yearsText(to)}`
    : `de ${frenchNumber(from)} à ${yearsText(to)}`;
}
