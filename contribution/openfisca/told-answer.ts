import type { Answer, ComputedAnswer } from "../eligibility/answers/answer.ts";
import type { ComputedResult } from "../eligibility/answers/openfisca.ts";

const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
  " ",
);

/** What OpenFisca says of a complex benefit, told as the answer of a simple one: with its amount and its period. */
export function toldAnswer(answer: ComputedAnswer, { status, amount }: ComputedResult): Answer {
  const { id, variable, period = "" } = answer;
  if (status === "unknown")
    return { ...answer, note: `OpenFisca n’a pas su calculer cette aide (variable ${variable}).` };
  const sentence = `OpenFisca l’a calculé pour ${periodText(period)} (variable ${variable}).`;
  const verdict = status === "eligible" ? "yes" : "no";
  const general = [{ type: "variable", isDenied: false, verdict, sentence, questions: [] }] as const;
  return { id, status, amount, interest: undefined, general, profiles: [], questions: [] };
}

/** What is said of a complex benefit while OpenFisca does not answer. */
export function silentAnswer(answer: ComputedAnswer): Answer {
  return { ...answer, note: "OpenFisca n’a pas répondu." };
}

/** « novembre 2026 », « l’année 2026 ». */
function periodText(period: string): string {
  const [year, month] = period.split("-");
  return month === undefined ? `l’année ${year}` : `${MONTHS[Number(month) - 1]} ${year}`;
}
