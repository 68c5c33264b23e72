import { answeredAmong } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** The honours obtained at the baccalauréat are among these. */
export const mentionBaccalaureat: Compiler<"mention_baccalaureat"> = ({ values }) => {
  const accepted = new Set<unknown>(values);
  return answeredAmong("demandeur.mention_baccalaureat", (mention) => accepted.has(mention));
};
