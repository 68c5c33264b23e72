import { knownOf } from "../person/facts.ts";
import { truthOfKnown } from "../person/known.ts";
import type { Condition } from "./condition.ts";

/** Euros a month; less is a rounding, not an income. */
const LEAST = 1;

/** The person receives the RSA this month: a criterion and a profile. */
export const receivesRsa: Condition = {
  judge: (facts) => truthOfKnown(knownOf("rsa", facts), (amount) => Number(amount) > LEAST),
  questions: ["rsa"],
  given: (_facts, holds) => (holds ? "vous le recevez" : "vous ne le recevez pas"),
};
