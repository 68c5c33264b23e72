import { EXTENSION } from "../model/collections.ts";
import { proposed, published } from "./desk-work.ts";
import type { EntryName, EntryToSave } from "./entry.ts";
import { findCollection, parseEntryPath } from "./files/data-path.ts";
import { Refusal } from "./refusal.ts";
import { draftedName, nameRefusal, newNameRefusal, takenName } from "./refusal-sentences.ts";
import type { Proposal, Store } from "./store.ts";

/** What a save finds: what is published, and the proposal of its entry. */
export interface Found {
  readonly main: string | undefined;
  readonly proposal: Proposal | undefined;
}

/** Refuses an entry whose name may not be used, or does not agree with its path. */
export function checkNames({ collection, slug, path, companions = [], dropped = [] }: EntryToSave): void {
  findCollection(collection);
  const beside = [...companions.map((file) => file.path), ...dropped];
  for (const file of [path, ...beside]) parseEntryPath(file);
  const refusal = nameRefusal({ collection, slug, path, beside });
  if (refusal !== undefined) throw new Refusal("invalid", refusal);
}

/**
 * Refuses a new entry whose name is not fit for public addresses, or taken by a published entry or a draft. It must
 * differ from all others by more than capitals, which some systems do not tell apart.
 */
export async function checkNewName(store: Store, found: Found, entry: EntryToSave): Promise<void> {
  if (!entry.newEntry && (await isKnown(store, found, entry))) return;
  await checkFree(store, found, entry);
}

/** Refuses companions whose names are not fit, or taken by others than the draft that brings them. */
export async function checkCompanions(
  store: Store,
  { main, proposal }: Found,
  { companions = [] }: EntryToSave,
): Promise<void> {
  for (const { path } of companions) {
    const place = `${store.prefix}${path}`;
    const isOwn =
      proposal &&
      (await store.find(proposed(proposal), place)) &&
      !(await store.find(published(main), place));
    const { collection, slug } = parseEntryPath(path);
    if (!isOwn) await checkFree(store, { main }, { collection: collection.name, slug });
  }
}

async function checkFree(
  store: Store,
  { main }: Pick<Found, "main">,
  { collection, slug }: EntryName,
): Promise<void> {
  const refusal = newNameRefusal(slug);
  if (refusal !== undefined) throw new Refusal("invalid", refusal);
  const names = await store.names(main, `${store.prefix}${findCollection(collection).folder}`);
  const name = `${slug}${EXTENSION}`.toLowerCase();
  if (names.some((other) => other.toLowerCase() === name)) throw new Refusal("collision", takenName(slug));
  const proposals = await store.proposalNames({ collection, slug });
  if (proposals.some((other) => other.collection === collection && other.slug.toLowerCase() === slug))
    throw new Refusal("collision", draftedName(slug));
}

/** Whether an entry is published, or a draft, or was published: Decap unpublishes by removing, then saving a draft. */
async function isKnown(store: Store, { main, proposal }: Found, entry: EntryToSave): Promise<boolean> {
  const place = `${store.prefix}${entry.path}`;
  if (proposal || (await store.find(published(main), place)) || (await store.proposal(entry))) return true;
  return store.onceHeld(main, place);
}
