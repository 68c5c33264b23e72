import { answeredYes } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** The person holds a grant this month. */
export const boursier: Compiler<"boursier"> = () =>
  answeredYes("boursier", { yes: "vous en recevez une", no: "vous n’en recevez pas" });
