import { Refusal } from "../../../contribution/desk/refusal.ts";
import { mapPooled } from "../git/pool.ts";
import { findBase, isAncestor } from "../references/ancestry.ts";
import { listRefs } from "../references/list-refs.ts";
import { HEADS, isCovered, REMOVED } from "../references/removed-ref.ts";
import { unmergedAmong } from "../references/unmerged.ts";
import type { GitStore } from "../store.ts";
import { type BranchPair, readAgreed, type Withdrawn, withdrawnFrom } from "./agreed.ts";
import type { BranchToSend, Removed } from "./remote-exchange.ts";

/** Branches looked at at the same time. */
const AT_ONCE = 16;

/** How this repository stands with a remote, by the references of this moment. */
export interface Standing {
  /** The branches that are ours to share: the main one first, the drafts, the notes. */
  readonly pairs: readonly BranchPair[];
  /** Those of them that git cannot read here, by full name: they are left as they are. */
  readonly unread: readonly string[];
  /** What the remote does not hold as it is here, and what it should not hold any more. */
  readonly toSend: readonly BranchToSend[];
  /** Branches of which the remote has cancelled something: nothing is sent nor brought in until somebody decides. */
  readonly withdrawn: readonly Withdrawn[];
  /** Branches in which something was done on both sides. */
  readonly apart: readonly string[];
  /** Removals that need not be sent: somebody went on with the branch elsewhere, or removed it too. */
  readonly settled: readonly (readonly [ref: string, previous: string])[];
}

/** Compares the references here with what the remote held when it was last read. */
export async function readStanding(store: GitStore, remote: string): Promise<Standing> {
  const { here, there: tracked, removed, broken } = await readReferences(store, remote);
  const settled: [string, string][] = [];
  const toRemove = new Map<string, Removed>();
  for (const [ref, upTo] of removed) {
    const held = tracked.get(ref);
    if (held && (await isCovered(store, held, upTo))) toRemove.set(ref, { held, upTo });
    else settled.push([ref, upTo]);
  }
  // A draft removed here is not one to begin again.
  const there = new Map([...tracked].filter(([ref]) => !toRemove.has(ref)));
  const all = pairsOf(store, here, there);
  const pairs = await readable(store, all);
  const known = new Set(pairs.map(({ ref }) => ref));
  const unread = [...all.map(({ ref }) => ref).filter((ref) => !known.has(ref)), ...broken];
  const withdrawn = await withdrawnFrom(store, await readAgreed(store, remote), pairs);
  const waiting = new Set(withdrawn.map(({ ref }) => ref));
  const merged = await mergedDrafts(store, pairs);
  const toSend: BranchToSend[] = [];
  const apart: string[] = [];
  for (const { ref, local, remote: other } of pairs) {
    // The last: what is left of a published draft.
    if (!local || local === other || waiting.has(ref) || (!other && merged.has(ref))) continue;
    if (!other || (await isAncestor(store, other, local))) {
      toSend.push({ ref, next: local, removed: toRemove.get(ref) });
      toRemove.delete(ref);
    } else if (!(await isAncestor(store, local, other))) apart.push(ref);
  }
  const gone = [...toRemove].map(([ref, removed]) => ({ ref, removed }));
  return { pairs, unread, toSend: [...toSend, ...gone], withdrawn, apart, settled };
}

type Commits = ReadonlyMap<string, string>;

/** Commits by the full name of the local branch that each reference stands for. */
async function readReferences(
  store: GitStore,
  remote: string,
): Promise<{ here: Commits; there: Commits; removed: Commits; broken: readonly string[] }> {
  const tracked = `refs/remotes/${remote}/`;
  const { refs, broken } = await listRefs(store, [HEADS, tracked, REMOVED]);
  const under = (prefix: string) =>
    new Map(
      refs.flatMap(([ref, oid]) =>
        ref.startsWith(prefix) ? [[HEADS + ref.slice(prefix.length), oid] as const] : [],
      ),
    );
  return { here: under(HEADS), there: under(tracked), removed: under(REMOVED), broken };
}

function pairsOf({ mainRef }: GitStore, here: Commits, there: Commits): BranchPair[] {
  const isShared = (ref: string) =>
    ref === mainRef || ref.startsWith(`${HEADS}cms/`) || ref.startsWith(`${HEADS}contribution/`);
  // The main branch first: drafts are judged beside it.
  return [...new Set([...here.keys(), ...there.keys()])]
    .filter(isShared)
    .sort((a, b) => Number(b === mainRef) - Number(a === mainRef))
    .map((ref) => ({ ref, local: here.get(ref), remote: there.get(ref) }));
}

/** Those that git can read here: another one is shown as damaged, and neither sent nor compared. */
async function readable(store: GitStore, pairs: readonly BranchPair[]): Promise<BranchPair[]> {
  const main = pairs.find(({ ref }) => ref === store.mainRef)?.local;
  const canRead = async ({ ref, local, remote }: BranchPair) => {
    if (!local || local === remote || ref === store.mainRef) return true;
    if ((await store.objects.look(local))?.type !== "commit") return false;
    return findBase(store, remote ?? main, local).then(
      () => true,
      (error) => !(error instanceof Refusal && error.kind === "damaged"),
    );
  };
  const found = await mapPooled(pairs, AT_ONCE, async (pair) => ((await canRead(pair)) ? [pair] : []));
  return found.flat();
}

/** The drafts of which the main branch holds everything. */
async function mergedDrafts(store: GitStore, pairs: readonly BranchPair[]): Promise<ReadonlySet<string>> {
  const main = pairs.find(({ ref }) => ref === store.mainRef)?.local;
  const root = `${HEADS}cms/`;
  const drafts = pairs.flatMap(({ ref, local }) =>
    local && ref.startsWith(root) ? [[ref, local] as const] : [],
  );
  const unmerged = await unmergedAmong(store, main, drafts, [root]);
  return new Set(drafts.map(([ref]) => ref).filter((ref) => !unmerged.has(ref)));
}
