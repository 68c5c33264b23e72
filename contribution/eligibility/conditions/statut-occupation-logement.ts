import { answeredAmong, includedNotExcluded } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** How the household holds its home is included, and not excluded. */
export const statutOccupationLogement: Compiler<"statut_occupation_logement"> = (criterion) =>
  answeredAmong("menage.statut_occupation_logement", includedNotExcluded(criterion));
