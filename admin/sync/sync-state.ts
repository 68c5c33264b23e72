import { useWatched, watched } from "../timing/watched.ts";

/** How the server stands with the remote that it follows, as it says it. */
export interface SyncState {
  readonly remote: string;
  readonly state: "sent" | "waiting" | "unreachable" | "rejected" | "conflict";
  /** A French sentence. */
  readonly reason?: string;
  readonly left: number;
  /** What somebody has to decide first: the remote has cancelled what it held; null when it has no such branch. */
  readonly decision?: { readonly branch: string; readonly now: string | null };
}

/** Whether what the remote has cancelled is cancelled here too, or sent again. */
export type SyncChoice = "follow" | "restore";

/** Asks the server how it stands, after it has done what somebody chose. */
export type AskSync = (asked: {
  /** Has it read and send first. */
  readonly now?: boolean;
  readonly decided?: SyncState["decision"] & { readonly choice: SyncChoice };
}) => Promise<SyncState | undefined>;

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
  show(await ask?.({ now: true }).catch(current.get));
}

/** Has the server do what somebody chose of what it asked; rejects with what it says against it. */
export async function decideSync(choice: SyncChoice): Promise<void> {
  const decision = current.get()?.decision;
  if (!decision) return;
  try {
    show(await ask?.({ decided: { ...decision, choice } }));
  } catch (error) {
    void look();
    throw error;
  }
}

/** What is still to be sent, or why others' work may be missing; undefined when all is well. */
export function useSyncState(): SyncState | undefined {
  return useWatched(current, (state) => state);
}

async function look(): Promise<void> {
  timer = undefined;
  show(await ask?.({}).catch(current.get));
}

function show(state: SyncState | undefined): void {
  const left = state?.state === "sent" ? undefined : state;
  clearTimeout(timer);
  timer = left && setTimeout(look, THEN);
  current.set(left);
}
