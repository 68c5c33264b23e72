import { isMapping, setOwn } from "../../model/mapping.ts";
import { alignItems } from "../matching/align-items.ts";
import { deepEqual } from "../values/data-equality.ts";
import { saysNothing, withoutNothing } from "../values/nothing.ts";

/**
 * The data that writing must produce: the wanted data without its keys that say nothing, except those that the
 * file already holds with exactly that value, which nobody touched.
 */
export function settled(base: unknown, wanted: unknown): unknown {
  if (deepEqual(base, wanted)) return base;
  if (Array.isArray(base) && Array.isArray(wanted)) return settledItems(base, wanted);
  if (!isMapping(base) || !isMapping(wanted)) return withoutNothing(wanted);
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(wanted)) {
    const before = Object.hasOwn(base, key) ? base[key] : undefined;
    const after = settled(before, value);
    if (!saysNothing(key, after) || (after !== undefined && deepEqual(before, after)))
      setOwn(kept, key, after);
  }
  return kept;
}

function settledItems(base: readonly unknown[], wanted: readonly unknown[]): unknown[] {
  const steps = alignItems(base, wanted);
  const gone = steps.flatMap((step) => (step.kind === "delete" ? [base[step.from]] : []));
  return steps.flatMap((step) => {
    if (step.kind === "delete") return [];
    const value = wanted[step.to];
    if (step.kind === "pair") return [settled(base[step.from], value) ?? null];
    // An element that only changes place keeps what it has.
    return [gone.some((item) => deepEqual(item, value)) ? value : (withoutNothing(value) ?? null)];
  });
}
