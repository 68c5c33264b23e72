import { isUnjudged } from "../benefit/unjudged.ts";
import type { Compiler } from "../judging/condition.ts";
import { negated } from "../judging/negated.ts";

/** The criterion inside does not hold; what is unknown stays so. */
export const not: Compiler<"not"> = ({ value }, { compile }) => {
  const inner = compile(value);
  return isUnjudged(inner) ? { ...inner, path: ["value", ...inner.path] } : negated(inner);
};
