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

/** The questions of which something may follow from others. */
export const DEDUCIBLE: ReadonlySet<QuestionKey> = new Set(DEDUCTIONS.map(({ of }) => of));

/** What the answers to other questions leave possible of a question; undefined when nothing follows. */
export function deducedOf(
  question: QuestionKey,
  answers: ReadonlyMap<QuestionKey, unknown>,
): Deduced | undefined {
  const found = DEDUCTIONS.find(
    ({ of, from, answers: those }) => of === question && those.includes(String(answers.get(from))),
  );
  return found && { values: found.leaves, from: found.from };
}
