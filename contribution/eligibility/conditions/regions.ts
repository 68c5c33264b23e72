import type { Compiler } from "../condition.ts";
import { livingIn } from "../living-in.ts";

/** The household's region. */
export const regions: Compiler<"regions"> = ({ values }) => livingIn("region", values);
