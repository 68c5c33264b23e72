import { answeredYes } from "../answered.ts";
import type { Compiler } from "../condition.ts";

/** The person holds a grant this month. */
export const boursier: Compiler<"boursier"> = () =>
  answeredYes("boursier", ({ situation }) => situation.boursier, {
    yes: "vous en recevez une",
    no: "vous n’en recevez pas",
  });
