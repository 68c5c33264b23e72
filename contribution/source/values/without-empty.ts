import type { Path } from "../../diagnostics/diagnostic.ts";
import { setOwn } from "../../model/mapping.ts";
import { isBlank, saysNothing } from "./nothing.ts";

/** Data without the keys that hold nothing, and where those keys were. */
export interface WithoutEmpty {
  readonly data: Record<string, unknown>;
  readonly empties: readonly Path[];
}

/**
 * Takes out, at any depth, the keys that hold nothing, since "none" is written by leaving the key out.
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

function cleaned(value: unknown, path: Path, empties: Path[]): unknown {
  // So it is with most of a file, which needs no copy.
  if (!holdsEmpty(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => cleaned(item, [...path, index], empties));
  if (value === null || typeof value !== "object") return cleanedScalar(value);
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    // What nobody wrote is not empty: a control that was emptied leaves undefined.
    if (item === undefined) continue;
    if (saysNothing(key, item)) empties.push([...path, key]);
    // Nearly every value is a text or a number, which needs no path.
    else
      setOwn(
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
