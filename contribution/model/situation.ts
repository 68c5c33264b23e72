import type { Data } from "./generated/data.ts";
import { fieldsOf, type SchemaNode, SITUATION } from "./schema.ts";

/** A person and their household on a day; an absent answer is one that nobody knows. */
export type Situation = Data["situation"];

/** The part of a situation that is about the person. */
export type Person = NonNullable<Situation["demandeur"]>;

/** The part of a situation that is about where and how the person lives. */
export type Household = NonNullable<Situation["menage"]>;

/** The place of an answer in a situation: `demandeur.date_naissance`, `enfants`, `rsa`. */
export type QuestionKey =
  | `demandeur.${keyof Person}`
  | `menage.${keyof Household}`
  | Exclude<keyof Situation, "demandeur" | "menage">;

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

/** Every question, in the order in which a form asks them. */
export const QUESTIONS: ReadonlyMap<QuestionKey, AskedQuestion> = new Map(
  fieldsOf(SITUATION)
    .flatMap(([key, node]) =>
      node.properties
        ? fieldsOf(node).map(([inner, field]) => asked(`${key}.${inner}`, field))
        : asked(key, node),
    )
    .map((question) => [question.key, question]),
);

function asked(key: string, node: SchemaNode): AskedQuestion {
  // The keys of the schema are those of the type that is generated from it.
  return { key: key as QuestionKey, title: node.title ?? key, node };
}
