import type { EntryToSave } from "../../contribution/desk/entry.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { findFile, type Store } from "./store.ts";

/**
 * Refuses to bring back what somebody removed while it was open in an editor: a published entry, or a draft. A draft
 * that is not there any more was published if the main branch once held the text that the editor started from.
 */
export async function checkNotGone(
  store: Store,
  main: string | undefined,
  hasDraft: boolean,
  entry: EntryToSave,
): Promise<void> {
  if (hasDraft || (!entry.unpublished && entry.base === undefined)) return;
  const isThere = (await findFile(store, main, entry.path)) !== undefined;
  if (entry.unpublished ? isThere && (await wasPublished(store, main, entry)) : isThere) return;
  throw new Refusal(
    "gone",
    entry.unpublished
      ? `Le brouillon « ${entry.slug} » a été supprimé entre-temps. Rien n’a été enregistré, et votre texte est toujours dans le formulaire : copiez ce que vous voulez garder, puis ${isThere ? "rouvrez la fiche publiée" : "créez une nouvelle fiche"}.`
      : `La fiche « ${entry.slug} » a été supprimée entre-temps. Rien n’a été enregistré, et votre texte est toujours dans le formulaire : copiez ce que vous voulez garder.`,
  );
}

async function wasPublished(store: Store, main: string | undefined, entry: EntryToSave): Promise<boolean> {
  if (!main || entry.base === undefined) return false;
  const oid = await store.git.text(["hash-object", "--stdin", "--no-filters"], { input: entry.base });
  const place = `:(top,literal)${store.prefix}${entry.path}`;
  const args = ["log", "-1", "--no-show-signature", "--full-history", "--format=%H", `--find-object=${oid}`];
  return (await store.git.text([...args, main, "--", place])) !== "";
}
