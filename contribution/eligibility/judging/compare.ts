import type { OperatorCriterion } from "../../model/generated/data.ts";

/** Compares numbers with a bound; the operator is one of the schema's. */
export function comparing(operator: OperatorCriterion, bound: number): (value: number) => boolean {
  switch (operator) {
    case ">":
      return (value) => value > bound;
    case ">=":
      return (value) => value >= bound;
    case "=":
      return (value) => value === bound;
    case "<":
      return (value) => value < bound;
    case "<=":
      return (value) => value <= bound;
  }
}
