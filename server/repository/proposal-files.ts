import { EXTENSION } from "../../contribution/model/collections.ts";
import {
  foldedPath,
  namedBy,
  type ProposalFiles,
  splitProposal,
} from "../../contribution/review/proposal/proposal-files.ts";
import { parseSource } from "../../contribution/source/parse.ts";
import { readText } from "./commit-subject.ts";
import { findCollection } from "./data-path.ts";
import { entriesOf, type Folder } from "./folder.ts";
import { mapPooled } from "./pool.ts";
import { findFile, folderTree, readFolder, type Store } from "./store.ts";
import type { TreeDifference } from "./tree.ts";

/** Files compared at the same time. */
const AT_ONCE = 64;

/** The entry that a draft proposes. */
export interface ProposedEntry {
  readonly collection: string;
  readonly slug: string;
}

/** The path of a proposed entry, under the data root. */
export function pathOfEntry({ collection, slug }: ProposedEntry): string {
  return `${findCollection(collection).folder}/${slug}${EXTENSION}`;
}

/**
 * The files of a draft at `treeish`, and what its branch holds beside them, from its differences with the commit where
 * it left the main branch. What the main branch holds as the draft does is none of them.
 */
export async function proposalFiles(
  store: Store,
  main: string | undefined,
  entry: ProposedEntry,
  treeish: string,
  differences: readonly TreeDifference[],
): Promise<ProposalFiles<TreeDifference>> {
  const path = pathOfEntry(entry);
  const compared = await mapPooled(differences, AT_ONCE, (mine) => comparedWithMain(store, main, mine));
  const files = compared.filter((file) => file !== undefined);
  const isAlone = files.every((file) => file.path === store.prefix + path);
  const named = isAlone ? new Set<string>() : await namedIn(store, main, treeish, path);
  const added = files.filter(({ before, after }) => !before && after).map((file) => file.path);
  const hasTwin = await twinsOf(store, main, added);
  return splitProposal(files, {
    prefix: store.prefix,
    entries: new Set([path]),
    named,
    hasTwin,
  });
}

/** A difference as one with what the main branch holds now; undefined when that is the same. */
async function comparedWithMain(
  store: Store,
  main: string | undefined,
  { path, before, after }: TreeDifference,
): Promise<TreeDifference | undefined> {
  const theirs = await findFile({ ...store, prefix: "" }, main, path);
  // Who did not change the mode keeps that of the main branch.
  const mode = theirs && after?.mode === before?.mode ? theirs.mode : after?.mode;
  if (theirs?.oid === after?.oid && theirs?.mode === mode) return undefined;
  return { path, ...(theirs && { before: theirs }), ...(after && mode && { after: { ...after, mode } }) };
}

/** What an entry refers to, and its new institution. */
async function namedIn(
  store: Store,
  main: string | undefined,
  treeish: string,
  path: string,
): Promise<ReadonlySet<string>> {
  const named = namedInText(await readText(store, treeish, path)) ?? [];
  const institutions = await Promise.all(
    named.map(async (file) => {
      if (!file.endsWith(EXTENSION) || (await findFile(store, main, file))) return [];
      return namedInText(await readText(store, treeish, file)) ?? [];
    }),
  );
  return new Set([...named, ...institutions.flat()]);
}

/** What the text of an entry refers to, by path under the data root; undefined when it cannot be read. */
export function namedInText(text: string | undefined): readonly string[] | undefined {
  const parsed = text === undefined ? undefined : parseSource(text);
  return parsed?.ok ? namedBy(parsed.data) : undefined;
}

/** Whether a new file would be taken for another one of its folder, among those that are published. */
async function twinsOf(
  store: Store,
  main: string | undefined,
  added: readonly string[],
): Promise<(path: string) => boolean> {
  const folders = new Set(
    added.filter((path) => path.startsWith(store.prefix)).map((path) => cut(store, path)[0]),
  );
  const names = new Map(
    await Promise.all(
      [...folders].map(async (folder) => {
        const tree = main && (await folderTree(store, main, folder));
        return [folder, tree ? foldedNames(await readFolder(store, tree)) : new Set<string>()] as const;
      }),
    ),
  );
  return (path) => {
    const [folder, name] = cut({ prefix: "" }, path);
    return names.get(folder)?.has(foldedPath(name)) ?? false;
  };
}

/** Folder under the data root, and name, of a path. */
function cut({ prefix }: Pick<Store, "prefix">, path: string): [folder: string, name: string] {
  const names = path.slice(prefix.length).split("/");
  return [names.slice(0, -1).join("/"), names.at(-1) ?? ""];
}

const known = new WeakMap<Buffer, ReadonlySet<string>>();

/** The names in a folder as `foldedPath` gives them, found once for each folder. */
function foldedNames({ bytes, idLength }: Folder): ReadonlySet<string> {
  const names =
    known.get(bytes) ?? new Set([...entriesOf({ bytes, idLength })].map(({ name }) => foldedPath(name)));
  known.set(bytes, names);
  return names;
}
