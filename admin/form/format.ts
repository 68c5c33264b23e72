import type { Kind } from "../../contribution/model/collections.ts";
import { keyOrderOf } from "../../contribution/model/key-order.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";
import { groupsOf } from "./groups.ts";
import { BASE_KEY, SOURCE_KEY, toFileData, toForm } from "./shape.ts";

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
      return writeDocument(base, toFileData(entry, groups), order);
    },
  };
}
