import type { Compiler } from "../judging/condition.ts";
import { livingIn } from "../judging/living-in.ts";
import { negated } from "../judging/negated.ts";

/** The household's EPCI is none of these; a commune without EPCI is in none. */
export const excludedEpcis: Compiler<"excluded_epcis"> = ({ values }) => negated(livingIn("epci", values));
