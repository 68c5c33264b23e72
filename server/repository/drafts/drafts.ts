import { isEntryName } from "../../../contribution/desk/files/data-path.ts";
import { findBase, isAncestor } from "../references/ancestry.ts";
import { findRef } from "../references/find-ref.ts";
import { listRefs, type NamedCommit } from "../references/list-refs.ts";
import { isCovered, REMOVED, removedRef } from "../references/removed-ref.ts";
import { unmergedAmong } from "../references/unmerged.ts";
import { type GitStore, readMain } from "../store.ts";
import { besidePublished, isOver } from "./over.ts";
import { draftFacts } from "./read-facts.ts";

/** A branch that holds unpublished changes of one entry, here or, after a clone, only as the remote's. */
export interface DraftBranch {
  readonly collection: string;
  readonly slug: string;
  /** The newest commit; empty when the branch is there and names none that git can read. */
  readonly tip: string;
  /** Full name of the local branch, which the first write creates. */
  readonly ref: string;
  /** What the local branch holds now; it may be older than the main branch when `tip` is the remote's. */
  readonly local: string | undefined;
  /** What the remote's branch held when it was last fetched. */
  readonly remote: { readonly ref: string; readonly oid: string } | undefined;
}

const LOCAL = "refs/heads/cms";

/** Where the drafts of the remote are. */
function remoteRoot({ remote }: GitStore): string {
  return `refs/remotes/${remote}/cms`;
}

/** Full name of the local branch of a draft. */
export function draftRef(collection: string, slug: string): string {
  return `${LOCAL}/${collection}/${slug}`;
}

/**
 * Every draft that is not merged into the main branch, in the order of collection and slug; those that git cannot read
 * are among them.
 */
export async function listDrafts(store: GitStore): Promise<DraftBranch[]> {
  const found = await findBranches(store);
  return [...found.keys()].sort().flatMap((name) => {
    const { tip, held } = found.get(name) ?? { held: {} };
    return tip !== undefined ? [toBranch(store, name, tip, held)] : [];
  });
}

/** The branches of an entry's draft. */
export interface FoundDraft {
  /** Undefined when there is none, or when all of it is, or was, published. */
  readonly draft: DraftBranch | undefined;
  /** Commits of branches of its name that are over, though the main branch has not taken them in. */
  readonly over: readonly string[];
}

/** Finds the draft of an entry. */
export async function findDraft(store: GitStore, collection: string, slug: string): Promise<FoundDraft> {
  const name = `${collection}/${slug}`;
  if (!isName(name)) return { draft: undefined, over: [] };
  // Looked at first: if a branch moves after that, a write that expects these values fails, and begins again.
  const held = await lookAtBranches(store, name);
  if (held.local === undefined && held.remote === undefined) return { draft: undefined, over: [] };
  const main = await readMain(store);
  const remote = held.remote && !(await isRemoved(store, name, held.remote)) ? held.remote : undefined;
  const over: string[] = [];
  for (const tip of [held.local, remote]) {
    if (!tip || (await isAncestor(store, tip, main))) continue;
    const base = await findBase(store, main, tip);
    const { differences } = await draftFacts(store, { base, tip });
    const changes = await besidePublished(store, main, differences);
    if (!(await isOver(store, main, base, changes))) return { draft: toBranch(store, name, tip, held), over };
    over.push(tip);
  }
  return { draft: undefined, over };
}

/** What the branches of an entry's draft hold, though git cannot read it. */
export interface UnreadDraft extends Pick<DraftBranch, "local" | "remote"> {
  /** Whether the local branch is there and names nothing. */
  readonly isBroken: boolean;
}

/** Finds the draft of an entry without reading anything of it. */
export async function findUnread(
  store: GitStore,
  collection: string,
  slug: string,
): Promise<UnreadDraft | undefined> {
  const [ref, tracked] = [draftRef(collection, slug), `${remoteRoot(store)}/${collection}/${slug}`];
  const { refs, broken } = await listRefs(store, [ref, tracked]);
  const held = new Map(refs);
  const [local, oid, isBroken] = [held.get(ref), held.get(tracked), broken.includes(ref)];
  if (!local && !oid && !isBroken) return undefined;
  return { local, remote: oid === undefined ? undefined : { ref: tracked, oid }, isBroken };
}

interface Tips {
  readonly local?: string;
  readonly remote?: string;
}

interface FoundBranch {
  readonly held: Tips;
  /** The newest commit that is not in the main branch; empty when there is a branch that names none. */
  readonly tip: string | undefined;
}

/** The branches of drafts here and there, by `collection/slug`. */
async function findBranches(store: GitStore): Promise<ReadonlyMap<string, FoundBranch>> {
  const main = await readMain(store);
  const removed = store.followsRemote ? await removedTips(store) : new Map<string, string>();
  const all = await listBranches(store);
  const unmerged = await unmergedAmong(store, main, all, [LOCAL, remoteRoot(store)]);
  const found = new Map<string, FoundBranch>();
  // The local branches come first.
  for (const [ref, oid] of all) {
    const isLocal = ref.startsWith(`${LOCAL}/`);
    const name = ref.slice((isLocal ? LOCAL : remoteRoot(store)).length + 1);
    if (!isName(name)) continue;
    // Removed here, and not yet there.
    const isTip = unmerged.has(ref) && (isLocal || !(await isCovered(store, oid, removed.get(name))));
    const { held, tip } = found.get(name) ?? { held: {}, tip: undefined };
    found.set(name, {
      held: { ...held, [isLocal ? "local" : "remote"]: oid },
      tip: tip ?? (isTip ? oid : undefined),
    });
  }
  return found;
}

/** The names and commits of the branches of drafts; those of this machine that name none are among them. */
async function listBranches(store: GitStore): Promise<NamedCommit[]> {
  const { refs, broken } = await listRefs(store, [LOCAL, remoteRoot(store)]);
  return [...broken.filter((ref) => ref.startsWith(`${LOCAL}/`)).map((ref) => [ref, ""] as const), ...refs];
}

/** The drafts that were removed here and may still be there, each with the last commit that it had. */
async function removedTips(store: GitStore): Promise<ReadonlyMap<string, string>> {
  const root = `${REMOVED}cms/`;
  const { refs } = await listRefs(store, [root]);
  return new Map(refs.map(([ref, oid]) => [ref.slice(root.length), oid]));
}

async function lookAtBranches(store: GitStore, name: string): Promise<Tips> {
  const [local, remote] = await Promise.all(
    [LOCAL, remoteRoot(store)].map((root) => findRef(store, `${root}/${name}`)),
  );
  return { ...(local && { local }), ...(remote && { remote }) };
}

/** Whether a draft of the remote was removed here when it held this commit, or a newer one. */
async function isRemoved(store: GitStore, name: string, tip: string): Promise<boolean> {
  return store.followsRemote && isCovered(store, tip, await findRef(store, removedRef(`${LOCAL}/${name}`)));
}

function toBranch(store: GitStore, name: string, tip: string, held: Tips): DraftBranch {
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

function isName(name: string): boolean {
  const [collection = "", slug = "", ...rest] = name.split("/");
  // What stands for bytes that are not UTF-8 names no branch: it could be neither opened nor removed.
  return rest.length === 0 && !slug.includes("\uFFFD") && isEntryName({ collection, slug });
}
