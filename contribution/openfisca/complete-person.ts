import type { Computation, Computed, OpenFisca } from "../eligibility/answers/openfisca.ts";
import { dayOf } from "../eligibility/person/day.ts";
import type { Situation } from "../model/situation.ts";
import { periodsAround } from "./periods.ts";

/** The answers that OpenFisca can give in the place of a person whose incomes are known. */
export type CompletedAnswers = Pick<Situation, "rfr" | "nbptr" | "rsa" | "boursier">;

/**
 * What OpenFisca computes of the answers that a person has not given, from the incomes that they typed; nothing that an
 * open question may change. Data of any shape is accepted.
 */
export async function completePerson(openFisca: OpenFisca, situation: Situation): Promise<CompletedAnswers> {
  const day = dayOf(situation.dateDeValeur);
  const { salaire_net, chomage_net } = situation.demandeur ?? {};
  // Without any income typed, nothing can be known: the engine need not be asked.
  if (day === undefined || (salaire_net === undefined && chomage_net === undefined)) return {};
  const { thisMonth, fiscalYear } = periodsAround(day);
  const computable: readonly Computation[] = [
    { variable: "rfr", entity: "foyers_fiscaux", period: fiscalYear },
    { variable: "nbptr", entity: "foyers_fiscaux", period: fiscalYear },
    { variable: "rsa", entity: "familles", period: thisMonth },
    { variable: "boursier", entity: "individus", period: thisMonth },
  ];
  const wanted = computable.filter(
    ({ variable }) => situation[variable as keyof CompletedAnswers] === undefined,
  );
  const values = await openFisca.compute(wanted, situation);
  return {
    ...numberNamed("rfr", values),
    ...numberNamed("nbptr", values),
    ...numberNamed("rsa", values),
    ...(typeof values.get("boursier") === "boolean" && { boursier: values.get("boursier") === true }),
  };
}

/** Rounded to the cent: the engine computes in single precision. */
function numberNamed(name: "rfr" | "nbptr" | "rsa", values: ReadonlyMap<string, Computed>) {
  const value = values.get(name);
  return typeof value === "number" ? { [name]: Math.max(0, Math.round(value * 100) / 100) } : {};
}
