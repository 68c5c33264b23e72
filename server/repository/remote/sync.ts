import { HEADS } from "../references/removed-ref.ts";
import type { GitStore } from "../store.ts";
import { readAgreed, type Withdrawn, writeAgreed } from "./agreed.ts";
import type { Line } from "./remote-exchange.ts";
import { readStanding } from "./standing.ts";
import { type ExchangeFailure, exchange, problemOf } from "./sync-exchange.ts";
import { changedSince, followBack } from "./take-in.ts";

/** How the remote and this repository stand. */
export interface SyncState {
  /** Name of the remote. */
  readonly remote: string;
  /** `waiting`: something is about to be sent or read; the last three say why it could not be. */
  readonly state: "sent" | "waiting" | "unreachable" | "rejected" | "conflict";
  /** A French sentence: why. */
  readonly reason?: string;
  /** What git or the remote said, for the person who runs the server. */
  readonly detail?: string;
  /** How many branches are still to be sent. */
  readonly left: number;
  /** What somebody has to decide first: the remote has cancelled what it held. */
  readonly decision?: Decision;
}

/** A branch of which the remote has cancelled commits that are still here. */
export interface Decision {
  /** Its short name. */
  readonly branch: string;
  /** What the remote holds of it now: a commit, or null when it has no such branch any more. */
  readonly now: string | null;
}

/**
 * What to do with what the remote has cancelled: cancel it here too, keeping what was never sent, or send it again.
 */
export type Choice = "follow" | "restore";

/** Keeps a repository and its remote together; everything is kept here until the remote has it. */
export interface Sync {
  /** How things stand by the references of this moment, or of up to `age` ms ago. */
  state(age?: number): Promise<SyncState>;
  /** Has the remote read if that was not done lately; waits `patience` ms at most where it answers, and never fails. */
  refresh(patience?: number): Promise<void>;
  /** Reads and sends now, and gives how things stand then, or after `patience` ms. */
  run(patience?: number): Promise<SyncState>;
  /** Does what a person chose of what `state` asked; refused when it is not so any more. */
  decide(decision: Decision, choice: Choice): Promise<void>;
  close(): void;
}

/** How long (ms) what was read of the remote is fresh, and after which it is read again without being asked. */
const [FRESH, STALE] = [10_000, 60_000];

/** How long (ms) after a failure the remote is tried again: the first time, and at most. */
const [FIRST_RETRY, LAST_RETRY] = [5_000, 300_000];

/**
 * How long (ms) a remote may say nothing before people are told, and before it is left alone: the end of what is sent
 * lies in the machine's own buffers, from where a slow line takes a few minutes to carry it, unseen.
 */
const [QUIET, SILENCE] = [5_000, 180_000];

/** Makes the synchronisation of a store with one of its remotes, which may say nothing for `silence` ms. */
export function createSync(store: GitStore, remote: string, silence = SILENCE): Sync {
  const closing = new AbortController();
  const line: Line = { remote, silence, signal: closing.signal, heardAt: undefined };
  const quiet = Math.min(QUIET, silence / 2);
  let failure: ExchangeFailure | undefined;
  let hasExchanged = false;
  let running: Promise<void> | undefined;
  let again = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  let delay = FIRST_RETRY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known: { readonly at: number; readonly state: Promise<SyncState> } | undefined;

  const isQuiet = () => line.heardAt !== undefined && Date.now() - line.heardAt > quiet;

  const read = async (): Promise<SyncState> => {
    const { toSend, apart, withdrawn } = await readStanding(store, remote);
    const left = toSend.length + apart.length + withdrawn.length;
    if (isQuiet()) return { remote, state: "unreachable", left, reason: `« ${remote} » ne répond pas.` };
    const [first] = withdrawn;
    if (first) return { remote, state: "conflict", left, ...question(store, remote, first) };
    // What could not be sent may have been taken back since.
    if (failure && (left > 0 || failure.kind === "unreachable")) {
      const { kind, reason, detail } = failure;
      return { remote, state: kind, left, reason, ...(detail !== undefined && { detail }) };
    }
    return { remote, state: left > 0 || !hasExchanged ? "waiting" : "sent", left };
  };
  const state = (age = 0) => {
    if (!known || Date.now() - known.at > age) known = { at: Date.now(), state: read() };
    return known.state;
  };

  const once = async (): Promise<void> => {
    triedAt = Date.now();
    clearTimeout(timer);
    failure = await exchange(store, line).catch(problemOf);
    hasExchanged ||= !failure;
    known = undefined;
    if (closing.signal.aborted) return;
    delay = failure ? Math.min(delay * 2, LAST_RETRY) : FIRST_RETRY;
    timer = setTimeout(() => void start(), failure ? delay : STALE).unref();
  };
  const start = (): Promise<void> => {
    known = undefined;
    // What was written while an exchange was under way may have been too late for it.
    if (running) again = true;
    running ??= once().finally(() => {
      running = undefined;
      if (again && !closing.signal.aborted) void start();
      again = false;
    });
    return running;
  };
  const within = (patience: number, work: Promise<void>) => {
    const wait = new Promise((resolve) => setTimeout(resolve, patience).unref());
    return Promise.race([work, wait]);
  };

  return {
    state,
    async run(patience = Number.POSITIVE_INFINITY) {
      const work = start();
      await (Number.isFinite(patience) ? within(patience, work) : work);
      return state();
    },
    async refresh(patience = 0) {
      const isDue = Date.now() - triedAt >= (failure ? delay : FRESH);
      const work = isDue ? start() : running;
      if (work && patience > 0 && !failure && !isQuiet()) await within(patience, work);
    },
    async decide({ branch, now }, choice) {
      await running;
      const { withdrawn } = await readStanding(store, remote);
      const asked = withdrawn.find((one) => one.ref === HEADS + branch && (one.now ?? null) === now);
      if (!asked || (choice === "follow" && !asked.now)) throw changedSince();
      if (choice === "follow") await followBack(store, asked);
      const agreed = new Map(await readAgreed(store, remote));
      if (asked.now) agreed.set(asked.ref, asked.now);
      else agreed.delete(asked.ref);
      await writeAgreed(store, remote, agreed);
      known = undefined;
    },
    close() {
      clearTimeout(timer);
      closing.abort();
    },
  };
}

/** What has happened to a branch there, and what somebody has to decide. */
function question(
  { mainRef }: GitStore,
  remote: string,
  { ref, now }: Withdrawn,
): Required<Pick<SyncState, "reason" | "decision">> {
  const branch = ref.slice(HEADS.length);
  const decision = { branch, now: now ?? null };
  const name = `« ${remote} »`;
  if (!now)
    return {
      decision,
      reason: `${name} n’a plus de branche « ${branch} » : elle a été supprimée, ou porte un autre nom. Rien n’y est envoyé. Si elle a changé de nom, la personne qui gère le serveur peut le relancer avec ce nom (--branch).`,
    };
  const slug = /^cms\/[^/]+\/(.*)$/.exec(branch)?.[1];
  const what = slug ? `du brouillon « ${slug} »` : ref === mainRef ? "de ce qui était publié" : "des notes";
  return {
    decision,
    reason: `Une partie ${what} a été annulée ou réécrite sur ${name}. Rien n’y est renvoyé tant que vous n’avez pas choisi. Dans les deux cas, ce que vous n’aviez pas encore envoyé est gardé.`,
  };
}
