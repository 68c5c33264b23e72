import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Refusal } from "../../../contribution/desk/refusal.ts";
import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { lockIn, removeStaleLock } from "../git/stale-lock.ts";
import { createObjectWriter } from "../objects/object-writer.ts";
import type { GitStore } from "../store.ts";
import { findRef } from "./find-ref.ts";

/** One move of a reference: created when `previous` is absent, deleted when `next` is; with neither, it must not be there. */
export interface ReferenceMove {
  readonly name: string;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

/** Attempts of one write. */
export const ATTEMPTS = 60;

/**
 * Moves references together or not at all, each only if it still has its expected value, after what they need was
 * stored. A lock that a killed git left in the way is removed: the next attempt passes.
 */
export async function moveReferences(
  store: GitStore,
  reason: string,
  moves: readonly ReferenceMove[],
): Promise<typeof OVERTAKEN | undefined> {
  const letGo = await store.writer.store(moves.flatMap(({ next }) => next ?? []));
  try {
    return await update(store, reason, moves);
  } finally {
    // What stays kept is let go after a later start.
    await letGo().catch(() => undefined);
    store.tidying.afterSave();
  }
}

/** What no later attempt gets past, though git says of it, too, that it cannot lock a reference. */
const LASTING =
  /Permission denied|Operation not permitted|Read-only|No space left|quota exceeded|Not a directory|non-directory in the way|Too many levels|Input\/output error|File name too long|reference broken/;

async function update(store: GitStore, reason: string, moves: readonly ReferenceMove[]) {
  const { git } = store;
  const lines = moves.map(({ name, previous, next }) => {
    if (!next) return previous ? `delete ${name} ${previous}` : `verify ${name}`;
    return previous ? `update ${name} ${next} ${previous}` : `create ${name} ${next}`;
  });
  const input = `${["start", ...lines, "prepare", "commit"].join("\n")}\n`;
  const args = ["update-ref", "--no-deref", "-m", reason, "--stdin"];
  const { code, stdout, stderr } = await git.attempt(args, { input });
  if (code === 0) return undefined;
  // Until everything was prepared, nothing moves.
  if (/^prepare: ok$/m.test(stdout.toString()) && (await wereMoved(store, moves))) return undefined;
  if (/exists; cannot create/.test(stderr)) {
    throw new Refusal(
      "invalid",
      "Une branche du dépôt porte un nom qui empêche d’enregistrer ce brouillon. La personne qui gère le dépôt peut la renommer.",
    );
  }
  if (LASTING.test(stderr)) throw new Error(stderr.trim());
  const [, file] = /unable to create directory for (.+)$/m.exec(stderr) ?? [];
  // git does not say why; where nobody was faster, this fails for the same reason.
  if (file) await mkdir(dirname(file), { recursive: true });
  const lock = lockIn(stderr);
  if (lock) await removeStaleLock(lock);
  if (/cannot lock ref|reference already exists|but expected|File exists/.test(stderr)) return OVERTAKEN;
  throw new Error(`git update-ref: ${stderr.trim()}`);
}

/** Whether references moved although git did not say so; where some did, or nobody can look, it cannot be said. */
async function wereMoved(store: GitStore, moves: readonly ReferenceMove[]): Promise<boolean> {
  const moving = moves.filter(({ previous, next }) => previous !== next);
  const held = await Promise.all(moving.map(({ name }) => findRef(store, name))).catch(() => undefined);
  const hasMoved = moving.map(({ next }, i) => held?.[i] === next);
  if (!held || (hasMoved.includes(true) && hasMoved.includes(false))) throw unsure();
  return !hasMoved.includes(false);
}

function unsure(): Refusal {
  return new Refusal(
    "unreachable",
    "Le serveur a été interrompu pendant l’enregistrement : il se peut que la modification soit faite. Rechargez la page pour le voir ; si cela continue, prévenez la personne qui gère le serveur.",
  );
}

/** The store of one change, in which what is written can be read before it is stored. */
export function forWriting(store: GitStore): GitStore {
  const writer = createObjectWriter(store.git, store.place);
  const { objects } = store;
  return {
    ...store,
    writer,
    objects: { ...objects, read: async (oid) => writer.find(oid) ?? objects.read(oid) },
  };
}
