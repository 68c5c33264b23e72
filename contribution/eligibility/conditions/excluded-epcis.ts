import type { Compiler } from "../condition.ts";
import { livingIn } from "../living-in.ts";
import { negated } from "../negated.ts";

/** The household's EPCI is none of these; a commune without EPCI is in none. */
export const excludedEpcis: Compiler<"excluded_epcis"> = ({ values }) => negated(livingIn("epci", values));
