import { toPlain } from "../form/plain-value.ts";
import { BASE_KEY } from "../form/shape.ts";

/** What a person made of one field of a form: its plain value when the form was opened, and now; absent for none. */
export interface FieldChange {
  readonly was?: unknown;
  readonly is?: unknown;
}

/** Changes of a form by the name of their field. */
export type FieldChanges = Readonly<Record<string, FieldChange>>;

/** The data of a form, as Decap holds them. */
export interface FormData {
  get(name: string): unknown;
  keySeq(): Iterable<string>;
}

/** The fields that differ between a form as it was opened and as it is. */
export function fieldChanges(opened: FormData, now: FormData): FieldChanges {
  const names = new Set([...opened.keySeq(), ...now.keySeq()]);
  names.delete(BASE_KEY);
  const changed = [...names].filter((name) => !isSame(opened.get(name), now.get(name)));
  return Object.fromEntries(
    changed.map((name) => [name, { was: toPlain(opened.get(name)), is: toPlain(now.get(name)) }]),
  );
}

/** The changes that would still change something in a form. */
export function changesLeft(changes: FieldChanges, now: FormData): FieldChanges {
  return Object.fromEntries(Object.entries(changes).filter(([name, { is }]) => !isSame(is, now.get(name))));
}

/** The names of the fields that somebody else changed too, since the changes were made. */
export function changedMeanwhile(changes: FieldChanges, now: FormData): string[] {
  return Object.entries(changesLeft(changes, now))
    .filter(([name, { was }]) => !isSame(was, now.get(name)))
    .map(([name]) => name);
}

/** Compares as JSON does, because changes have been through it. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(toPlain(one)) === JSON.stringify(toPlain(other));
}
