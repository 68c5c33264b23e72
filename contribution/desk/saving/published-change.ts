import { slugOf } from "../../model/collections.ts";
import { type DeskWork, published } from "../desk-work.ts";
import type { MediaToSave } from "../entry.ts";
import { isInMediaFolder } from "../files/data-path.ts";
import { libraryImagePath } from "../files/image-names.ts";
import { settledImages, shownBy } from "../files/settled-images.ts";
import { findWritable, imageWrite } from "../files/writable.ts";
import { judge, refuseWith } from "../judging/judged-proposal.ts";
import { Refusal } from "../refusal.ts";
import { type FileWrite, OVERTAKEN, type Store, type Written } from "../store.ts";
import { untilNotOvertaken } from "../until-not-overtaken.ts";

/** A change of what is published, with what the history says of it. */
interface PreparedChange {
  readonly subject: string;
  readonly files: readonly FileWrite[];
  readonly mergedText?: string | undefined;
  /** Path of the image that was added (under the data root). */
  readonly path?: string;
}

/** What a change of what is published did. */
export type ChangedPublished<After> = Written<After> & Pick<PreparedChange, "mergedText" | "path">;

/** Stores an image among what is published, under a name that replaces none; says its path. */
export async function saveMedia<After extends object>(
  work: DeskWork<After>,
  media: MediaToSave,
): Promise<Written<After> & { readonly path: string }> {
  const added = await changePublished(work, async ({ store }, main) => {
    const path = await libraryImagePath(store, main, media);
    const write = await imageWrite(store, published(main), { ...media, path });
    return { subject: `Ajoute ${path}`, files: write ? [write] : [], path };
  });
  return { ...added, path: added.path ?? media.path };
}

/** Removes published files, all of which must exist. */
export function deleteFiles<After extends object>(
  work: DeskWork<After>,
  paths: readonly string[],
): Promise<Written<After>> {
  return changePublished(work, async ({ store }, main) => {
    const removal = async (path: string) => {
      if (await findWritable(store, published(main), path))
        return { path: `${store.prefix}${path}`, content: undefined };
      throw new Refusal("not-found", `« ${path} » n’existe pas ou a déjà été supprimé.`);
    };
    const files = await Promise.all(paths.map(removal));
    for (const path of paths.filter(isInMediaFolder)) await checkNotShown(store, main, path, files);
    return { subject: `Supprime ${paths.join(", ")}`, files };
  });
}

/** Refuses to remove an image that somebody shows. */
async function checkNotShown(
  store: Store,
  main: string | undefined,
  image: string,
  files: readonly FileWrite[],
): Promise<void> {
  const shower = await shownBy(store, main, image, files);
  if (shower === undefined) return;
  throw new Refusal(
    "refused",
    `L’image « ${image} » est encore montrée par « ${slugOf(shower)} », publiée ou en brouillon : elle n’est pas supprimée. Retirez-la d’abord de cette fiche.`,
  );
}

/** Changes what is published, without a proposal, if the gate lets it in; makes no commit when nothing changes. */
export function changePublished<After extends object>(
  outer: DeskWork<After>,
  prepare: (work: DeskWork<After>, main: string | undefined) => Promise<PreparedChange>,
): Promise<ChangedPublished<After>> {
  return outer.store.inTurn("published", () =>
    untilNotOvertaken<Store<After>, ChangedPublished<After>>(outer.store, async (store) => {
      const work = { ...outer, store };
      const main = await store.head();
      const { subject, mergedText, files, path } = await prepare(work, main);
      const told = { mergedText, ...(path !== undefined && { path }) };
      if (main && files.length === 0) return { commit: main, ...store.unmoved, ...told };
      refuseWith("Cette modification ne peut pas être publiée.", await judge(work, main, files));
      const outcome = (commit: string) => ({ commit, ...store.unmoved, ...told });
      const settled = await settledImages(work, main, undefined, files);
      const written = await store.writePublished({ main, files: settled.files, subject, outcome });
      return written === OVERTAKEN ? OVERTAKEN : { ...written, ...told };
    }),
  );
}
