import { useDeferredValue, useMemo } from "react";
import type { Answer, JudgedAnswer } from "../../contribution/eligibility/answers/answer.ts";
import { simpleToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { compileCatalogue } from "../../contribution/eligibility/index/compile-catalogue.ts";
import { relationsOf } from "../../contribution/eligibility/person/place-relations.ts";
import type { QuestionKey, Situation } from "../../contribution/model/situation.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { useForm } from "../form/findings.ts";
import { isRecord } from "../form/plain-value.ts";
import { isJudged } from "./answer-text.ts";

/** What the benefit on screen answers. */
export interface LiveBenefit {
  readonly territory: Territory;
  /** The answer to a situation of any shape. */
  answer(situation: unknown): Answer | undefined;
  /** What the benefit asks, in the order of a form. */
  readonly questions: readonly QuestionKey[];
}

/** The benefit on screen, ready to answer; undefined until the names of places arrive. */
export function useLiveBenefit(): LiveBenefit | undefined {
  const slug = useForm((form) => form.slug);
  const territory = useForm((form) => form.territory);
  const institution = useForm(({ index, data }) => {
    const name = String(data.institution);
    return index && Object.hasOwn(index.institutions, name) ? index.institutions[name] : undefined;
  });
  // A keystroke is drawn first, its answer after.
  const data = useDeferredValue(useForm((form) => form.data));
  return useMemo(() => {
    if (!territory) return undefined;
    const benefit = simpleToJudge(slug, data, institution);
    const compiled = compileCatalogue([benefit], { relations: relationsOf(territory), names: territory });
    const answer = (situation: unknown) =>
      // The evaluation accepts data of any shape.
      compiled.explainAll((isRecord(situation) ? situation : {}) as unknown as Situation)[0];
    return { territory, answer, questions: questionsOf(answer({})) };
  }, [slug, territory, institution, data]);
}

/** To a person of whom nothing is known, everything that a benefit asks is missing. */
function questionsOf(answer: Answer | undefined): readonly QuestionKey[] {
  return isJudged(answer) ? answer.questions.map(({ key }: JudgedAnswer["questions"][number]) => key) : [];
}
