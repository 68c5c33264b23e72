import { Refusal } from "../../../contribution/desk/refusal.ts";
import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { findRef } from "../references/find-ref.ts";
import { moveReferences } from "../references/references.ts";
import { HEADS, removedRef } from "../references/removed-ref.ts";
import type { GitStore } from "../store.ts";
import { agree } from "./agreed.ts";
import { fetchRemote, type Line, type Sent, sendBranches } from "./remote-exchange.ts";
import type { RemoteFailure } from "./remote-failure.ts";
import { readStanding, type Standing } from "./standing.ts";
import { takeIn } from "./take-in.ts";

/** Why an exchange did not bring both sides together. */
export type ExchangeFailure =
  | RemoteFailure
  | { readonly kind: "conflict"; readonly reason: string; readonly detail?: string };

/** How often in one exchange a branch that moves there all the time is read again. */
const ATTEMPTS = 4;

/** Reads a remote, brings in what others did, and sends what it does not hold. */
export async function exchange(store: GitStore, line: Line): Promise<ExchangeFailure | undefined> {
  const { remote } = line;
  const before = await readStanding(store, remote);
  // Also what an exchange that was cut off brought, before it is read again.
  await agree(store, remote, before);
  const known = new Map(before.pairs.map(({ ref, remote: there }) => [ref, there]));
  for (let tried = 1; ; tried += 1) {
    const failure = await fetchRemote(store, line);
    if (failure) return failure;
    let now = await readStanding(store, remote);
    const { hasMoved, problem } = await takeAllIn(store, now, known);
    if (hasMoved) now = await readStanding(store, remote);
    const { toSend, settled } = now;
    for (const [ref, previous] of settled)
      await moveReferences(store, "Déjà fait", [{ name: removedRef(ref), previous }]);
    const sent = toSend.length > 0 ? await sendBranches(store, line, toSend) : [];
    if ("kind" in sent) return sent;
    await rememberSent(store, remote, sent);
    if (sent.length > 0) now = await readStanding(store, remote);
    await agree(store, remote, now);
    const outcomes = sent.map(({ outcome }) => outcome);
    if (outcomes.includes("moved") && tried < ATTEMPTS && !problem) continue;
    const refusal = outcomes.find((outcome) => typeof outcome === "object") ?? problem;
    return refusal ?? (outcomes.includes("moved") ? alwaysOvertaken(remote) : undefined);
  }
}

function alwaysOvertaken(remote: string): RemoteFailure {
  return {
    kind: "rejected",
    reason: `D’autres envoient sans cesse à « ${remote} », et ont été plus rapides : le serveur réessaiera.`,
    detail: "the branch moved there at each attempt",
  };
}

/** Brings in what the remote has; says whether something may have moved, and the first reason why a branch could not. */
async function takeAllIn(
  store: GitStore,
  { pairs, withdrawn }: Pick<Standing, "pairs" | "withdrawn">,
  known: ReadonlyMap<string, string | undefined>,
): Promise<{ readonly hasMoved: boolean; readonly problem: ExchangeFailure | undefined }> {
  let problem: ExchangeFailure | undefined;
  let hasMoved = false;
  const waiting = new Set(withdrawn.map(({ ref }) => ref));
  for (const { ref, local, remote: there } of pairs) {
    if (waiting.has(ref)) continue;
    const isTheirs = there && there !== local && (local || ref === store.mainRef);
    // Published or abandoned elsewhere, and nothing was done here since.
    const isGone = !there && local && local === known.get(ref) && ref !== store.mainRef;
    if (!isTheirs && !isGone) continue;
    hasMoved = true;
    try {
      if (isTheirs) await takeIn(store, ref, there);
      else await moveReferences(store, "Supprimé ailleurs", [{ name: ref, previous: local }]);
    } catch (error) {
      problem ??= problemOf(error);
    }
  }
  return { hasMoved, problem };
}

async function rememberSent(store: GitStore, remote: string, sent: readonly Sent[]): Promise<void> {
  for (const { branch, outcome } of sent) {
    if (outcome !== "sent") continue;
    const { ref, next, removed } = branch;
    const tracking = `refs/remotes/${remote}/${ref.slice(HEADS.length)}`;
    const held = await findRef(store, tracking);
    const moves = [
      ...(held === next ? [] : [{ name: tracking, previous: held, next }]),
      ...(removed ? [{ name: removedRef(ref), previous: removed.upTo }] : []),
    ];
    if (moves.length > 0 && (await moveReferences(store, "Envoyé", moves)) === OVERTAKEN) return;
  }
}

/** What stopped an exchange that is no answer of the remote. */
export function problemOf(error: unknown): ExchangeFailure {
  const reason =
    error instanceof Refusal
      ? error.message
      : "Une erreur imprévue a empêché l’échange : la personne qui gère le serveur la trouvera dans son journal.";
  return { kind: "conflict", reason, ...(error instanceof Refusal ? {} : { detail: String(error) }) };
}
