import { readFileSync } from "node:fs";

/** How many files, connections and pipes this process may hold open; a usual number where the system does not say. */
export const MOST_OPEN = readLimit() ?? 1024;

function readLimit(): number | undefined {
  try {
    const [, most] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return most === undefined ? undefined : Number(most);
  } catch {
    return undefined;
  }
}
