import { frenchNumber } from "../../model/french-number.ts";
import { COUNTED, comparisonIn } from "./comparison.ts";
import type { Phrase } from "./phrase.ts";
import type { CriterionData, Tellers } from "./teller.ts";

/** Age, in whole years. */
export const AGE: Tellers = {
  age(criterion, negated) {
    const comparison = comparisonIn(criterion, negated);
    if (!comparison) return undefined;
    const { operator, value, denied } = comparison;
    const years = yearsText(value);
    return {
      verb: "avoir",
      rest: operator === "=" ? years : `${COUNTED[operator]} ${years}`,
      negated: denied,
    };
  },
};

/** The first and last whole years of age that two bounds leave: « avoir entre 16 et 25 ans ». */
export function ageRangePhrase(lower: CriterionData, upper: CriterionData): Phrase | undefined {
  const from = firstAge(lower);
  const to = lastAge(upper);
  if (from === undefined || to === undefined) return undefined;
  const rest =
    from < to
      ? `entre ${frenchNumber(from)} et ${yearsText(to)}`
      : from === to
        ? yearsText(to)
        : `au moins ${yearsText(from)} et au plus ${yearsText(to)}`;
  return { verb: "avoir", rest, negated: false };
}

/** The first whole age that a lower bound accepts: 16 for « >= 16 », 17 for « > 16 ». */
export function firstAge({ operator, value }: CriterionData): number | undefined {
  if (typeof value !== "number") return undefined;
  return operator === ">" ? Math.floor(value) + 1 : Math.ceil(value);
}

/** The last whole age that an upper bound accepts: 25 for « <= 25 » and for « < 26 ». */
export function lastAge({ operator, value }: CriterionData): number | undefined {
  if (typeof value !== "number") return undefined;
  return operator === "<" ? Math.ceil(value) - 1 : Math.floor(value);
}

/** « 16 ans », « 1 an ». */
export function yearsText(age: number): string {
  return `${frenchNumber(age)} ${Math.abs(age) < 2 ? "an" : "ans"}`;
}
