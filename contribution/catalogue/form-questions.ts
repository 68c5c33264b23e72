import { frozen } from "../model/frozen.ts";
import { labelOf, type SchemaNode } from "../model/schema.ts";
import { QUESTIONS, type Question } from "../model/situation.ts";

/** One answer of a closed list. */
export interface Option {
  /** What a situation holds. */
  readonly value: string;
  /** What is read, in French: « en emploi salarié ». */
  readonly label: string;
}

/** What an answer is, and so how it is asked. */
export type AnswerKind = "yes-no" | "choice" | "number" | "date" | "children" | "commune" | "code";

/** A question of a form: all that is needed to draw it, and to know where its answer goes. */
export interface FormQuestion extends Question {
  /** One French sentence under the field. */
  readonly hint: string;
  /**
   * A `date` is `2005-06-15`; `children` are a list of `{ date_naissance }`; a `commune` is an INSEE code, a `code` another
   * official code.
   */
  readonly kind: AnswerKind;
  /** The answers of a `choice`, in the order to show. */
  readonly options?: readonly Option[];
  /** Least and greatest `number`. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** What follows a `number`: « € ». */
  readonly unit?: string;
  /** How many `children` at most. */
  readonly most?: number;
  /** The regular expression that a `commune` or a `code` matches. */
  readonly pattern?: string;
  /** An answer, as an example. */
  readonly example: unknown;
  /** Without it no age is known. */
  readonly isRequired: boolean;
  /** Whether it follows from the commune, and need not be asked. */
  readonly followsFromCommune: boolean;
}

const FROM_COMMUNE: ReadonlySet<string> = new Set(["menage._departement", "menage._region", "menage._epci"]);

/** Every question, in the order in which a form asks them. */
export const FORM_QUESTIONS: readonly FormQuestion[] = frozen(
  [...QUESTIONS.values()].map(({ key, title, node }) => ({
    key,
    title,
    hint: node.description ?? "",
    ...answerOf(node),
    example: structuredClone(node.examples?.[0]),
    isRequired: key === "dateDeValeur",
    followsFromCommune: FROM_COMMUNE.has(key),
  })),
);

type AnswerKeys = "kind" | "options" | "minimum" | "maximum" | "unit" | "most" | "pattern";

function answerOf(node: SchemaNode): Pick<FormQuestion, AnswerKeys> {
  const { type, minimum, maximum, maxItems, pattern, enum: values, "x-unit": unit } = node;
  if (type === "boolean") return { kind: "yes-no" };
  if (type === "number")
    return {
      kind: "number",
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(unit !== undefined && { unit }),
    };
  if (values)
    return {
      kind: "choice",
      options: values.map((value) => ({ value: String(value), label: labelOf(node, value) })),
    };
  if (node["x-widget"] === "date") return { kind: "date" };
  const most = maxItems !== undefined && { most: maxItems };
  if (type === "array") return { kind: "children", ...most };
  return {
    kind: node["x-widget"] === "commune" ? "commune" : "code",
    ...(pattern !== undefined && { pattern }),
  };
}
