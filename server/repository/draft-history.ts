import { isAncestor } from "./ancestry.ts";
import { type CommitFacts, parseCommit } from "./commit-object.ts";
import type { Status } from "./status.ts";
import { once, type Store } from "./store.ts";

/** Where a draft stands, by its own commits. */
export interface DraftHistory {
  /** That of the newest commit that says one. */
  readonly status: Status;
  /** Date of its newest commit, ISO 8601. */
  readonly updatedAt: string;
  readonly author: string;
}

const COMMITS_KEPT = 20_000;

/** Reads the commits of a draft since it left the main branch at `base`, the newest first, until one says its status. */
export async function readHistory(
  store: Store,
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

function readCommit(store: Store, oid: string): Promise<CommitFacts> {
  return once(store.commits, oid, COMMITS_KEPT, async () => {
    const bytes = await store.objects.read(oid);
    if (!bytes) throw new Error(`git commit ${oid} is missing`);
    return parseCommit(bytes);
  });
}
