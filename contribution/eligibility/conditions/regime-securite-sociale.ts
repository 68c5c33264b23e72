import { answeredAmong, includedNotExcluded } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** The health insurance scheme is included, and not excluded. */
export const regimeSecuriteSociale: Compiler<"regime_securite_sociale"> = (criterion) =>
  answeredAmong("regime_securite_sociale", includedNotExcluded(criterion));
