/** The lines that differ between two texts that differ in one place: how many went, and how many came. */
export function changedLines(before: string, after: string): { removed: number; added: number } {
  const old = before.split("\n");
  const now = after.split("\n");
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  let end = 0;
  while (start < shortest && old[start] === now[start]) start += 1;
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return { removed: old.length - start - end, added: now.length - start - end };
}
