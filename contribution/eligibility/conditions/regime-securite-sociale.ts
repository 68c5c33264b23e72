import { answeredAmong, includedNotExcluded } from "../answered.ts";
import type { Compiler } from "../condition.ts";
import { textOf } from "../facts.ts";

/** The health insurance scheme is included, and not excluded. */
export const regimeSecuriteSociale: Compiler<"regime_securite_sociale"> = (criterion) =>
  answeredAmong(
    "regime_securite_sociale",
    ({ situation }) => textOf(situation.regime_securite_sociale),
    includedNotExcluded(criterion),
  );
