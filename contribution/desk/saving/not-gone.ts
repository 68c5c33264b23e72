import { published } from "../desk-work.ts";
import type { EntryToSave } from "../entry.ts";
import type { Found } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Store } from "../store.ts";

/**
 * Refuses to bring back what somebody removed while it was open in an editor: a published entry, or a draft. A draft
 * that is not there any more was published if the text that the editor started from was.
 */
export async function checkNotGone(
  store: Store,
  { main, proposal }: Found,
  entry: EntryToSave,
): Promise<void> {
  if (proposal || (!entry.unpublished && entry.base === undefined)) return;
  const place = `${store.prefix}${entry.path}`;
  const isThere = (await store.find(published(main), place)) !== undefined;
  const { base, unpublished } = entry;
  const wasPublished = async () => base !== undefined && (await store.onceHeld(main, place, base));
  if (unpublished ? isThere && (await wasPublished()) : isThere) return;
  throw new Refusal(
    "gone",
    unpublished
      ? `Le brouillon « ${entry.slug} » a été ${isThere ? "publié ou supprimé" : "supprimé"} entre-temps. Rien n’a été enregistré, et votre texte est toujours dans le formulaire : copiez ce que vous voulez garder, puis ${isThere ? "rouvrez la fiche publiée" : "créez une nouvelle fiche"}.`
      : `La fiche « ${entry.slug} » a été supprimée entre-temps. Rien n’a été enregistré, et votre texte est toujours dans le formulaire : copiez ce que vous voulez garder.`,
  );
}
