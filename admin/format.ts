import type { Kind } from "../contribution/model/collections.ts";
import { keyOrderOf } from "../contribution/model/key-order.ts";
import { parseSource } from "../contribution/source/parse.ts";
import { isEmpty } from "../contribution/source/without-empty.ts";
import { writeDocument } from "../contribution/source/write.ts";
import { groupsOf } from "./form-groups.ts";
import { BASE_KEY, SOURCE_KEY, toFileData, toForm } from "./form-shape.ts";

/** What Decap asks of a file format: text to the form's data, and back. */
export interface FileFormat {
  fromFile(text: string): Record<string, unknown>;
  toFile(entry: Readonly<Record<string, unknown>>): string;
}

/** What lists show in the place of the title of a file that cannot be read. */
const UNREADABLE_TITLE = "Fichier à corriger";

/** The name under which a kind's format is registered, as `format:` in the configuration says it. */
export function formatName(kind: Kind): string {
  return `contribution-${kind}`;
}

/**
 * The format of a kind of file. A file that cannot be read becomes its text, in `__source`, which is written back
 * as it is. Any other keeps its text in `__base`, so that writing changes only the lines of what was edited.
 */
export function contributionFormat(kind: Kind): FileFormat {
  const groups = groupsOf(kind);
  const order = keyOrderOf(kind);
  const titleKey = kind === "institution" ? "name" : "label";
  return {
    fromFile(text) {
      const parsed = parseSource(text);
      if (!parsed.ok) return { [titleKey]: UNREADABLE_TITLE, [SOURCE_KEY]: text };
      return { ...toForm(parsed.data, groups), [BASE_KEY]: text };
    },
    toFile(entry) {
      const source = entry[SOURCE_KEY];
      if (typeof source === "string") return source;
      const base = typeof entry[BASE_KEY] === "string" ? entry[BASE_KEY] : undefined;
      const parsed = base === undefined ? undefined : parseSource(base);
      const original = parsed?.ok ? parsed.data : {};
      const data = withoutNewEmpties(toFileData(entry, groups), original);
      return writeDocument(parsed?.ok ? base : undefined, data, order);
    },
  };
}

/**
 * Data without the keys that an edit left empty: "none" is written by leaving the key out. A key that the file
 * already had empty stays as it was, since nobody touched it, and so does the empty `values` of a criterion.
 */
export function withoutNewEmpties(
  data: Readonly<Record<string, unknown>>,
  original: unknown,
): Record<string, unknown> {
  const before = mapping(original);
  const kept = Object.entries(data).filter(
    ([key, value]) =>
      value !== undefined && (!isEmpty(value) || key === "values" || same(value, before, key)),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, cleaned(value, before[key])]));
}

function cleaned(value: unknown, original: unknown): unknown {
  if (Array.isArray(value)) {
    const before: readonly unknown[] = Array.isArray(original) ? original : [];
    return value.map((item, index) => cleaned(item, before[index]));
  }
  if (value === null || typeof value !== "object" || Object.keys(value).length === 0) return value;
  return withoutNewEmpties(mapping(value), original);
}

function same(value: unknown, before: Readonly<Record<string, unknown>>, key: string): boolean {
  return Object.hasOwn(before, key) && JSON.stringify(before[key]) === JSON.stringify(value);
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  // A JSON object, read by key only.
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
