import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { isBranchSlug } from "../../contribution/model/slug.ts";
import type { ForeignFile } from "../../contribution/review/proposal/proposal-files.ts";
import { findBase, isAncestor } from "./ancestry.ts";
import { compareTrees } from "./compare-trees.ts";
import { type DraftHistory, readHistory } from "./draft-history.ts";
import { proposalFiles } from "./proposal-files.ts";
import { REMOVED, removedRef } from "./removed-ref.ts";
import { readMain, type Store } from "./store.ts";
import type { TreeDifference } from "./tree.ts";

/** A branch that holds unpublished changes of one entry, here or, after a clone, only as the remote's. */
export interface DraftBranch {
  readonly collection: string;
  readonly slug: string;
  /** The newest commit. */
  readonly tip: string;
  /** Full name of the local branch, which the first write creates. */
  readonly ref: string;
  /** What the local branch holds now; it may be older than the main branch when `tip` is the remote's. */
  readonly local: string | undefined;
  /** What the remote's branch held when it was last fetched. */
  readonly remote: { readonly ref: string; readonly oid: string } | undefined;
}

/** What a draft changes and where it stands. */
export interface Draft extends DraftBranch, DraftHistory {
  /** Differences from where it left the main branch; paths are under the data root, others are left out. */
  readonly files: readonly TreeDifference[];
  /** Those of them that it proposes, and what its branch holds beside them, which is never published with it. */
  readonly own: readonly TreeDifference[];
  readonly foreign: readonly ForeignFile[];
}

const LOCAL = "refs/heads/cms";

/** Where the drafts of the remote are. */
function remoteRoot({ remote }: Store): string {
  return `refs/remotes/${remote}/cms`;
}

/** Full name of the local branch of a draft. */
export function draftRef(collection: string, slug: string): string {
  return `${LOCAL}/${collection}/${slug}`;
}

/** Every draft that is not merged into the main branch, in the order of collection and slug. */
export async function listDrafts(store: Store): Promise<DraftBranch[]> {
  const tips = await findTips(store, [LOCAL, remoteRoot(store)]);
  const names = [...tips.keys()].sort();
  return Promise.all(
    names.map(async (name) => {
      const { local, remote } = tips.get(name) ?? {};
      return toBranch(store, name, local ?? remote ?? "", await lookAtBranches(store, name));
    }),
  );
}

/** The draft of an entry; undefined when there is none, or when all of it is already in the main branch. */
export async function findDraft(
  store: Store,
  collection: string,
  slug: string,
): Promise<DraftBranch | undefined> {
  const name = `${collection}/${slug}`;
  if (!isEntryName(name)) return undefined;
  // Looked at first: if a branch moves after that, a write that expects these values fails, and begins again.
  const held = await lookAtBranches(store, name);
  if (held.local === undefined && held.remote === undefined) return undefined;
  const main = await readMain(store);
  const remote = held.remote && !(await isRemoved(store, name, held.remote)) ? held.remote : undefined;
  for (const tip of [held.local, remote])
    if (tip && !(await isAncestor(store, tip, main))) return toBranch(store, name, tip, held);
  return undefined;
}

/** Reads what a draft changes and where it stands. */
export async function readDraft(store: Store, branch: DraftBranch): Promise<Draft> {
  const main = await readMain(store);
  const base = await findBase(store, main, branch.tip);
  const history = await readHistory(store, main, base, branch.tip);
  const differences = await compareTrees(store, base, branch.tip);
  const { own, foreign } = await proposalFiles(store, main, branch, branch.tip, differences);
  return {
    ...branch,
    ...history,
    files: underRoot(store, differences),
    own: underRoot(store, own),
    foreign,
  };
}

function underRoot({ prefix }: Store, differences: readonly TreeDifference[]): TreeDifference[] {
  return differences
    .filter(({ path }) => path.startsWith(prefix))
    .map((change) => ({ ...change, path: change.path.slice(prefix.length) }));
}

interface Tips {
  readonly local?: string;
  readonly remote?: string;
}

/** The commits that are not in the main branch, by `collection/slug`. */
async function findTips(store: Store, patterns: readonly string[]): Promise<ReadonlyMap<string, Tips>> {
  const main = await readMain(store);
  const removed = store.followsRemote ? await removedTips(store) : new Set();
  const unmerged = main ? [`--no-merged=${main}`] : [];
  const format = "--format=%(refname) %(objectname)";
  const out = await store.git.text(["for-each-ref", format, ...unmerged, "--", ...patterns]);
  const tips = new Map<string, Tips>();
  for (const line of out.split("\n")) {
    const [ref = "", oid = ""] = line.split(" ");
    const isLocal = ref.startsWith(`${LOCAL}/`);
    const name = ref.slice((isLocal ? LOCAL : remoteRoot(store)).length + 1);
    // Removed here, and not yet there.
    if (!isLocal && removed.has(`${name} ${oid}`)) continue;
    if (isEntryName(name)) tips.set(name, { ...tips.get(name), [isLocal ? "local" : "remote"]: oid });
  }
  return tips;
}

/** The drafts of the remote that were removed here, each as its name and the commit that it had. */
async function removedTips(store: Store): Promise<ReadonlySet<string>> {
  const root = `${REMOVED}cms/`;
  const out = await store.git.text(["for-each-ref", "--format=%(refname) %(objectname)", root]);
  return new Set(out.split("\n").map((line) => line.slice(root.length)));
}

async function lookAtBranches(store: Store, name: string): Promise<Tips> {
  const [local, remote] = await Promise.all(
    [LOCAL, remoteRoot(store)].map((root) => store.objects.look(`${root}/${name}`)),
  );
  return {
    ...(local?.type === "commit" && { local: local.oid }),
    ...(remote?.type === "commit" && { remote: remote.oid }),
  };
}

/** Whether a draft of the remote was removed here when it held this commit. */
async function isRemoved(store: Store, name: string, tip: string): Promise<boolean> {
  return store.followsRemote && (await store.objects.look(removedRef(`${LOCAL}/${name}`)))?.oid === tip;
}

function toBranch(store: Store, name: string, tip: string, held: Tips): DraftBranch {
  const [collection = "", slug = ""] = name.split("/");
  return {
    collection,
    slug,
    ref: `${LOCAL}/${name}`,
    tip,
    local: held.local,
    remote: held.remote === undefined ? undefined : { ref: `${remoteRoot(store)}/${name}`, oid: held.remote },
  };
}

function isEntryName(name: string): boolean {
  const [collection, slug = "", ...rest] = name.split("/");
  return (
    rest.length === 0 && isBranchSlug(slug) && COLLECTIONS.some((candidate) => candidate.name === collection)
  );
}
