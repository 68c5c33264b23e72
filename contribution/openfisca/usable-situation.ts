import { answerCheck } from "../eligibility/person/answer-check.ts";
import { mappingOf, own } from "../model/mapping.ts";
import { COMPUTATION_QUESTIONS, QUESTIONS, type Situation } from "../model/situation.ts";

const CHECKED = [...QUESTIONS.values(), ...COMPUTATION_QUESTIONS.values()].map(({ key, node }) => {
  const [part = "", inner] = key.split(".");
  return { part, inner, accepts: answerCheck(node).accepts };
});

/** The answers of a situation that its schema accepts: what is not in it is no answer. Data of any shape is accepted. */
export function usableSituation(situation: unknown): Situation {
  const all = mappingOf(situation);
  const usable: Record<string, unknown> = {};
  for (const { part, inner, accepts } of CHECKED) {
    const held = own(all, part);
    const answer = inner === undefined ? held : own(mappingOf(held), inner);
    if (!accepts(answer)) continue;
    usable[part] = inner === undefined ? answer : { ...mappingOf(usable[part]), [inner]: answer };
  }
  // Each answer is as the schema that the type is made from wants it; a date may be missing, which the reader sees.
  return usable as unknown as Situation;
}
