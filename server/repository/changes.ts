import type { MediaToSave } from "../../contribution/desk/entry.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { OVERTAKEN } from "../../contribution/desk/store.ts";
import { withProblems } from "../../contribution/review/refusals.ts";
import { acceptImage } from "../../contribution/validation/images.ts";
import { notPlain, parseDataPath, parseMediaPath } from "./data-path.ts";
import { onceFor, remembering } from "./intention.ts";
import { judge } from "./judge.ts";
import { changesOnly } from "./merge.ts";
import type { Published } from "./publication.ts";
import { findFile, makeCommit, readMain, type Store, treeOf } from "./store.ts";
import { isPlainFile, type TreeChange } from "./tree.ts";
import { moveFollowed, NOBODY } from "./worktrees.ts";
import { writeTree } from "./write-tree.ts";

/** Writes the changes of a tree, whose paths are under the data root, and gives the new tree's id. */
export async function changeTree(
  store: Store,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const rooted = changes.map((change) => ({ ...change, path: `${store.prefix}${change.path}` }));
  const tree = await writeTree(store, base, rooted);
  if (!tree)
    throw new Refusal(
      "invalid",
      "Un fichier ou un lien du dépôt occupe la place de ce dossier : rien n’a été écrit.",
    );
  return tree;
}

/** What is at a path that is about to be written or removed; anything but a plain file is refused. */
export async function findWritable(store: Store, commit: string | undefined, path: string) {
  parseDataPath(path);
  const entry = await findFile(store, commit, path);
  if (entry && !isPlainFile(entry.mode)) throw notPlain(path);
  return entry;
}

/** The blob of an image and its mode; refuses what is not, by its content, the whole image that its name announces. */
export async function storeImage(
  store: Store,
  commit: string | undefined,
  media: MediaToSave,
): Promise<TreeChange> {
  const { path } = parseMediaPath(media.path);
  const existing = await findWritable(store, commit, path);
  const image = acceptImage(path, media.bytes);
  if (!image.ok) throw new Refusal("invalid", image.reason);
  return {
    path,
    blob: { mode: existing?.mode ?? "100644", oid: store.writer.write("blob", image.bytes) },
  };
}

/** Stores an image on the main branch. */
export function saveMedia(store: Store, media: MediaToSave): Promise<Published> {
  return changeMain(store, async (store, main) => ({
    subject: `Ajoute ${media.path}`,
    changes: [await storeImage(store, main, media)],
  }));
}

/** Removes files from the main branch, all of which must exist. */
export function deleteFiles(store: Store, paths: readonly string[]): Promise<Published> {
  return changeMain(store, async (store, main) => {
    const removal = async (path: string) => {
      if (await findWritable(store, main, path)) return { path };
      throw new Refusal("not-found", `« ${path} » n’existe pas ou a déjà été supprimé.`);
    };
    return { subject: `Supprime ${paths.join(", ")}`, changes: await Promise.all(paths.map(removal)) };
  });
}

/** Changes of the main branch with what the history says of them. */
interface PreparedChange {
  readonly subject: string;
  readonly changes: readonly TreeChange[];
  readonly mergedText?: string | undefined;
}

type ChangedMain = Published & Pick<PreparedChange, "mergedText">;

/** Commits changes straight to the main branch, if the gate lets them in; none if they change nothing. */
export function changeMain(
  outer: Store,
  prepare: (store: Store, main: string | undefined) => Promise<PreparedChange>,
): Promise<ChangedMain> {
  return outer.inTurn(outer.mainRef, () =>
    onceFor<ChangedMain>(outer, async (store) => {
      const main = await readMain(store);
      const base = await treeOf(store, main);
      const { subject, changes, mergedText } = await prepare(store, main);
      const tree = await changeTree(store, base, changes);
      if (main && tree === base) return { commit: main, ...NOBODY, mergedText };
      const problems = await judge(
        store,
        tree,
        changes.map(({ path }) => `${store.prefix}${path}`),
      );
      if (problems.length) {
        throw new Refusal(
          "refused",
          withProblems("Cette modification ne peut pas être publiée.", problems),
          problems,
        );
      }
      await changesOnly(store, main, {
        tree,
        files: changes.map(({ path }) => `${store.prefix}${path}`),
      });
      const next = await makeCommit(store, { tree, parents: [main], subject });
      const outcome: ChangedMain = { commit: next, ...NOBODY, mergedText };
      const followed = await moveFollowed(store, subject, [
        { name: store.mainRef, previous: main, next },
        ...remembering(store, outcome),
      ]);
      return followed === OVERTAKEN ? OVERTAKEN : { ...outcome, ...followed };
    }),
  );
}
