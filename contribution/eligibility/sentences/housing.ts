import { acceptedPhrase } from "./accepted-values.ts";
import type { Tellers } from "./teller.ts";

/** Housing. */
export const HOUSING: Tellers = {
  statut_occupation_logement: (criterion, negated) =>
    acceptedPhrase(criterion, negated, "être", (label) => label),
  difficultes_acces_ou_frais_logement: (_criterion, negated) => ({
    verb: "avoir",
    rest: `${negated ? "de" : "des"} difficultés à trouver un logement ou à en payer les frais`,
    negated,
  }),
};
