/** Which keys of a file one control of the form edits together, by the name of the group in the form. */
export type Groups = Readonly<Record<string, readonly string[]>>;

/** Form key that holds the text of a file that cannot be read: it is edited instead of the form. */
export const SOURCE_KEY = "__source";

/** Form key that holds the text of the file as it was opened, against which the file is written again. */
export const BASE_KEY = "__base";

/** Form key of a benefit that holds the new institution that it comes with, as `admin/form/new-institution.ts` says. */
export const INSTITUTION_KEY = "__institution";

const RESERVED = [SOURCE_KEY, BASE_KEY, INSTITUTION_KEY];

/** Whether a form key is one of our own, that no file holds. */
export function isReserved(key: string): boolean {
  return RESERVED.includes(key);
}

/** A file's data as the form holds it: each group's keys under the group's name, every other key where it was. */
export function toForm(data: Readonly<Record<string, unknown>>, groups: Groups): Record<string, unknown> {
  const groupOf = new Map(
    Object.entries(groups).flatMap(([name, keys]) => keys.map((key) => [key, name] as const)),
  );
  const form = new Map<string, unknown>();
  const members = new Map<string, [string, unknown][]>();
  for (const [key, value] of Object.entries(data)) {
    const group = groupOf.get(key);
    if (group === undefined) {
      form.set(escaped(key, groups), value);
      continue;
    }
    const list = members.get(group) ?? [];
    list.push([key, value]);
    members.set(group, list);
    form.set(group, undefined);
  }
  for (const [group, list] of members) form.set(group, Object.fromEntries(list));
  return Object.fromEntries(form);
}

/** A file's data from what the form holds: exactly what {@link toForm} was given when nothing was edited. */
export function toFileData(
  entry: Readonly<Record<string, unknown>>,
  groups: Groups,
): Record<string, unknown> {
  const pairs = Object.entries(entry).flatMap(([key, value]): [string, unknown][] => {
    if (isReserved(key)) return [];
    if (!Object.hasOwn(groups, key)) return [[unescaped(key, groups), value]];
    return value !== null && typeof value === "object" ? Object.entries(value) : [];
  });
  return Object.fromEntries(pairs);
}

// A file may hold a stray key named like a group or like one of our own keys: it gets one more underscore in the
// form, and so does a key that already looks escaped, so that nothing is ever taken for something else.
function escaped(key: string, groups: Groups): string {
  return isSpecial(key, groups) ? `_${key}` : key;
}

function unescaped(key: string, groups: Groups): string {
  return key.startsWith("_") && isSpecial(key.slice(1), groups) ? key.slice(1) : key;
}

/** Whether a key is the name of a group or of one of our own keys, with any number of underscores before it. */
function isSpecial(key: string, groups: Groups): boolean {
  return [...Object.keys(groups), ...RESERVED].some(
    (name) => key.endsWith(name) && /^_*$/.test(key.slice(0, key.length - name.length)),
  );
}
