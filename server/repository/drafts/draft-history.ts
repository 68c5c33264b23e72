import type { Status } from "../../../contribution/desk/status.ts";
import type { CommitFacts } from "../objects/commit-object.ts";
import { isAncestor } from "../references/ancestry.ts";
import { type GitStore, readCommit } from "../store.ts";
import type { DraftHistory } from "./draft-facts.ts";

/** Reads the commits of a draft since it left the main branch at `base`, the newest first, until one says its status. */
export async function readHistory(
  store: GitStore,
  main: string | undefined,
  base: string | undefined,
  tip: string,
): Promise<DraftHistory> {
  const newest = await readCommit(store, tip);
  const seen = new Set([tip]);
  const left = [newest];
  let status: Status | undefined;
  while (left.length > 0 && !status) {
    left.sort((one, other) => one.time - other.time);
    const commit = left.pop() as CommitFacts;
    status = commit.status;
    for (const parent of commit.parents) {
      if (parent === base || seen.has(parent)) continue;
      seen.add(parent);
      // Of several parents, some are the main branch's.
      if (commit.parents.length > 1 && (await isAncestor(store, parent, main))) continue;
      left.push(await readCommit(store, parent));
    }
  }
  return { status: status ?? "draft", updatedAt: newest.date, author: newest.author };
}
