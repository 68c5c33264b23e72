import { type GitStore, readObject } from "../store.ts";
import { findRef } from "./find-ref.ts";
import type { ReferenceMove } from "./references.ts";

/**
 * What was done for each intention, as JSON: `<day>/<id>`. These references move together with the branches, or not at
 * all, so that whoever asks again, even of another process, is given the first answer.
 */
const OUTCOMES = "refs/contribution/outcomes/";

/** What was done before the day before is forgotten. */
const DAY = 24 * 3600 * 1000;

/** What was done for the store's intention; undefined when nothing was, or nobody says what they intend. */
export async function recall<T>(store: GitStore): Promise<T | undefined> {
  if (store.intention === undefined) return undefined;
  for (const name of namesOf(store.intention)) {
    const oid = await findRef(store, name);
    // Only `remembering` writes there.
    if (oid) return JSON.parse((await readObject(store, oid, "blob", name)).toString()) as T;
  }
  return undefined;
}

/** The move, to be made with those of the branches, that remembers an outcome; none when nobody says what they intend. */
export function remembering(store: GitStore, outcome: object): ReferenceMove[] {
  if (store.intention === undefined) return [];
  const next = store.writer.write("blob", JSON.stringify(outcome));
  return [{ name: namesOf(store.intention)[0] ?? "", next }];
}

/** Forgets what was done for intentions before the day before. */
export async function forgetOutcomes({ git }: GitStore): Promise<void> {
  const kept = daysUntil(Date.now());
  const lines = (await git.text(["for-each-ref", "--format=%(refname)", OUTCOMES])).split("\n");
  const old = lines.filter((name) => name && !kept.includes(name.slice(OUTCOMES.length).split("/")[0] ?? ""));
  const input = old.map((name) => `delete ${name}\n`).join("");
  // Another server may be doing the same: it is done again the next day.
  if (input) await git.attempt(["update-ref", "--no-deref", "--stdin"], { input });
}

function namesOf(intention: string): string[] {
  return daysUntil(Date.now()).map((day) => `${OUTCOMES}${day}/${intention}`);
}

/** A day and the one before, as `2026-01-31`. */
function daysUntil(time: number): string[] {
  return [time, time - DAY].map((at) => new Date(at).toISOString().slice(0, 10));
}
