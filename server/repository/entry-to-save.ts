import { draftedName, nameRefusal, newNameRefusal, takenName } from "../../contribution/review/refusals.ts";
import type { MediaToSave } from "./changes.ts";
import { findCollection, parseEntryPath } from "./data-path.ts";
import { findDraft, listDrafts } from "./drafts.ts";
import { Refusal } from "./refusal.ts";
import type { Status } from "./status.ts";
import { findFile, listFiles, type Store } from "./store.ts";

/** An entry as an editor sends it. */
export interface EntryToSave {
  readonly collection: string;
  readonly slug: string;
  /** Path under the data root, which must agree with collection and slug. */
  readonly path: string;
  readonly text: string;
  /** New institutions that the entry refers to: they are proposed, judged and published with it. */
  readonly companions?: readonly CompanionFile[];
  /** Paths of the companions of its draft that it does not refer to any more. */
  readonly dropped?: readonly string[];
  /** The text that the edit started from; without it, the save replaces whatever is stored. */
  readonly base?: string | undefined;
  /** The published commit whose changes this save takes into the draft, after a conflict. */
  readonly resolves?: string | undefined;
  /** The images that come with the entry; those of the draft that are missing here are removed from it. */
  readonly media: readonly MediaToSave[];
  /** Whether nothing of that name may exist yet. */
  readonly newEntry: boolean;
  /** Whether the editor was opened on a draft. */
  readonly unpublished: boolean;
  /** Whether to save in a draft, or straight to the main branch. */
  readonly workflow: boolean;
  /** Status of a draft that begins with this save. */
  readonly status: Status;
}

/** A new institution that comes with an entry, its path under the data root. */
export interface CompanionFile {
  readonly path: string;
  readonly text: string;
  /** The text that the edit started from; without it, the save replaces whatever is stored. */
  readonly base?: string | undefined;
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
