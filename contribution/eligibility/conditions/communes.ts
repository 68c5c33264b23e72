import type { Compiler } from "../judging/condition.ts";
import { livingIn } from "../judging/living-in.ts";

/** The household's commune; codes of former, delegated or associated communes and of arrondissements are met by nobody. */
export const communes: Compiler<"communes"> = ({ values }, { relations }) =>
  livingIn(
    "commune",
    values.filter((code) => relations.isCommune(code)),
  );
