import type { Finding } from "../../diagnostics/diagnostic.ts";
import type { BenefitComplex } from "../../model/generated/data.ts";
import type { Question } from "../../model/situation.ts";
import type { Verdict } from "../judging/truth.ts";
import type { AmountFigures } from "./amount-text.ts";

/** A question to ask, or to ask again. */
export interface OpenQuestion extends Question {
  /** French, what is wrong with the answer that was given; absent when there was none. */
  readonly problem?: string;
}

/** Whether one thing asked of the person is so, and why. */
export interface Reason {
  /** The criterion that asks it, by its type (that inside, when it is denied); or the profile, the interest, `variable`. */
  readonly type: string;
  /** Whether the contrary of the criterion is asked. */
  readonly isDenied: boolean;
  readonly verdict: Verdict;
  /** What is asked and what the person answered: « Il faut au moins 18 ans ; vous avez 17 ans. » */
  readonly sentence: string;
  /** The questions to answer for it to be known; empty when it is. */
  readonly questions: readonly OpenQuestion[];
}

/** A profile of the benefit. */
export interface ProfileReason {
  readonly type: string;
  /** Of the profile with its conditions. */
  readonly verdict: Verdict;
  /** Whether the person is of that profile, its conditions aside. */
  readonly own: Reason;
  /** In the order of the file. */
  readonly conditions: readonly Reason[];
}

/** What the file of a simple benefit says of a person. */
export interface JudgedAnswer {
  readonly id: string;
  readonly status: "eligible" | "not-eligible" | "unknown";
  /** As the simulator shows it: « 280 € / an »; empty for a benefit without amount. */
  readonly amount: string;
  /** The same in figures; absent for a benefit without amount. */
  readonly figures?: AmountFigures;
  /** The interest that must be declared, if one must. */
  readonly interest: Reason | undefined;
  /** All must hold; in the order of the file. */
  readonly general: readonly Reason[];
  /** One must hold, if there is any; in the order of the file. */
  readonly profiles: readonly ProfileReason[];
  /** When unknown: the questions whose answers would decide, in the order of the form. */
  readonly questions: readonly OpenQuestion[];
}

/** A benefit whose file cannot be judged, and what is wrong in it. */
export interface ErrorAnswer {
  readonly id: string;
  readonly status: "error";
  readonly findings: readonly Finding[];
}

/** A benefit that OpenFisca computes: what to ask it. */
export interface ComputedAnswer {
  readonly id: string;
  readonly status: "computed-by-openfisca";
  readonly variable: string;
  readonly entity: BenefitComplex["entity"];
  /** As OpenFisca writes it, `2026-09` or `2026`; undefined when the situation's date is not known. */
  readonly period: string | undefined;
  /** Why nothing was computed, where it was asked. */
  readonly note?: string;
}

/** Whether a person may have a benefit, and why. */
export type Answer = JudgedAnswer | ErrorAnswer | ComputedAnswer;

/** A benefit in the answer for a whole catalogue. */
export interface Listed {
  readonly id: string;
  /** As the simulator shows it: « 280 € / an »; empty for a benefit without amount. */
  readonly amount: string;
  /** The same in figures; absent for a benefit without amount. */
  readonly figures?: AmountFigures;
}

/** What a catalogue says of a person, without reasons; each list in the order of the catalogue. */
export interface Simulation {
  readonly eligible: readonly Listed[];
  /** Those that an answer not given yet decides. */
  readonly unknown: readonly Listed[];
}
