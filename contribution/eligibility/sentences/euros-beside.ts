import { frenchNumber } from "../../model/french-number.ts";

/**
 * An amount said beside a bound, so that the two never look equal when they are not: « de 600 € », « de 600,40 € »,
 * « d’un peu plus de 600 € » when even cents do not tell them apart.
 */
export function eurosBeside(amount: number, bound: number): string {
  const cents = Math.round(amount * 100);
  if (cents === Math.round(bound * 100) && amount !== bound)
    return `d’un peu ${amount > bound ? "plus" : "moins"} de ${euros(bound)}`;
  return `de ${euros(cents / 100)}`;
}

/** Cents are said both or not at all. */
export function euros(amount: number): string {
  return `${Number.isInteger(amount) ? frenchNumber(amount) : frenchNumber(amount, 2)}\u00a0€`;
}
