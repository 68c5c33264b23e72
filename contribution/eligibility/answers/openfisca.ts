import type { Situation } from "../../model/situation.ts";
import type { ComplexToJudge } from "../benefit/benefit-to-judge.ts";
import { dayOf } from "../person/day.ts";
import { amountText } from "./amount-text.ts";
import type { ComputedAnswer } from "./answer.ts";
import { computedAnswer } from "./explain.ts";

/** One variable to compute, for one period: `2026-09` or `2026`. */
export type Computation = Pick<ComputedAnswer, "variable" | "entity"> & { readonly period: string };

/** What computes complex benefits, for instance a client of OpenFisca's web API. */
export interface OpenFisca {
  /**
   * The value of each variable for a person, by name: an amount, or whether they are entitled. What it cannot compute
   * is left out; it fails only when it cannot be reached.
   */
  compute(
    computations: readonly Computation[],
    situation: Situation,
  ): Promise<ReadonlyMap<string, number | boolean>>;
}

/** What OpenFisca says of a complex benefit. */
export interface ComputedResult {
  readonly id: string;
  readonly status: "eligible" | "not-eligible" | "unknown";
  /** As the simulator shows it; empty for a benefit without amount. */
  readonly amount: string;
}

/** Asks OpenFisca for complex benefits, in one go; the answers come in the order of the benefits. */
export async function askOpenFisca(
  engine: OpenFisca,
  benefits: readonly ComplexToJudge[],
  situation: Situation,
): Promise<readonly ComputedResult[]> {
  const date = dayOf(situation.dateDeValeur);
  const computations = benefits.flatMap((benefit) => {
    const { variable, entity, period } = computedAnswer(benefit, { date });
    return period === undefined ? [] : [{ variable, entity, period }];
  });
  const values = computations.length > 0 ? await engine.compute(computations, situation) : new Map();
  return benefits.map((benefit) => resultOf(benefit, values.get(benefit.variable)));
}

function resultOf(benefit: ComplexToJudge, value: number | boolean | undefined): ComputedResult {
  const { id } = benefit;
  if (value === undefined) return { id, status: "unknown", amount: "" };
  if (value === false || value === 0) return { id, status: "not-eligible", amount: "" };
  const amount = typeof value === "number" ? amountText({ ...benefit, montant: value }) : "";
  return { id, status: "eligible", amount };
}
