import { collectionOf } from "../../contribution/model/collections.ts";
import { keyOrderOf } from "../../contribution/model/key-order.ts";
import type { Side } from "../../contribution/source/merging/merge-data.ts";
import { mergeDocuments } from "../../contribution/source/merging/merge-documents.ts";
import { Refusal } from "../connection/refusal.ts";
import { isRecord } from "../form/plain-value.ts";

/** Two versions of a file that the server could not merge without a choice, as it answers them (CONTRIBUTING.md). */
export interface EditConflict {
  readonly path: string;
  readonly base: string | null;
  readonly mine: string;
  readonly theirs: string;
  /** Who made `theirs`, and when (ISO 8601). */
  readonly author: string;
  readonly at: string;
  /** The published commit to name in the save that ends a conflict of the draft with what is published. */
  readonly resolves?: string;
}

/** What is kept at each place in conflict, by its id. */
export type Choices = Readonly<Record<string, Side>>;

/** The only place of a file that cannot be read: the whole of it. */
export const WHOLE = "[]";

/** The conflict that a refused request is about, if it is about one. */
export function conflictIn(error: unknown): EditConflict | undefined {
  const answer = error instanceof Refusal ? error.answer : undefined;
  const conflict = isRecord(answer) ? answer.conflict : undefined;
  // The server's own answer.
  return isRecord(conflict) ? (conflict as unknown as EditConflict) : undefined;
}

/** The name of a place in conflict. */
export function placeId(path: readonly (string | number)[]): string {
  return JSON.stringify(path);
}

/** The text that holds the changes of both, and what was chosen where they disagree. */
export function chosenText({ path, base, mine, theirs }: EditConflict, choices: Choices): string {
  const kind = collectionOf(path)?.kind;
  const choose = (place: readonly (string | number)[]) => choices[placeId(place)] ?? "mine";
  const versions = { base: base ?? undefined, mine, theirs };
  const merged = kind && mergeDocuments(versions, keyOrderOf(kind), (conflict) => choose(conflict.path));
  return merged?.text ?? (choose([]) === "mine" ? mine : theirs);
}
