import { foldedLetters } from "../../contribution/territory/folded-name.ts";
import type { ListEntry } from "./list-entry.ts";

/** The orders of a list, by the value that the address of the page holds; the first one is the usual one. */
export const SORTS = [
  { value: "nom", label: "Nom" },
  { value: "institution", label: "Institution" },
  { value: "recentes", label: "Brouillons récents d’abord" },
] as const;

export type Sort = (typeof SORTS)[number]["value"];

/** Entries in another order; they are given in the order of their labels, which is kept among equals. */
export function sorted(entries: readonly ListEntry[], sort: Sort): readonly ListEntry[] {
  if (sort === "institution") return byInstitution(entries);
  if (sort === "nom") return entries;
  // Published files have no date, and stay in the order of their labels.
  return entries.toSorted((one, other) => dateOf(other) - dateOf(one));
}

function dateOf({ draft }: ListEntry): number {
  return (draft && Date.parse(draft.updatedAt)) || 0;
}

/** Names are few beside entries: only they are compared. */
function byInstitution(entries: readonly ListEntry[]): ListEntry[] {
  const groups = new Map<string, ListEntry[]>();
  for (const entry of entries) {
    const name = entry.institution?.name ?? "";
    const group = groups.get(name);
    if (group) group.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups]
    .map(([name, group]) => ({ key: foldedLetters(name), group }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .flatMap(({ group }) => group);
}
