import { useSyncExternalStore } from "react";

/** How the server stands with the remote that it follows, as it says it. */
export interface SyncState {
  readonly remote: string;
  readonly state: "sent" | "waiting" | "unreachable" | "rejected" | "conflict";
  /** A French sentence. */
  readonly reason?: string;
  readonly left: number;
}

/** Asks the server how it stands; `now` has it read and send first. Undefined where it follows nobody. */
export type AskSync = (now: boolean) => Promise<SyncState | undefined>;

/** How long (ms) after a save the server is asked, and how often while something is left to send. */
const [FIRST, THEN] = [2_000, 15_000];

let current: SyncState | undefined;
let ask: AskSync | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Takes in the word that came with an answer of the server; null where it follows no remote. */
export function heardSync(word: string | null, askAgain: AskSync): void {
  if (word === null) return;
  ask = askAgain;
  if (word === "sent") show(undefined);
  else timer ??= setTimeout(look, FIRST);
}

/** Has the server read and send now. */
export async function syncNow(): Promise<void> {
  show(await ask?.(true).catch(() => current));
}

/** What is still to be sent, or why others' work may be missing; undefined when all is well. */
export function useSyncState(): SyncState | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

async function look(): Promise<void> {
  timer = undefined;
  show(await ask?.(false).catch(() => current));
}

function show(state: SyncState | undefined): void {
  current = state?.state === "sent" ? undefined : state;
  clearTimeout(timer);
  timer = current && setTimeout(look, THEN);
  for (const listener of listeners) listener();
}
