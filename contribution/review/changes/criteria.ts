import { firstAge, lastAge, yearsText } from "../../eligibility/sentences/age.ts";
import { ageBound } from "../../eligibility/sentences/condition-rows.ts";
import { criterionPhrase, criterionSentence } from "../../eligibility/sentences/criterion-sentence.ts";
import type { SentenceContext } from "../../eligibility/sentences/teller.ts";
import { isMapping, type Mapping } from "../../model/mapping.ts";
import { CRITERIA } from "../../model/schema.ts";
import { deepEqual } from "../../source/values/data-equality.ts";
import { LISTED_PLACES } from "../../territory/listed-places.ts";
import type { Change, ReviewContext } from "../change.ts";
import { choiceListChanges, placeListChanges } from "./code-list.ts";
import { change, type Field, fieldIn } from "./field.ts";
import { unorderedChanges } from "./unordered.ts";

/** A list of conditions that must all hold: their order means nothing. */
export function criteriaChanges(field: Field): Change[] {
  return unorderedChanges(field, { noun: "Condition", ending: "e", said, changes: criterionChanges });
}

/** A criterion that changed; its type has not. */
function criterionChanges(field: Field): Change[] {
  const { before, after } = field;
  if (!isMapping(before) || !isMapping(after)) return [sentenceChange(field)];
  const type = String(after.type);
  const changed = new Set(
    [...Object.keys(before), ...Object.keys(after)].filter((key) => !deepEqual(before[key], after[key])),
  );
  const only = changed.size === 1 ? [...changed][0] : undefined;
  const inside: Field = { ...field, node: CRITERIA.get(type) };
  if (type === "not" && only === "value") return exceptionChanges(fieldIn(inside, "value"));
  if (type === "age") return [ageChange(field, before, after)];
  const lists = [...changed].every((key) => Array.isArray(before[key]) && Array.isArray(after[key]));
  if (lists && changed.size > 0)
    return [...changed].flatMap((key) => valuesChanges(fieldIn(inside, key), type));
  return [comparedChange(field, CRITERIA.get(type)?.title)];
}

function valuesChanges(field: Field, type: string): Change[] {
  const kind =
    Object.hasOwn(LISTED_PLACES, type) && field.path.after.at(-1) === "values" && LISTED_PLACES[type];
  return kind ? placeListChanges(field, kind, type === "excluded_epcis") : choiceListChanges(field);
}

/** A change inside « not »: what it says is the contrary of the condition. */
function exceptionChanges(field: Field): Change[] {
  if (!isMapping(field.before) || !isMapping(field.after) || field.before.type !== field.after.type)
    return [
      sentenceChange({
        ...field,
        path: parentOf(field),
        before: notOf(field.before),
        after: notOf(field.after),
      }),
    ];
  const type = CRITERIA.get(String(field.after.type))?.title ?? String(field.after.type);
  return criterionChanges(field).map((one) => ({ ...one, within: `Exception « ${type} »` }));
}

function parentOf({ path }: Field): Field["path"] {
  return { before: path.before.slice(0, -1), after: path.after.slice(0, -1) };
}

function notOf(value: unknown): Mapping {
  return { type: "not", value };
}

/** « Âge minimum : 16 → 18 ans », in the whole ages that are accepted. */
function ageChange(field: Field, before: Mapping, after: Mapping): Change {
  const bound = ageBound(before);
  const edge = bound === "lower" ? firstAge : lastAge;
  const [from, to] = [edge(before), edge(after)];
  const sameKeys = Object.keys(before).length === 3 && Object.keys(after).length === 3;
  if (!bound || bound !== ageBound(after) || from === undefined || to === undefined || !sameKeys)
    return comparedChange(field, "Âge");
  const subject = bound === "lower" ? "Âge minimum" : "Âge maximum";
  if (from === to)
    return change(field, {
      kind: "rewritten",
      subject,
      text: `${subject} : ${yearsText(to)}, écrit autrement`,
    });
  return change(field, {
    subject,
    text: `${subject} : ${from} → ${yearsText(to)}`,
    before: yearsText(from),
    after: yearsText(to),
  });
}

/** « Quotient familial : inférieur à 700 € par mois → inférieur à 800 € par mois ». */
function comparedChange(field: Field, title = "Condition"): Change {
  const phrases = [field.before, field.after].map((criterion) =>
    criterionPhrase(criterion, sentenceContext(field.context)),
  );
  const [from, to] = phrases.map((phrase) =>
    phrase?.rest.replace(/^un (quotient familial fiscal|taux d’incapacité) /, ""),
  );
  const isSimple = phrases.every((phrase) => phrase?.verb === "avoir" && !phrase.negated);
  if (!isSimple || from === undefined || to === undefined || from === to) return sentenceChange(field);
  return change(field, { subject: title, text: `${title} : ${from} → ${to}`, before: from, after: to });
}

function sentenceChange(field: Field): Change {
  const [from, to] = [said(field.before, field.context), said(field.after, field.context)];
  const isSame = from === to;
  const [before, after] = isSame ? [JSON.stringify(field.before), JSON.stringify(field.after)] : [from, to];
  return change(field, {
    subject: "Condition",
    text: `Condition modifiée : ${before} → ${after}`,
    before,
    after,
  });
}

/** A condition as one reads it; one that cannot be read is shown as it is written. */
function said(criterion: unknown, context: ReviewContext): string {
  const known = sentenceContext(context);
  return criterionPhrase(criterion, known)
    ? criterionSentence(criterion, known)
    : `condition à corriger (${JSON.stringify(criterion)})`;
}

/** What sentences of conditions need to know. */
export function sentenceContext({ territory }: ReviewContext): SentenceContext {
  return { territory };
}
