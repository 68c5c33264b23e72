import { useWatched, watched } from "../timing/watched.ts";

/** Whether the server answers: « back » once it answers again, until something else has been asked. */
export type Connection =
  | { readonly state: "fine" | "back" | "lost" | "expired" }
  /** The server's sentence says why. */
  | { readonly state: "refused"; readonly sentence: string };

const connection = watched<Connection>({ state: "fine" });

/** What a component shows of the connection. */
export function useConnection(): Connection {
  return useWatched(connection, (known) => known);
}

/** Notes what became of a request: its HTTP status, 0 when there was no answer, and the sentence of a refusal. */
export function noteAnswer(status: number, sentence = ""): void {
  if (status === 0) set({ state: "lost" });
  else if (status === 401) set({ state: "expired" });
  else if (status === 403) set({ state: "refused", sentence });
  else set({ state: "fine" });
}

/** Asks again whether the server answers, by a request that notes its answer itself. */
export async function retry(ask: () => Promise<unknown>): Promise<void> {
  // The request has noted why it failed.
  if (await ask().then(isDone, isNot)) set({ state: "back" });
}

/** Follows what the browser knows of the network. */
export function watchNetwork(ask: () => Promise<unknown>): void {
  window.addEventListener("offline", () => noteAnswer(0));
  window.addEventListener("online", () => connection.get().state === "lost" && retry(ask));
}

const isDone = () => true;
const isNot = () => false;

function set(next: Connection): void {
  if (next.state === connection.get().state && next.state !== "refused") return;
  connection.set(next);
}
