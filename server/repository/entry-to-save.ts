import type { EntryToSave } from "../../contribution/desk/entry.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { draftedName, nameRefusal, newNameRefusal, takenName } from "../../contribution/review/refusals.ts";
import { findCollection, parseEntryPath } from "./data-path.ts";
import { findDraft, listDrafts } from "./drafts.ts";
import { findFile, listFiles, type Store } from "./store.ts";

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
export async function checkNewName(
  store: Store,
  main: string | undefined,
  entry: EntryToSave,
): Promise<void> {
  if (!entry.newEntry && (await isKnown(store, main, entry))) return;
  await checkFree(store, main, entry);
}

/** Refuses companions whose names are not fit, or taken; `tip` is the newest commit of the draft that brings them. */
export async function checkCompanions(
  store: Store,
  main: string | undefined,
  tip: string | undefined,
  { companions = [] }: EntryToSave,
): Promise<void> {
  for (const { path } of companions) {
    const isOwn = (await findFile(store, tip, path)) && !(await findFile(store, main, path));
    const { collection, slug } = parseEntryPath(path);
    if (!isOwn) await checkFree(store, main, { collection: collection.name, slug, path });
  }
}

async function checkFree(
  store: Store,
  main: string | undefined,
  entry: Pick<EntryToSave, "collection" | "slug" | "path">,
): Promise<void> {
  const { collection, slug } = entry;
  const refusal = newNameRefusal(slug);
  if (refusal !== undefined) throw new Refusal("invalid", refusal);
  const published = await listFiles(store, main, findCollection(collection).folder);
  if (published.some(({ path }) => path.toLowerCase() === entry.path.toLowerCase())) {
    throw new Refusal("collision", takenName(slug));
  }
  const drafts = await listDrafts(store);
  if (drafts.some((draft) => draft.collection === collection && draft.slug.toLowerCase() === slug)) {
    throw new Refusal("collision", draftedName(slug));
  }
}

/** Whether an entry is published, or a draft, or was published: Decap unpublishes by removing, then saving a draft. */
async function isKnown(
  store: Store,
  main: string | undefined,
  { collection, slug, path }: EntryToSave,
): Promise<boolean> {
  if (await findFile(store, main, path)) return true;
  if (await findDraft(store, collection, slug)) return true;
  if (!main) return false;
  const place = `:(top,literal)${store.prefix}${path}`;
  return (await store.git.text(["rev-list", "-1", main, "--", place])) !== "";
}
