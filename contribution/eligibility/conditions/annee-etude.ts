import { answeredAmong } from "../judging/answered.ts";
import type { Compiler } from "../judging/condition.ts";

/** The year of study is among these. */
export const anneeEtude: Compiler<"annee_etude"> = ({ values }) => {
  const accepted = new Set<unknown>(values);
  return answeredAmong("demandeur.annee_etude", (year) => accepted.has(year));
};
