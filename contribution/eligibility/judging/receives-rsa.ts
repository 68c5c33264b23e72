import type { Condition } from "./condition.ts";
import { truthOf, UNKNOWN } from "./truth.ts";

/** Euros a month; less is a rounding, not an income. */
const LEAST = 1;

/** The person receives the RSA this month: a criterion and a profile. */
export const receivesRsa: Condition = {
  judge: ({ situation: { rsa } }) => (Number.isFinite(rsa) ? truthOf((rsa as number) > LEAST) : UNKNOWN),
  questions: ["rsa"],
  given: (_facts, holds) => (holds ? "vous le recevez" : "vous ne le recevez pas"),
};
