import type { Compiler } from "../judging/condition.ts";
import { livingIn } from "../judging/living-in.ts";

/** The household's department. */
export const departements: Compiler<"departements"> = ({ values }) => livingIn("department", values);
