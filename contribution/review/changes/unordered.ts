import { matchedItems } from "../../source/matching/matched-items.ts";
import { deepEqual } from "../../source/values/data-equality.ts";
import type { Change, ReviewContext } from "../change.ts";
import { change, type Field } from "./field.ts";
import { orderChanges } from "./list-order.ts";

/** How the items of a list are told whose order means nothing. */
export interface ItemWords {
  readonly noun: string;
  /** Ending of the participle. */
  readonly ending: "" | "e";
  /** An item as one reads it, whatever it holds. */
  readonly said: (item: unknown, context: ReviewContext) => string;
  /** What changed inside an item that stayed; `to` is its position among `after`. */
  readonly changes: (item: Field, after: readonly unknown[], to: number) => Change[];
}

/** What changed in a list whose order means nothing: inside items, those that came, those that went. */
export function unorderedChanges(field: Field, { noun, ending, said, changes }: ItemWords): Change[] {
  const before = Array.isArray(field.before) ? field.before : [];
  const after = Array.isArray(field.after) ? field.after : [];
  const { pairs, removed, added, moved } = matchedItems(before, after);
  const item = (from: number | undefined, to: number | undefined): Field => ({
    ...field,
    path: { before: [...field.path.before, from ?? 0], after: [...field.path.after, to ?? 0] },
    title: noun,
    before: from === undefined ? undefined : before[from],
    after: to === undefined ? undefined : after[to],
  });
  const whole = (version: "before" | "after", participle: string, one: Field): Change => {
    const sentence = said(one[version], field.context);
    const text = `${noun} ${participle}${ending} : ${sentence}`;
    return change(one, { subject: noun, text, [version]: sentence });
  };
  return [
    ...pairs
      .filter(({ from, to }) => !deepEqual(before[from], after[to]))
      .flatMap(({ from, to }) => changes(item(from, to), after, to)),
    ...added.map((to) => whole("after", "ajouté", item(undefined, to))),
    ...removed.map((from) => whole("before", "retiré", item(from, undefined))),
    ...orderChanges(field, moved, "rewritten", ({ to }) => `« ${said(after[to], field.context)} »`),
  ];
}
