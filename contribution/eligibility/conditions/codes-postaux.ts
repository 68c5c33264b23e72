import type { Compiler } from "../judging/condition.ts";
import { livingIn } from "../judging/living-in.ts";

/** The postal code that the person typed. */
export const codesPostaux: Compiler<"codes_postaux"> = ({ values }) => livingIn("postal_code", values);
