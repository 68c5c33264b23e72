import { useWatched, watched } from "../timing/watched.ts";

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

const current = watched<SyncState | undefined>(undefined);
let ask: AskSync | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes in the word that came with an answer of the server; null where it follows no remote. */
export function heardSync(word: string | null, askAgain: AskSync): void {
  if (word === null) return;
  ask = askAgain;
  if (word === "sent") show(undefined);
  else timer ??= setTimeout(look, FIRST);
}

/** Has the server read and send now. */
export async function syncNow(): Promise<void> {
  show(await ask?.(true).catch(current.get));
}

/** What is still to be sent, or why others' work may be missing; undefined when all is well. */
export function useSyncState(): SyncState | undefined {
  return useWatched(current, (state) => state);
}

async function look(): Promise<void> {
  timer = undefined;
  show(await ask?.(false).catch(current.get));
}

function show(state: SyncState | undefined): void {
  const left = state?.state === "sent" ? undefined : state;
  clearTimeout(timer);
  timer = left && setTimeout(look, THEN);
  current.set(left);
}
