import { type EditConflict, Refusal } from "../../contribution/desk/refusal.ts";
import { collectionOf } from "../../contribution/model/collections.ts";
import type { DataConflict } from "../../contribution/source/merge-data.ts";
import type { Texts } from "../../contribution/source/merge-documents.ts";
import { findBase } from "./ancestry.ts";
import { compareTrees } from "./compare-trees.ts";
import { editConflict } from "./edit-conflict.ts";
import { mergeTexts } from "./merge-texts.ts";
import { readObject, type Store, treeOf } from "./store.ts";
import { isPlainFile, type TreeChange, type TreeDifference } from "./tree.ts";
import { writeTree } from "./write-tree.ts";

/** A draft merged into the main branch: the tree, and the paths from the repository's root that the merge changes. */
export interface Merged {
  readonly tree: string;
  readonly files: readonly string[];
}

interface Side {
  readonly mode: string;
  readonly oid: string;
}

interface Conflicts {
  /** Empty when it is not the fields of two texts that disagree. */
  readonly conflicts: readonly DataConflict[];
  readonly texts?: Texts;
}

interface Conflict extends Conflicts {
  readonly mine: TreeDifference;
  readonly theirs: TreeDifference | undefined;
}

/**
 * Merges a draft's commit into the main branch's, path by path, and field by field in a file that both changed.
 * Throws a `conflict` refusal, with nothing changed, when both changed the same field. The draft's file at
 * `overwritten` (under the data root) is taken as it is.
 */
export async function mergeDraft(
  store: Store,
  main: string | undefined,
  draft: string,
  overwritten?: string,
): Promise<Merged> {
  const base = await findBase(store, main, draft);
  const changed = await compareTrees(store, base, draft);
  const onMain = new Map((await compareTrees(store, base, main)).map((change) => [change.path, change]));

  const changes: TreeChange[] = [];
  const conflicts: Conflict[] = [];
  for (const mine of changed) {
    const theirs = onMain.get(mine.path);
    if (theirs && isSame(mine.after, theirs.after)) continue;
    const isTaken = !theirs || mine.path === `${store.prefix}${overwritten}`;
    const blob = isTaken ? mine.after : await mergeFile(store, mine, theirs);
    if (blob && "conflicts" in blob) conflicts.push({ mine, theirs, ...blob });
    else changes.push(blob ? { path: mine.path, blob } : { path: mine.path });
  }
  const tree = conflicts.length ? undefined : await writeTree(store, await treeOf(store, main), changes);
  if (!tree) throw await conflict(store, main ?? "", conflicts);
  return { tree, files: changes.map(({ path }) => path) };
}

/** Refuses, last of all, a result that would touch or remove a file which the change does not name. */
export async function changesOnly(
  store: Store,
  main: string | undefined,
  { tree, files }: Merged,
): Promise<void> {
  const named = new Set(files);
  const others = (await compareTrees(store, main, tree)).filter(({ path }) => !named.has(path));
  if (others.length === 0) return;
  const first = others.slice(0, 5).map(({ path }) => path);
  throw new Refusal(
    "refused",
    `Cette modification toucherait aussi à des fichiers qui n’en font pas partie (${first.join(", ")}${others.length > 5 ? "…" : ""}). Rien n’a été changé : prévenez la personne qui gère le dépôt.`,
    others.map(({ path }) => ({ message: `« ${path} » ne fait pas partie de cette modification.` })),
  );
}

async function mergeFile(
  store: Store,
  mine: TreeDifference,
  theirs: TreeDifference,
): Promise<Side | Conflicts> {
  const { before } = mine;
  if (!mine.after || !theirs.after) return { conflicts: [] };
  const sides = [theirs.after, mine.after, ...(before ? [before] : [])];
  if (!sides.every((side) => isPlainFile(side.mode))) return { conflicts: [] };
  const mode = theirs.after.mode === before?.mode ? mine.after.mode : theirs.after.mode;
  if (theirs.after.oid === before?.oid) return { mode, oid: mine.after.oid };
  if (mine.after.oid === before?.oid) return { mode, oid: theirs.after.oid };
  const path = mine.path.slice(store.prefix.length);
  // Anything but an entry is bytes that nobody merges.
  if (!mine.path.startsWith(store.prefix) || !collectionOf(path)) return { conflicts: [] };
  const texts = {
    base: before && (await readText(store, before.oid, path)),
    mine: await readText(store, mine.after.oid, path),
    theirs: await readText(store, theirs.after.oid, path),
  };
  const merged = await mergeTexts(store, path, texts);
  return "text" in merged ? { mode, oid: store.writer.write("blob", merged.text) } : { ...merged, texts };
}

async function readText(store: Store, oid: string, path: string): Promise<string> {
  return (await readObject(store, oid, "blob", path)).toString();
}

function isSame(a: Side | undefined, b: Side | undefined): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}

async function conflict(store: Store, main: string, found: readonly Conflict[]): Promise<Refusal> {
  const paths = found.map(({ mine }) => mine.path.slice(store.prefix.length));
  const where = paths.length ? ` (${paths.join(", ")})` : "";
  const first = found.find(({ texts }) => texts);
  return new Refusal(
    "conflict",
    `Cette fiche a été modifiée et publiée entre-temps, aux mêmes endroits que votre brouillon${where}. Rien n’a été changé : choisissez ce qu’il faut garder, ou reprenez vos modifications à partir de la version publiée.`,
    paths.map((file) => ({ file, message: `Le fichier ${file} a été modifié des deux côtés.` })),
    first?.texts && (await choiceOf(store, main, first.mine.path, first.texts, first.conflicts)),
  );
}

async function choiceOf(
  store: Store,
  main: string,
  path: string,
  texts: Texts,
  conflicts: readonly DataConflict[],
): Promise<EditConflict> {
  const under = path.slice(store.prefix.length);
  return { ...(await editConflict(store, main, { path: under, ...texts }, conflicts)), resolves: main };
}
