import type { Person } from "../../model/situation.ts";
import { answeredYes } from "./answered.ts";
import type { Condition } from "./condition.ts";

/** The person declared an interest, by the key that a benefit and a situation share. */
export function interested(flag: string): Condition {
  // A test holds the flags of benefits against the keys of situations.
  return answeredYes(`demandeur.${flag as keyof Person}`, {
    yes: "vous avez déclaré cet intérêt",
    no: "vous n’avez pas déclaré cet intérêt",
  });
}
