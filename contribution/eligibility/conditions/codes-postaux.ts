import type { Compiler } from "../condition.ts";
import { livingIn } from "../living-in.ts";

/** The postal code that the person typed. */
export const codesPostaux: Compiler<"codes_postaux"> = ({ values }) => livingIn("postal_code", values);
