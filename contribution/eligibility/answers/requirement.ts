import { labelOf, nodeAt } from "../../model/schema.ts";
import { criterionPhrase } from "../sentences/criterion-sentence.ts";
import type { Phrase } from "../sentences/phrase.ts";
import { profileSentence } from "../sentences/profile-sentence.ts";
import type { SentenceContext } from "../sentences/teller.ts";

/** What a criterion asks of the person: « Il faut au moins 18 ans », « Il ne faut pas recevoir le RSA ». */
export function criterionRequirement(criterion: unknown, context: SentenceContext): string {
  const phrase = criterionPhrase(criterion, context);
  return phrase ? phraseRequirement(phrase) : "Cette condition doit être remplie";
}

/** What a profile asks, its own conditions aside: « Il faut être au lycée ». */
export function profileRequirement(type: string, context: SentenceContext): string {
  return `Il faut ${profileSentence({ type }, context)}`;
}

/** What an interest flag asks. */
export function interestRequirement(flag: string): string {
  const label = labelOf(nodeAt("benefit-simple", undefined, ["interestFlag"]), flag);
  return `L’aide n’est montrée qu’aux personnes intéressées par ${label}`;
}

function phraseRequirement({ verb, rest, negated }: Phrase): string {
  if (negated) return `Il ne faut pas ${verb} ${rest}`;
  // « il faut au moins 18 ans » says it all.
  return verb === "avoir" && /^(au|plus|moins|exactement)\b/.test(rest)
    ? `Il faut ${rest}`
    : `Il faut ${verb} ${rest}`;
}
