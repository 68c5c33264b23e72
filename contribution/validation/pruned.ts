import type { Path } from "../diagnostics/diagnostic.ts";

/**
 * Data without the parts that the schema refuses, so that rules can trust the types of what is left. Inside a
 * criterion, the whole criterion goes; in a list, what goes leaves a hole, so that positions stay those of the file.
 */
export function pruned(data: Record<string, unknown>, refused: readonly Path[]): Record<string, unknown> {
  if (refused.length === 0) return data;
  const copy = structuredClone(data);
  for (const path of refused) remove(copy, criterionPath(path));
  return copy;
}

/** The path of the innermost criterion that holds a path, or the path itself. */
function criterionPath(path: Path): Path {
  const general = path[0] === "conditions_generales" && path.length > 2;
  if (general) return path.slice(0, 2);
  const inProfile = path[0] === "profils" && path[2] === "conditions" && path.length > 4;
  if (inProfile) return path.slice(0, 4);
  return path[0] === "profils" && path.length > 2 && path[2] !== "conditions" ? path.slice(0, 2) : path;
}

function remove(data: Record<string, unknown>, path: Path): void {
  let parent: unknown = data;
  for (const step of path.slice(0, -1))
    parent = (parent as Record<string | number, unknown> | undefined)?.[step];
  const last = path.at(-1);
  if (last === undefined || parent === null || typeof parent !== "object") return;
  if (Array.isArray(parent)) parent[Number(last)] = undefined;
  else delete (parent as Record<string, unknown>)[last];
}
