import type { Compiler } from "../condition.ts";
import { livingIn } from "../living-in.ts";

/** The household's EPCI; a commune without EPCI is in none. */
export const epcis: Compiler<"epcis"> = ({ values }) => livingIn("epci", values);
