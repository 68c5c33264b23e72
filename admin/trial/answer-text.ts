import type { Answer, JudgedAnswer } from "../../contribution/eligibility/answers/answer.ts";

/** What is answered to a person, in one French sentence. */
export function answerText(answer: Answer): string {
  switch (answer.status) {
    case "eligible":
      return answer.amount ? `A droit à l’aide : ${answer.amount}.` : "A droit à l’aide.";
    case "not-eligible":
      return "N’a pas droit à l’aide.";
    case "unknown":
      return `Il manque une réponse : ${titlesOf(answer.questions)}.`;
    case "error":
      return "Une condition ne peut pas être vérifiée : corrigez-la d’abord.";
    case "computed-by-openfisca":
      return (
        answer.note ??
        `Calculé par OpenFisca (variable ${answer.variable}${answer.period ? `, ${answer.period}` : ""}).`
      );
  }
}

const MOST_TITLES = 4;

/** All of them are in the reasons. */
function titlesOf(questions: JudgedAnswer["questions"]): string {
  const titles = questions.map(({ title }) => `« ${title} »`);
  const left = titles.length - MOST_TITLES;
  if (left < 2) return titles.join(", ");
  return `${titles.slice(0, MOST_TITLES).join(", ")} et ${left} autres`;
}

/** Whether an answer was judged from the file: with reasons, and comparable with an expectation. */
export function isJudged(answer: Answer | undefined): answer is JudgedAnswer {
  return answer !== undefined && "general" in answer;
}
