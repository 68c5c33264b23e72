import type { Data } from "./generated/data.ts";
import { fieldsOf, type SchemaNode, SITUATION } from "./schema.ts";

/** A person and their household on a day; an absent answer is one that nobody knows. */
export type Situation = Data["situation"];

/** The part of a situation that is about the person. */
export type Person = NonNullable<Situation["demandeur"]>;

/** The part of a situation that is about where and how the person lives. */
export type Household = NonNullable<Situation["menage"]>;

/** The part of a situation that is about the person's family. */
export type Family = NonNullable<Situation["famille"]>;

/** The part of a situation that is about who lives in a couple with the person. */
export type Partner = NonNullable<Situation["conjoint"]>;

/** The place of an answer in a situation: `demandeur.date_naissance`, `enfants`, `rsa`. */
export type QuestionKey =
  | `demandeur.${keyof Person}`
  | `menage.${keyof Household}`
  | `famille.${keyof Family}`
  | `conjoint.${keyof Partner}`
  | Exclude<keyof Situation, "demandeur" | "menage" | "famille" | "conjoint">;

/** A question that a situation answers. */
export interface Question {
  readonly key: QuestionKey;
  /** Short French name. */
  readonly title: string;
}

/** A question with the schema of its answer: labels, limits, hint. */
export interface AskedQuestion extends Question {
  readonly node: SchemaNode;
}

const ALL = fieldsOf(SITUATION).flatMap(([key, node]) =>
  node.properties
    ? fieldsOf(node).map(([inner, field]) => asked(`${key}.${inner}`, field))
    : asked(key, node),
);

/** Every question that a simple benefit may ask, in the order in which a form asks them. */
export const QUESTIONS: ReadonlyMap<QuestionKey, AskedQuestion> = mapOf(
  ALL.filter(({ node }) => node["x-for"] === undefined),
);

/** The questions that only OpenFisca needs, to compute complex benefits; in the order of the form. */
export const COMPUTATION_QUESTIONS: ReadonlyMap<QuestionKey, AskedQuestion> = mapOf(
  ALL.filter(({ node }) => node["x-for"] === "openfisca"),
);

function mapOf(questions: readonly AskedQuestion[]): ReadonlyMap<QuestionKey, AskedQuestion> {
  return new Map(questions.map((question) => [question.key, question]));
}

function asked(key: string, node: SchemaNode): AskedQuestion {
  // The keys of the schema are those of the type that is generated from it.
  return { key: key as QuestionKey, title: node.title ?? key, node };
}
