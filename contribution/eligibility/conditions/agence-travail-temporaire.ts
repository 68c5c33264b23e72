import { answeredYes } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** The person works for a temporary employment agency. */
export const agenceTravailTemporaire: Compiler<"agence_travail_temporaire"> = () =>
  answeredYes("demandeur._agence_travail_temporaire", {
    yes: "vous travaillez en intérim",
    no: "vous ne travaillez pas en intérim",
  });
