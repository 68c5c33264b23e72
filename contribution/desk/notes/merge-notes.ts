import type { Note } from "./note.ts";

/**
 * The notes of an entry that two sides changed since the same moment: what either added or changed, without what either
 * removed, oldest first. Of a note that both changed, it is mine.
 */
export function mergeNotes(base: readonly Note[], mine: readonly Note[], theirs: readonly Note[]): Note[] {
  const same = (one: Note | undefined, other: Note | undefined) =>
    JSON.stringify(one) === JSON.stringify(other);
  const of = (notes: readonly Note[], id: string) => notes.find((note) => note.id === id);
  const ids = [...new Set([...base, ...theirs, ...mine].map(({ id }) => id))];
  const kept = ids.map((id) => {
    const [before, ours, others] = [of(base, id), of(mine, id), of(theirs, id)];
    return same(before, ours) ? others : ours;
  });
  return kept
    .filter((note) => note !== undefined)
    .sort((a, b) => (a.timestamp < b.timestamp ? -1 : Number(a.timestamp > b.timestamp)));
}
