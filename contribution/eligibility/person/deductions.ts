import { QUESTIONS, type QuestionKey } from "../../model/situation.ts";
import type { Known } from "./known.ts";

/** What the answer to a question leaves possible of another one: only what follows for everybody. */
interface Deduction {
  readonly from: QuestionKey;
  readonly answers: readonly string[];
  readonly of: QuestionKey;
  readonly leaves: readonly unknown[];
}

/** In none of the years that the question lists, which may be called « another year » or not be an answer at all. */
const NO_LISTED_YEAR = ["autre", undefined];

const LYCEE_YEARS = ["cap_1", "cap_2", "seconde", "premiere", "terminale"];

const HIGHER_YEARS = (QUESTIONS.get("demandeur.annee_etude")?.node.enum ?? []).filter(
  (year) => year !== "autre" && !LYCEE_YEARS.includes(String(year)),
);

const NOT_STUDYING = ["chomeur", "salarie", "independant", "inactif"];
const NOT_EMPLOYED = ["chomeur", "independant", "inactif"];

/**
 * A stage is not here: benefits call so the trainees of vocational training, who look for a job or have one. Nor is
 * the field of training, for the same reason. Nor the contract of employees: some have a work-study contract (article
 * L6221-1 of the labour code makes it a contract of employment), and the simulator asks it of the young ones.
 */
const DEDUCTIONS: readonly Deduction[] = [
  {
    // Whoever studies, work-study included, answers « en études ou en alternance », even with a job beside.
    from: "demandeur.activite",
    answers: NOT_STUDYING,
    of: "demandeur.scolarite",
    leaves: ["aucune"],
  },
  {
    // A work-study contract is a contract of employment: who has none has no such contract.
    from: "demandeur.activite",
    answers: NOT_EMPLOYED,
    of: "demandeur._contratAlternance",
    leaves: ["aucun"],
  },
  {
    // An agency employs those who temp (article L1251-1 of the labour code); who studies may have such a job beside.
    from: "demandeur.activite",
    answers: NOT_EMPLOYED,
    of: "demandeur._agence_travail_temporaire",
    leaves: [false],
  },
  {
    // The years listed are those of the lycée and of higher education; an apprentice may be in one and in neither.
    from: "demandeur.scolarite",
    answers: ["college"],
    of: "demandeur.annee_etude",
    leaves: NO_LISTED_YEAR,
  },
  {
    from: "demandeur.scolarite",
    answers: ["lycee"],
    of: "demandeur.annee_etude",
    leaves: [...LYCEE_YEARS, "autre"],
  },
  {
    from: "demandeur.scolarite",
    answers: ["enseignement_superieur"],
    of: "demandeur.annee_etude",
    leaves: [...HIGHER_YEARS, "autre"],
  },
  {
    // Specialities of training begin after the collège.
    from: "demandeur.scolarite",
    answers: ["college"],
    of: "demandeur.groupe_specialites_formation",
    leaves: ["autre"],
  },
];

/** What follows for a question, and from which one. */
export interface Deduced extends Known {
  readonly from: QuestionKey;
}

/** What the answers to other questions leave possible of each question of which something follows. */
export function deducedFrom(answers: ReadonlyMap<QuestionKey, unknown>): ReadonlyMap<QuestionKey, Deduced> {
  const deduced = new Map<QuestionKey, Deduced>();
  for (const [question, follows] of FOLLOWING) {
    const found = follows.get(answers.get(question));
    for (const [of, what] of found ?? NOTHING) if (!deduced.has(of)) deduced.set(of, what);
  }
  return deduced;
}

type Follows = readonly (readonly [of: QuestionKey, what: Deduced])[];

const NOTHING: Follows = [];

/** By question, then by its answer: what follows of others. Read for every person. */
const FOLLOWING: ReadonlyMap<QuestionKey, ReadonlyMap<unknown, Follows>> = new Map(
  [...new Set(DEDUCTIONS.map(({ from }) => from))].map((question) => [question, followsFrom(question)]),
);

function followsFrom(question: QuestionKey): ReadonlyMap<unknown, Follows> {
  const own = DEDUCTIONS.filter(({ from }) => from === question);
  const those = new Set(own.flatMap(({ answers }) => answers));
  return new Map(
    [...those].map((answer) => [
      answer,
      own.flatMap(({ answers, of, leaves }) =>
        answers.includes(answer) ? [[of, { values: leaves, from: question }] as const] : [],
      ),
    ]),
  );
}
