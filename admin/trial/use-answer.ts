import { useDeferredValue, useMemo } from "react";
import type { Answer, JudgedAnswer } from "../../contribution/eligibility/answers/answer.ts";
import {
  type ComplexToJudge,
  simpleToJudge,
  variableOf,
} from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { compileCatalogue } from "../../contribution/eligibility/index/compile-catalogue.ts";
import { relationsOf } from "../../contribution/eligibility/person/place-relations.ts";
import type { BenefitComplex } from "../../contribution/model/generated/data.ts";
import {
  COMPUTATION_QUESTIONS,
  type QuestionKey,
  type Situation,
} from "../../contribution/model/situation.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { useForm } from "../form/findings.ts";
import { isRecord, type PlainRecord } from "../form/plain-value.ts";
import { isJudged } from "./answer-text.ts";
import { toldBy, useEngine } from "./use-engine.ts";

/** What the benefit on screen answers. */
export interface LiveBenefit {
  readonly territory: Territory;
  /** The answer to a situation of any shape. */
  answer(situation: unknown): Answer | undefined;
  /** What the benefit asks, in the order of a form. */
  readonly questions: readonly QuestionKey[];
  /** What to ask OpenFisca, for a benefit that it computes; empty for any other. */
  readonly complex: readonly ComplexToJudge[];
}

/** The benefit on screen, ready to answer; undefined until the names of places arrive. */
export function useLiveBenefit(): LiveBenefit | undefined {
  const slug = useForm((form) => form.slug);
  const kind = useForm((form) => form.kind);
  const territory = useForm((form) => form.territory);
  const institution = useForm(({ index, data }) => {
    const name = String(data.institution);
    return index && Object.hasOwn(index.institutions, name) ? index.institutions[name] : undefined;
  });
  // A keystroke is drawn first, its answer after.
  const data = useDeferredValue(useForm((form) => form.data));
  return useMemo(() => {
    if (!territory) return undefined;
    const complex = kind === "benefit-complex" ? [complexToJudge(slug, data)] : [];
    const [benefit = simpleToJudge(slug, data, institution)] = complex;
    const compiled = compileCatalogue([benefit], { relations: relationsOf(territory), names: territory });
    const answer = (situation: unknown) =>
      // The evaluation accepts data of any shape.
      compiled.explainAll((isRecord(situation) ? situation : {}) as unknown as Situation)[0];
    const questions = complex.length > 0 ? COMPUTED : questionsOf(answer({}));
    return { territory, answer, questions, complex };
  }, [slug, kind, territory, institution, data]);
}

/** What the calculations need of nearly everybody, before what only they need. */
const COMPUTED: readonly QuestionKey[] = [
  "demandeur.date_naissance",
  "demandeur.activite",
  "demandeur.scolarite",
  "enfants",
  "menage.depcom",
  "menage.statut_occupation_logement",
  ...COMPUTATION_QUESTIONS.keys(),
];

function complexToJudge(slug: string, data: PlainRecord): ComplexToJudge {
  // What is missing or wrong is said beside its field, and leaves the engine without answer.
  const complex = data as unknown as BenefitComplex;
  return { ...complex, id: slug, source_type: "openfisca", variable: variableOf(slug, complex) };
}

/** The answer of the benefit on screen to a situation of any shape, OpenFisca’s where it is the one to say it. */
export function useToldAnswer(live: LiveBenefit | undefined, situation: unknown): Answer | undefined {
  // The engine’s client takes of it what the schema of situations accepts.
  const person = (isRecord(situation) ? situation : NOBODY) as unknown as Situation;
  const engine = useEngine(live?.complex ?? NONE, person);
  const answer = useMemo(() => live?.answer(person), [live, person]);
  return answer && toldBy(engine, answer);
}

const NOBODY: PlainRecord = {};
const NONE: readonly never[] = [];

/** To a person of whom nothing is known, everything that a benefit asks is missing. */
function questionsOf(answer: Answer | undefined): readonly QuestionKey[] {
  return isJudged(answer) ? answer.questions.map(({ key }: JudgedAnswer["questions"][number]) => key) : [];
}
