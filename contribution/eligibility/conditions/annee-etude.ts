import { answeredAmong } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";
import { textOf } from "../person/facts.ts";

/** The year of study is among these. */
export const anneeEtude: Compiler<"annee_etude"> = ({ values }) => {
  const accepted = new Set<string>(values);
  return answeredAmong(
    "demandeur.annee_etude",
    ({ person }) => textOf(person.annee_etude),
    (year) => accepted.has(year),
  );
};
