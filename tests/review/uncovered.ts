import { isMapping, type Mapping, setOwn } from "../../contribution/model/mapping.ts";
import type { Change } from "../../contribution/review/change.ts";
import { withoutEmpty } from "../../contribution/source/values/without-empty.ts";

const HOLE = Symbol("covered");

/** What is left of both versions once everything that the changes name is taken out: the same, if they name all. */
export function uncovered(before: Mapping, after: Mapping, changes: readonly Change[]): [unknown, unknown] {
  return [
    without(
      withoutEmpty(before).data,
      changes.flatMap(({ paths }) => paths.before),
    ),
    without(
      withoutEmpty(after).data,
      changes.flatMap(({ paths }) => paths.after),
    ),
  ];
}

function without(data: unknown, paths: readonly (readonly (string | number)[])[]): unknown {
  const marked = paths.reduce((value, path) => dug(value, path), data);
  return filled(marked);
}

function dug(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined || value === HOLE) return HOLE;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? dug(item, rest) : item));
  if (!isMapping(value)) throw new Error(`no ${step} in ${JSON.stringify(value)}`);
  if (!Object.hasOwn(value, step)) throw new Error(`no ${step} in ${JSON.stringify(value)}`);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) setOwn(copy, key, key === step ? dug(item, rest) : item);
  return copy;
}

/** Holes taken out, and keys with nothing left in them: the other version may have none. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== HOLE).map(filled);
  if (!isMapping(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === HOLE) continue;
    const rest = filled(item);
    if (!isBare(rest)) setOwn(copy, key, rest);
  }
  return copy;
}

function isBare(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
