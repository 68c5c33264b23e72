import { answeredAmong } from "../answered.ts";
import type { Compiler } from "../condition.ts";
import { textOf } from "../facts.ts";

/** The honours obtained at the baccalauréat are among these. */
export const mentionBaccalaureat: Compiler<"mention_baccalaureat"> = ({ values }) => {
  const accepted = new Set<string>(values);
  return answeredAmong(
    "demandeur.mention_baccalaureat",
    ({ person }) => textOf(person.mention_baccalaureat),
    (mention) => accepted.has(mention),
  );
};
