import { isAncestor } from "./ancestry.ts";
import { moveReferences, OVERTAKEN } from "./references.ts";
import { Refusal } from "./refusal.ts";
import {
  type BranchToSend,
  fetchRemote,
  type RemoteFailure,
  type Sent,
  sendBranches,
} from "./remote-exchange.ts";
import { HEADS, REMOVED, removedRef } from "./removed-ref.ts";
import type { Store } from "./store.ts";
import { type BranchPair, takeIn } from "./take-in.ts";

/** How the remote and this repository stand. */
export interface SyncState {
  /** Name of the remote. */
  readonly remote: string;
  /** `waiting`: something is about to be sent; the others say why it could not be. */
  readonly state: "sent" | "waiting" | "unreachable" | "rejected" | "conflict";
  /** A French sentence: why. */
  readonly reason?: string;
  /** What git or the remote said, for the person who runs the server. */
  readonly detail?: string;
  /** How many branches are still to be sent. */
  readonly left: number;
}

/** Keeps a repository and its remote together; everything is kept here until the remote has it. */
export interface Sync {
  state(): SyncState;
  /** Reads the remote if that was not done lately; waits for it a little, and never fails. */
  refresh(): Promise<void>;
  /** Reads and sends now, and gives how things stand then. */
  run(): Promise<SyncState>;
  close(): void;
}

/** How long (ms) what was read of the remote is fresh. */
const FRESH = 10_000;

/** How long (ms) after a failure the remote is tried again: the first time, and at most. */
const [FIRST_RETRY, LAST_RETRY] = [5_000, 300_000];

/** How long (ms) a reader waits for a slow remote. */
const PATIENCE = 4_000;

/** Makes the synchronisation of a store with one of its remotes. */
export function createSync(store: Store, remote: string): Sync {
  let state: SyncState = { remote, state: "waiting", left: 0 };
  let running: Promise<SyncState> | undefined;
  let again = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  let delay = FIRST_RETRY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const once = async (): Promise<SyncState> => {
    triedAt = Date.now();
    try {
      state = await exchange(store, remote);
    } catch (error) {
      state = { remote, state: "conflict", left: 1, reason: reasonOf(error) };
    }
    clearTimeout(timer);
    const isDone = state.state === "sent";
    delay = isDone ? FIRST_RETRY : Math.min(delay * 2, LAST_RETRY);
    if (!isDone) timer = setTimeout(() => void run(), delay).unref();
    return state;
  };
  const run = (): Promise<SyncState> => {
    // What was written while an exchange was under way may have been too late for it.
    if (running) again = true;
    running ??= once().finally(() => {
      running = undefined;
      if (again) {
        again = false;
        void run();
      }
    });
    return running;
  };
  return {
    state: () => state,
    run,
    async refresh() {
      const wait = state.state === "sent" || state.state === "waiting" ? FRESH : delay;
      if (Date.now() - triedAt < wait) return;
      const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE).unref());
      await Promise.race([run(), patience]);
    },
    close: () => clearTimeout(timer),
  };
}

async function exchange(store: Store, remote: string): Promise<SyncState> {
  const known = await branchesOf(store, `refs/remotes/${remote}/`);
  for (let tried = 0; ; tried += 1) {
    const failure = await fetchRemote(store.git, remote);
    if (failure) return failed(store, remote, failure);
    const problem = await takeAllIn(store, remote, known);
    const branches = await branchesToSend(store, remote);
    const sent = branches.length > 0 ? await sendBranches(store.git, remote, branches) : [];
    if ("kind" in sent) return failed(store, remote, sent);
    await rememberSent(store, remote, sent);
    const left = sent.filter(({ outcome }) => outcome !== "sent");
    if (left.some(({ outcome }) => outcome === "moved") && tried < 3 && !problem) continue;
    const rejected = left.find(({ outcome }) => typeof outcome === "object")?.outcome;
    if (typeof rejected === "object") return failed(store, remote, rejected, left.length);
    if (problem) return { remote, state: "conflict", left: left.length + 1, reason: problem };
    return left.length > 0
      ? { remote, state: "waiting", left: left.length }
      : { remote, state: "sent", left: 0 };
  }
}

/** Brings in what the remote has; gives the first reason why a branch could not be. */
async function takeAllIn(
  store: Store,
  remote: string,
  known: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  let problem: string | undefined;
  for (const { ref, local, remote: there } of await pairs(store, remote)) {
    const was = known.get(ref);
    try {
      if (there && there !== local && (local || ref === store.mainRef)) await takeIn(store, ref, there);
      // Published or abandoned elsewhere, and nothing was done here since.
      else if (!there && local && local === was && ref !== store.mainRef) await forget(store, ref, local);
    } catch (error) {
      problem ??= reasonOf(error);
    }
  }
  return problem;
}

async function forget(store: Store, ref: string, previous: string): Promise<void> {
  await moveReferences(store.git, "Supprimé ailleurs", [{ name: ref, previous }]);
}

/** The branches that the remote does not hold as they are here, and those that it should not hold any more. */
async function branchesToSend(store: Store, remote: string): Promise<BranchToSend[]> {
  const main = (await store.objects.look(store.mainRef))?.oid;
  const removed = new Map(await branchesOf(store, REMOVED));
  const tracked = await branchesOf(store, `refs/remotes/${remote}/`);
  for (const [ref, previous] of removed) {
    if (tracked.get(ref) === previous) continue;
    // Somebody went on with it elsewhere, or removed it too.
    removed.delete(ref);
    await moveReferences(store.git, "Déjà fait", [{ name: removedRef(ref), previous }]);
  }
  const ahead: BranchToSend[] = [];
  for (const { ref, local, remote: there } of await pairs(store, remote)) {
    if (!local || local === there || (there && !(await isAncestor(store, there, local)))) continue;
    // What is left of a published draft.
    if (ref !== store.mainRef && !there && main && (await isAncestor(store, local, main))) continue;
    ahead.push({ ref, next: local, removed: removed.get(ref) });
    removed.delete(ref);
  }
  return [...ahead, ...[...removed].map(([ref, previous]) => ({ ref, removed: previous }))];
}

async function rememberSent(store: Store, remote: string, sent: readonly Sent[]): Promise<void> {
  for (const { branch, outcome } of sent) {
    if (outcome !== "sent") continue;
    const { ref, next, removed } = branch;
    const tracking = `refs/remotes/${remote}/${ref.slice(HEADS.length)}`;
    const held = (await store.objects.look(tracking))?.oid;
    const moves = [
      ...(held === next ? [] : [{ name: tracking, previous: held, next }]),
      ...(removed ? [{ name: removedRef(ref), previous: removed }] : []),
    ];
    if (moves.length > 0 && (await moveReferences(store.git, "Envoyé", moves)) === OVERTAKEN) return;
  }
}

/** The branches that are ours to share, here and there: the main one, the drafts, the notes. */
async function pairs(store: Store, remote: string): Promise<BranchPair[]> {
  const here = await branchesOf(store, HEADS);
  const removed = await branchesOf(store, REMOVED);
  const tracked = await branchesOf(store, `refs/remotes/${remote}/`);
  // A draft removed here is not one to begin again, unless somebody went on with it elsewhere.
  const there = new Map([...tracked].filter(([ref, oid]) => removed.get(ref) !== oid));
  const names = new Set([...here.keys(), ...there.keys()]);
  const isShared = (ref: string) =>
    ref === store.mainRef || ref.startsWith(`${HEADS}cms/`) || ref.startsWith(`${HEADS}contribution/`);
  // The main branch first: drafts are judged beside it.
  return [...names]
    .filter(isShared)
    .sort((a, b) => Number(b === store.mainRef) - Number(a === store.mainRef))
    .map((ref) => ({ ref, local: here.get(ref), remote: there.get(ref) }));
}

/** The commits of the references under a prefix, by the full name of the local branch that each stands for. */
async function branchesOf(store: Store, prefix: string): Promise<ReadonlyMap<string, string>> {
  const out = await store.git.text(["for-each-ref", "--format=%(refname) %(objectname) %(symref)", prefix]);
  const lines = out.split("\n").map((line) => line.split(" "));
  return new Map(
    lines.flatMap(([ref = "", oid = "", symref]) =>
      oid && !symref ? [[`${HEADS}${ref.slice(prefix.length)}`, oid] as const] : [],
    ),
  );
}

async function failed(
  store: Store,
  remote: string,
  failure: RemoteFailure,
  count?: number,
): Promise<SyncState> {
  const left = count ?? (await branchesToSend(store, remote)).length;
  const { detail } = failure;
  return {
    remote,
    state: failure.kind,
    left,
    reason:
      failure.kind === "unreachable"
        ? `« ${remote} » ne répond pas.`
        : `« ${remote} » a refusé l’envoi${detail && ` : ${detail}`}.`,
    detail,
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return "Une erreur imprévue a empêché l’échange : la personne qui gère le serveur la trouvera dans son journal.";
}
