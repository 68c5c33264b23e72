import { isMapping, setOwn } from "../../model/mapping.ts";

// Characters without width are typed by nobody, and seen by nobody.
const BLANK = /^[\s\u200b\u2060\ufeff]*$/;

// Of the characters between these two, none is blank.
const SPACE = 0x20;
const WIDE_SPACE = 0xa0;

/** Whether a value is a text in which nothing can be seen. */
export function isBlank(value: unknown): boolean {
  return typeof value === "string" && mayBeBlank(value) && BLANK.test(value);
}

/** Whether a text begins as a blank one would. */
function mayBeBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > SPACE && first < WIDE_SPACE);
}

/** Whether a value is one of the spellings of "none": undefined, null, blank text, empty list, empty mapping. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || isBlank(value)) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMapping(value) && Object.keys(value).length === 0;
}

/** Keys whose empty list says something: a criterion that nobody meets yet, a person who has no child. */
const SAID_EMPTY: ReadonlySet<string> = new Set(["values", "enfants"]);

/** Whether a key of a mapping says nothing, so that it is written by leaving it out. */
export function saysNothing(key: string, value: unknown): boolean {
  return value === undefined || (isNothing(value) && !SAID_EMPTY.has(key));
}

/**
 * Data without the keys, at any depth, that say nothing or come to say nothing. Elements of lists stay where they are,
 * so that the others keep their positions; an undefined one becomes null, as in JSON.
 */
export function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNothing(item) ?? null);
  if (!isMapping(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const rest = withoutNothing(item);
    if (!saysNothing(key, rest)) setOwn(kept, key, rest);
  }
  return kept;
}
