import type { Compiler } from "../condition.ts";
import { livingIn } from "../living-in.ts";

/** The household's department. */
export const departements: Compiler<"departements"> = ({ values }) => livingIn("department", values);
