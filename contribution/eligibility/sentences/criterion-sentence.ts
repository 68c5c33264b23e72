import { isMapping } from "../../model/mapping.ts";
import { AGE } from "./age.ts";
import { HOUSING } from "./housing.ts";
import { infinitive, type Phrase } from "./phrase.ts";
import { PLACES } from "./places.ts";
import { RESOURCES } from "./resources.ts";
import { SITUATION } from "./situation.ts";
import { STUDIES } from "./studies.ts";
import type { SentenceContext, Tellers } from "./teller.ts";

/** What is said of a condition that is incomplete or cannot be read. */
export const UNREADABLE = "condition à corriger";

/** Says every type of criterion, `not` excepted, which says another one's contrary. */
const TELLERS: Tellers = { ...AGE, ...PLACES, ...STUDIES, ...RESOURCES, ...HOUSING, ...SITUATION };

/** A condition as one reads it: « avoir au moins 16 ans », « ne pas recevoir le RSA »; any value is accepted. */
export function criterionSentence(criterion: unknown, context: SentenceContext): string {
  const phrase = criterionPhrase(criterion, context);
  return phrase ? infinitive(phrase) : UNREADABLE;
}

/** The phrase of a condition, or of its contrary; undefined when the condition is incomplete or cannot be read. */
export function criterionPhrase(
  criterion: unknown,
  context: SentenceContext,
  negated = false,
): Phrase | undefined {
  if (!isMapping(criterion) || typeof criterion.type !== "string") return undefined;
  if (criterion.type === "not") return criterionPhrase(criterion.value, context, !negated);
  const tell = Object.hasOwn(TELLERS, criterion.type) ? TELLERS[criterion.type] : undefined;
  return tell?.(criterion, negated, context);
}
