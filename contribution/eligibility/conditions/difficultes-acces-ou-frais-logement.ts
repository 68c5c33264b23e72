import { answeredYes } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** The person said that finding or paying a home is hard. */
export const difficultesAccesOuFraisLogement: Compiler<"difficultes_acces_ou_frais_logement"> = () =>
  answeredYes("menage._difficultes_acces_ou_frais_logement", {
    yes: "vous en avez",
    no: "vous n’en avez pas",
  });
