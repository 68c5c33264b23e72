import type { Change, ReviewContext } from "../change.ts";
import { change, type Field } from "./field.ts";
import { orderChanges } from "./list-order.ts";
import { matchedList } from "./matched-list.ts";

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
  const { after, changed, removed, added, moved, item } = matchedList(field);
  const named = (from: number | undefined, to: number | undefined) => ({ ...item(from, to), title: noun });
  const whole = (version: "before" | "after", participle: string, one: Field): Change => {
    const sentence = said(one[version], field.context);
    const text = `${noun} ${participle}${ending} : ${sentence}`;
    return change(one, { subject: noun, text, [version]: sentence });
  };
  return [
    ...changed.flatMap(({ from, to }) => changes(named(from, to), after, to)),
    ...added.map((to) => whole("after", "ajouté", named(undefined, to))),
    ...removed.map((from) => whole("before", "retiré", named(from, undefined))),
    ...orderChanges(field, moved, "rewritten", ({ to }) => `« ${said(after[to], field.context)} »`),
  ];
}
