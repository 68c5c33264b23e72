import type { Compiler } from "../condition.ts";
import { negated } from "../negated.ts";
import { isRefusal } from "../refusal.ts";

/** The criterion inside does not hold; what is unknown stays so. */
export const not: Compiler<"not"> = ({ value }, { compile }) => {
  const inner = compile(value);
  return isRefusal(inner) ? { ...inner, path: ["value", ...inner.path] } : negated(inner);
};
