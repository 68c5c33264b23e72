import { answeredAmong, includedNotExcluded } from "../answered.ts";
import type { Compiler } from "../condition.ts";
import { textOf } from "../facts.ts";

/** How the household holds its home is included, and not excluded. */
export const statutOccupationLogement: Compiler<"statut_occupation_logement"> = (criterion) =>
  answeredAmong(
    "menage.statut_occupation_logement",
    ({ household }) => textOf(household.statut_occupation_logement),
    includedNotExcluded(criterion),
  );
