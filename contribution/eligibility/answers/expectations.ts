import type { BenefitExemple } from "../../model/generated/data.ts";
import type { JudgedAnswer } from "./answer.ts";

/** The answer that a person gets, as an example of a file writes it. */
export const EXPECTATIONS: Readonly<Record<JudgedAnswer["status"], BenefitExemple["resultat"]>> = {
  eligible: "eligible",
  "not-eligible": "non_eligible",
  unknown: "indetermine",
};
