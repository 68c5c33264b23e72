import { MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { findWritable, type MediaToSave, storeImage } from "./changes.ts";
import { type DraftBranch, readDraft } from "./drafts.ts";
import type { EntryToSave } from "./entry-to-save.ts";
import { Refusal } from "./refusal.ts";
import { findFile, type Store } from "./store.ts";
import { storeBlob, type TreeChange } from "./tree.ts";

/** The changes of the tree that an entry asks for, its text rewritten over what `parent` holds. */
export async function changesOf(
  store: Store,
  parent: string | undefined,
  entry: EntryToSave,
): Promise<TreeChange[]> {
  const existing = await findWritable(store, parent, entry.path);
  const bytes = existing && (await store.objects.read(existing.oid));
  if (bytes && entry.text.includes("\uFFFD") && !isUtf8(bytes)) {
    throw new Refusal(
      "invalid",
      `« ${entry.path} » n’est pas enregistré en UTF-8 : ses accents seraient perdus. La personne qui gère le dépôt peut le convertir.`,
    );
  }
  const text = store.rewrite?.(bytes?.toString(), entry.text, entry.path) ?? entry.text;
  const blob = { mode: existing?.mode ?? "100644", oid: await storeBlob(store.git, text) };
  const media = await Promise.all(entry.media.map((file) => mediaChange(store, parent, file)));
  return [{ path: entry.path, blob }, ...media.filter((change) => change !== undefined)];
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
