import type { Compiler } from "../judging/condition.ts";
import { livingIn } from "../judging/living-in.ts";

/** The household's EPCI; a commune without EPCI is in none. */
export const epcis: Compiler<"epcis"> = ({ values }) => livingIn("epci", values);
