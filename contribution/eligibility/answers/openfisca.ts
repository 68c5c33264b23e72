import type { QuestionKey, Situation } from "../../model/situation.ts";
import type { ComplexToJudge } from "../benefit/benefit-to-judge.ts";
import { dayOf } from "../person/day.ts";
import { amountText } from "./amount-text.ts";
import type { ComputedAnswer } from "./answer.ts";
import { computedAnswer } from "./explain.ts";

/** One variable to compute, for one period: `2026-09` or `2026`. */
export interface Computation extends Pick<ComputedAnswer, "variable" | "entity"> {
  readonly period: string;
  /** Whether it counts as zero in the three months before: what was received then is left out of the calculation. */
  readonly isZeroBefore?: boolean;
}

/** A calculation that something unknown may change. */
export interface Undecided {
  /** The questions to answer, in no order; empty where only what is never asked is wanting. */
  readonly missing: readonly QuestionKey[];
  /** French, to end « OpenFisca ne sait pas répondre : »; where nobody is asked what is wanting. */
  readonly unasked?: string;
}

/** An amount, or whether somebody is entitled; or why neither is known. */
export type Computed = number | boolean | Undecided;

/** What computes complex benefits, for instance a client of OpenFisca's web API. */
export interface OpenFisca {
  /**
   * The value of each variable for a person, by name; a question that was not answered, and that the value depends
   * on, leaves it undecided. What it cannot compute is left out; it fails only when it cannot be reached.
   */
  compute(computations: readonly Computation[], situation: Situation): Promise<ReadonlyMap<string, Computed>>;
}

/** What OpenFisca says of a complex benefit. */
export interface ComputedResult {
  readonly id: string;
  readonly status: "eligible" | "not-eligible" | "unknown";
  /** As the simulator shows it; empty for a benefit without amount. */
  readonly amount: string;
  /** Why it is unknown, where OpenFisca can say it. */
  readonly undecided?: Undecided;
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
    // The simulator does so of amounts by the month.
    const isZeroBefore =
      benefit.setToZeroRecently === true &&
      benefit.type !== "bool" &&
      benefit.openfiscaPeriod === "thisMonth";
    return period === undefined ? [] : [{ variable, entity, period, ...(isZeroBefore && { isZeroBefore }) }];
  });
  const values =
    computations.length > 0 ? await engine.compute(computations, situation) : new Map<string, Computed>();
  return benefits.map((benefit) => resultOf(benefit, values.get(benefit.variable)));
}

function resultOf(benefit: ComplexToJudge, value: Computed | undefined): ComputedResult {
  const { id } = benefit;
  if (value === undefined) return { id, status: "unknown", amount: "" };
  if (typeof value === "object") return { id, status: "unknown", amount: "", undecided: value };
  if (value === false || Number(value) <= 0) return { id, status: "not-eligible", amount: "" };
  const amount = typeof value === "number" ? amountText({ ...benefit, montant: value }) : "";
  return { id, status: "eligible", amount };
}
