import type { Path } from "../diagnostics/diagnostic.ts";

/** Data without the keys that hold nothing, and where those keys were. */
export interface WithoutEmpty {
  readonly data: Record<string, unknown>;
  readonly empties: readonly Path[];
}

const SAID_EMPTY: ReadonlySet<string> = new Set(["values", "enfants"]);

// Characters without width are typed by nobody, and seen by nobody.
const BLANK = /^[\s\u200b\u2060\ufeff]*$/;

// Of the characters between these two, none is blank.
const SPACE = 0x20;
const WIDE_SPACE = 0xa0;

function isBlank(value: unknown): boolean {
  return typeof value === "string" && mayBeBlank(value) && BLANK.test(value);
}

/** Whether a value stands for "none": null, blank text, empty list or empty mapping. */
export function isEmpty(value: unknown): boolean {
  if (value === null || isBlank(value)) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/**
 * Takes out, at any depth, the keys that hold nothing, since "none" is written by leaving the key out.
 * Two empty lists say something and stay: `values` is a criterion that nobody meets, `enfants` a person without child.
 */
export function withoutEmpty(data: Record<string, unknown>): WithoutEmpty {
  const empties: Path[] = [];
  // A mapping in gives a mapping out.
  return { data: cleaned(data, [], empties) as Record<string, unknown>, empties };
}

function holdsEmpty(value: unknown): boolean {
  if (typeof value === "string") return isBlank(value);
  if (typeof value !== "object") return false;
  if (value === null) return true;
  const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return items.length === 0 || items.some(holdsEmpty);
}

/** Whether a text begins as a blank one would. */
function mayBeBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > SPACE && first < WIDE_SPACE);
}

function cleaned(value: unknown, path: Path, empties: Path[]): unknown {
  // So it is with most of a file, which needs no copy.
  if (!holdsEmpty(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => cleaned(item, [...path, index], empties));
  if (value === null || typeof value !== "object") return cleanedScalar(value);
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (isEmpty(item) && !SAID_EMPTY.has(key)) empties.push([...path, key]);
    // Nearly every value is a text or a number, which needs no path.
    else
      define(
        kept,
        key,
        typeof item === "object" ? cleaned(item, [...path, key], empties) : cleanedScalar(item),
      );
  }
  return kept;
}

function cleanedScalar(value: unknown): unknown {
  return isBlank(value) ? "" : value;
}

/** Plain assignment would lose a key named `__proto__`. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") {
    target[key] = value;
    return;
  }
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
