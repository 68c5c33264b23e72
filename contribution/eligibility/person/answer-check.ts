import { frenchNumber } from "../../model/french-number.ts";
import { isMapping, own } from "../../model/mapping.ts";
import type { SchemaNode } from "../../model/schema.ts";
import { dayOf } from "./day.ts";

/** What one question accepts. */
export interface AnswerCheck {
  readonly accepts: (answer: unknown) => boolean;
  /** What an answer must be, to end a sentence: « il faut un nombre entre 0 et 1 ». Nothing typed is in it. */
  readonly expected: string;
}

/** The check that the schema of a question makes of its answers. */
export function answerCheck(node: SchemaNode): AnswerCheck {
  if (node["x-widget"] === "date")
    return {
      accepts: (answer) => dayOf(answer) !== undefined,
      expected: `il faut une date qui existe, sans heure, écrite comme ${node.examples?.[0]}`,
    };
  if (node.type === "array") return childrenCheck(node);
  if (node.type === "boolean")
    return {
      accepts: (answer) => typeof answer === "boolean",
      expected: "il faut répondre par oui ou par non",
    };
  if (node.type === "number") return numberCheck(node);
  return textCheck(node);
}

function numberCheck({ minimum = 0, maximum = Number.MAX_VALUE, examples }: SchemaNode): AnswerCheck {
  const example = maximum === 1 ? `, par exemple ${frenchNumber(Number(examples?.[0]))}` : "";
  return {
    accepts: (answer) => typeof answer === "number" && answer >= minimum && answer <= maximum,
    expected: `il faut un nombre entre ${frenchNumber(minimum)} et ${frenchNumber(maximum)}${example}`,
  };
}

function textCheck({ enum: choices, pattern = "", examples }: SchemaNode): AnswerCheck {
  if (choices) {
    const known = new Set<unknown>(choices);
    return { accepts: (answer) => known.has(answer), expected: "il faut l’un des choix proposés" };
  }
  const shape = new RegExp(pattern);
  return {
    accepts: (answer) => typeof answer === "string" && shape.test(answer),
    expected: `il faut un code, écrit comme ${examples?.[0]}`,
  };
}

/** Without the age of each child, nobody can tell what depends on it. */
function childrenCheck({ maxItems = 0 }: SchemaNode): AnswerCheck {
  return {
    accepts: (answer) =>
      Array.isArray(answer) &&
      answer.length <= maxItems &&
      answer.every((child) => isMapping(child) && dayOf(own(child, "date_naissance")) !== undefined),
    expected: `il faut la date de naissance de chaque enfant, sans heure, pour ${maxItems} enfants au plus`,
  };
}
