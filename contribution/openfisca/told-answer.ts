import type { Answer, ComputedAnswer, OpenQuestion } from "../eligibility/answers/answer.ts";
import type { ComputedResult } from "../eligibility/answers/openfisca.ts";
import { COMPUTATION_QUESTIONS, QUESTIONS, type QuestionKey } from "../model/situation.ts";

const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
  " ",
);

const ALL_QUESTIONS = [...QUESTIONS.values(), ...COMPUTATION_QUESTIONS.values()];

/** What OpenFisca says of a complex benefit, told as the answer of a simple one: with its amount and its period. */
export function toldAnswer(answer: ComputedAnswer, { status, amount, undecided }: ComputedResult): Answer {
  const { id, variable, period = "" } = answer;
  if (status === "unknown") {
    const questions = openQuestions(undecided?.missing ?? []);
    if (questions.length > 0) return openAnswer(answer, questions);
    const why = undecided?.unasked;
    return {
      ...answer,
      note: why
        ? `OpenFisca ne sait pas répondre : ${why}.`
        : `OpenFisca n’a pas su calculer cette aide (variable ${variable}).`,
    };
  }
  const sentence = `OpenFisca l’a calculé pour ${periodText(period)} (variable ${variable}).`;
  const verdict = status === "eligible" ? "yes" : "no";
  const general = [{ type: "variable", isDenied: false, verdict, sentence, questions: [] }] as const;
  return { id, status, amount, interest: undefined, general, profiles: [], questions: [] };
}

function openAnswer({ id, variable }: ComputedAnswer, questions: readonly OpenQuestion[]): Answer {
  const titles = questions.map(({ title }) => `« ${title} »`).join(", ");
  const sentence = `OpenFisca le calcule à partir de réponses qui manquent : ${titles} (variable ${variable}).`;
  const general = [{ type: "variable", isDenied: false, verdict: "unknown", sentence, questions }] as const;
  return { id, status: "unknown", amount: "", interest: undefined, general, profiles: [], questions };
}

/** In the order of the form. */
function openQuestions(keys: readonly QuestionKey[]): readonly OpenQuestion[] {
  return ALL_QUESTIONS.filter(({ key }) => keys.includes(key)).map(({ key, title }) => ({ key, title }));
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
