import type { Compiler } from "../judging/condition.ts";
import { livingIn } from "../judging/living-in.ts";

/** The household's region. */
export const regions: Compiler<"regions"> = ({ values }) => livingIn("region", values);
