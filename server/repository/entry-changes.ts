import { MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { findWritable, type MediaToSave, storeImage } from "./changes.ts";
import { type DraftBranch, readDraft } from "./drafts.ts";
import type { CompanionFile, EntryToSave } from "./entry-to-save.ts";
import { Refusal } from "./refusal.ts";
import { findFile, type Store } from "./store.ts";
import { storeBlob, type TreeChange } from "./tree.ts";

/** The changes of the tree that an entry asks for, its texts rewritten over what `parent` holds. */
export async function changesOf(
  store: Store,
  parent: string | undefined,
  entry: EntryToSave,
): Promise<TreeChange[]> {
  const texts = [entry, ...(entry.companions ?? [])].map((file) => textChange(store, parent, file));
  const media = entry.media.map((file) => mediaChange(store, parent, file));
  return (await Promise.all([...texts, ...media])).filter((change) => change !== undefined);
}

async function textChange(
  store: Store,
  parent: string | undefined,
  { path, text: submitted }: CompanionFile,
): Promise<TreeChange> {
  const existing = await findWritable(store, parent, path);
  const bytes = existing && (await store.objects.read(existing.oid));
  if (bytes && submitted.includes("\uFFFD") && !isUtf8(bytes)) {
    throw new Refusal(
      "invalid",
      `« ${path} » n’est pas enregistré en UTF-8 : ses accents seraient perdus. La personne qui gère le dépôt peut le convertir.`,
    );
  }
  const text = store.rewrite?.(bytes?.toString(), submitted, path) ?? submitted;
  return { path, blob: { mode: existing?.mode ?? "100644", oid: await storeBlob(store.git, text) } };
}

/** An image sent without its bytes is one that the editor only knows by its address: it stays as it is. */
async function mediaChange(
  store: Store,
  parent: string | undefined,
  file: MediaToSave,
): Promise<TreeChange | undefined> {
  const isKept = file.bytes.length === 0 && (await findWritable(store, parent, file.path));
  return isKept ? undefined : storeImage(store, parent, file);
}

/** Takes out of a draft the new institutions that its entry does not refer to any more. */
export async function droppedCompanions(
  store: Store,
  branch: DraftBranch,
  { dropped = [] }: EntryToSave,
): Promise<TreeChange[]> {
  if (dropped.length === 0) return [];
  const { files } = await readDraft(store, branch);
  // What was published before the draft began is not the draft's to remove.
  return files.filter(({ path, before }) => !before && dropped.includes(path)).map(({ path }) => ({ path }));
}

/** Gives back to the main branch's state the images of a draft that the entry does not use any more. */
export async function droppedMedia(
  store: Store,
  main: string | undefined,
  branch: DraftBranch,
  entry: EntryToSave,
): Promise<TreeChange[]> {
  const kept = new Set(entry.media.map(({ path }) => path));
  const { files } = await readDraft(store, branch);
  const dropped = files.filter(({ path }) => path.startsWith(`${MEDIA_FOLDER}/`) && !kept.has(path));
  return Promise.all(
    dropped.map(async ({ path }) => {
      const published = await findFile(store, main, path);
      return published ? { path, blob: { mode: published.mode, oid: published.oid } } : { path };
    }),
  );
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
