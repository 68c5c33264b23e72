import { answerCheck } from "../eligibility/person/answer-check.ts";
import { type Facts, knownOf, readFacts } from "../eligibility/person/facts.ts";
import type { PlaceRelations } from "../eligibility/person/place-relations.ts";
import { mappingOf, own } from "../model/mapping.ts";
import { COMPUTATION_QUESTIONS, QUESTIONS, type QuestionKey, type Situation } from "../model/situation.ts";

/** What is known of a person before anything is computed. */
export interface KnownPerson {
  /** The answers that can be used, and those that follow from them. */
  readonly situation: Situation;
  /** The questions whose answer is not known, and may matter. */
  readonly open: ReadonlySet<QuestionKey>;
}

type Answers = ReadonlyMap<QuestionKey, unknown>;

const CHECKED = [...COMPUTATION_QUESTIONS.values()].map(({ key, node }) => ({
  key,
  steps: key.split("."),
  accepts: answerCheck(node).accepts,
}));

/** Who studies, work-study included, says so of their activity. */
const NOT_STUDYING: ReadonlySet<unknown> = new Set(["chomeur", "salarie", "independant", "inactif"]);
const WITHOUT_RENT: ReadonlySet<unknown> = new Set(["proprietaire", "loge_gratuitement", "sans_domicile"]);
const PARIS = "75056";

/** Questions that nobody is asked once another one has some answer: without answer, they mean zero or no. */
const MOOT: readonly {
  readonly of: readonly QuestionKey[];
  readonly when: (answers: Answers) => boolean;
}[] = [
  { of: ["conjoint.salaire_net"], when: (answers) => answers.get("famille.en_couple") !== true },
  {
    of: ["menage.loyer", "menage.charges_locatives", "menage.coloc", "menage.logement_chambre"],
    when: (answers) => WITHOUT_RENT.has(answers.get("menage.statut_occupation_logement")),
  },
  { of: ["demandeur.taux_incapacite"], when: (answers) => answers.get("demandeur.handicap") === false },
  {
    of: ["demandeur.annee_etude", "demandeur.mention_baccalaureat"],
    when: (answers) => NOT_STUDYING.has(answers.get("demandeur.activite")) || isAtCollege(answers),
  },
  {
    // The grant of higher education alone reads it.
    of: ["demandeur.bourse_criteres_sociaux_base_ressources_parentale"],
    when: (answers) => isOther("demandeur.scolarite", "enseignement_superieur", answers),
  },
  { of: ["famille.parisien"], when: (answers) => isOther("menage.depcom", PARIS, answers) },
];

function isAtCollege(answers: Answers): boolean {
  return answers.get("demandeur.scolarite") === "college";
}

function isOther(question: QuestionKey, answer: unknown, answers: Answers): boolean {
  return answers.has(question) && answers.get(question) !== answer;
}

/**
 * What is known of a person, and what is not: an answer that is not in the schema, or that contradicts another one, is
 * none. Data of any shape is accepted.
 */
export function knownPerson(given: unknown, relations: PlaceRelations): KnownPerson {
  // The reader accepts data of any shape.
  const facts = readFacts(mappingOf(given) as unknown as Situation, relations);
  const answers = new Map<QuestionKey, unknown>();
  for (const key of QUESTIONS.keys()) {
    const answer = soleAnswer(key, facts);
    if (answer !== undefined) answers.set(key, answer);
  }
  // No tax return has no share, and OpenFisca divides by them.
  if (answers.get("nbptr") === 0) answers.delete("nbptr");
  for (const { key, steps, accepts } of CHECKED) {
    const answer = steps.reduce<unknown>((held, step) => own(mappingOf(held), step), given);
    if (accepts(answer)) answers.set(key, answer);
  }
  const moot = new Set(MOOT.flatMap(({ of, when }) => (when(answers) ? of : [])));
  const all = [...QUESTIONS.keys(), ...COMPUTATION_QUESTIONS.keys()];
  const open = new Set(all.filter((key) => !answers.has(key) && !moot.has(key)));
  return { situation: situationOf(answers), open };
}

/** The answer to a question, given or deduced, when it is the only one possible. */
function soleAnswer(key: QuestionKey, facts: Facts): unknown {
  if (facts.problems.has(key)) return undefined;
  const { values = [] } = knownOf(key, facts) ?? {};
  return values.length === 1 ? values[0] : undefined;
}

function situationOf(answers: Answers): Situation {
  const situation: Record<string, unknown> = {};
  for (const [key, answer] of answers) {
    const [part = "", inner] = key.split(".");
    situation[part] = inner === undefined ? answer : { ...mappingOf(situation[part]), [inner]: answer };
  }
  // Each answer is as the schema that the type is made from wants it; a date may be missing, which the reader sees.
  return situation as unknown as Situation;
}
