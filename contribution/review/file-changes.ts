import type { Kind } from "../model/collections.ts";
import type { Mapping } from "../model/mapping.ts";
import { resolved, schemaOf } from "../model/schema.ts";
import { deepEqual } from "../source/values/data-equality.ts";
import { withoutEmpty } from "../source/values/without-empty.ts";
import type { Change, ReviewContext } from "./change.ts";
import { fieldIn, keysOf } from "./changes/field.ts";
import { fieldChanges } from "./changes/field-changes.ts";

/**
 * Every change between the data of two versions of a file, in the order in which a file is written; none when they hold
 * the same, the order of keys and the spellings of "none" aside. Data of any shape are accepted.
 */
export function fileChanges(kind: Kind, before: Mapping, after: Mapping, context: ReviewContext): Change[] {
  const from = withoutEmpty(before).data;
  const to = withoutEmpty(after).data;
  const node = resolved(schemaOf(kind));
  const whole = {
    path: { before: [], after: [] },
    node,
    title: "",
    before: from,
    after: to,
    beside: { before: from, after: to },
    context,
  };
  return keysOf(node, from, to)
    .map((key) => fieldIn(whole, key))
    .filter((field) => !deepEqual(field.before, field.after))
    .flatMap(fieldChanges);
}
