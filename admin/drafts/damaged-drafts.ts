import { type Watched, watched } from "../timing/watched.ts";
import type { DraftWithText } from "./draft-memory.ts";

/** A draft that cannot be read. */
export interface DamagedDraft {
  readonly collection: string;
  readonly slug: string;
  /** Why: a French sentence. */
  readonly reason: string;
}

/** Those of the last list, which hold nothing that could be shown among the others. */
export const DAMAGED: Watched<readonly DamagedDraft[]> = watched<readonly DamagedDraft[]>([]);

/** Takes in a list as the server answered it; a stock server says nothing of them. */
export function rememberDamaged(drafts: readonly (string | DraftWithText)[]): void {
  const found = drafts.flatMap((draft) =>
    typeof draft === "string" || draft.damaged === undefined
      ? []
      : [{ collection: draft.collection, slug: draft.slug, reason: draft.damaged }],
  );
  if (found.length > 0 || DAMAGED.get().length > 0) DAMAGED.set(found);
}

/** Forgets one that was removed. */
export function forgetDamaged(collection: string, slug: string): void {
  const left = DAMAGED.get().filter((draft) => draft.collection !== collection || draft.slug !== slug);
  if (left.length < DAMAGED.get().length) DAMAGED.set(left);
}
