import { collectionOf, MEDIA_FOLDER } from "../../model/collections.ts";
import { foldedPath } from "../../model/folded-path.ts";
import {
  type BranchFile,
  namedBy,
  type ProposalFiles,
  splitProposal,
} from "../../review/proposal/proposal-files.ts";
import { parseSource } from "../../source/reading/parse.ts";
import { published, type ReadText, textsOf } from "../desk-work.ts";
import { type EntryName, entriesOf } from "../entry.ts";
import type { Store, StoredSide } from "../store.ts";
import { isInMediaFolder, pathOfEntry } from "./data-path.ts";
import { showsImage } from "./image-mentions.ts";

/** A path that a branch changed, in the three versions that decide of it. */
export interface ChangedPath extends BranchFile {
  /** Where the branch left what is published. */
  readonly base?: StoredSide | undefined;
  readonly before?: StoredSide | undefined;
  readonly after?: StoredSide | undefined;
}

/**
 * Tells the files of a proposal from what its branch holds beside them. What is published as the proposal has it is
 * none of them. `readText` reads the proposal, under the data root.
 */
export async function proposalFiles<File extends ChangedPath>(
  store: Pick<Store, "find" | "names" | "prefix" | "read">,
  main: string | undefined,
  name: EntryName,
  changes: readonly File[],
  readText: ReadText,
): Promise<ProposalFiles<File>> {
  const entries = new Set(entriesOf(name).map(pathOfEntry));
  const files = changes.flatMap(asPublished);
  const areAlone = files.every(({ path }) => entries.has(path.slice(store.prefix.length)));
  const named = areAlone
    ? []
    : await Promise.all([...entries].map((path) => namedIn(store, main, path, readText)));
  const added = files.filter(({ before, after }) => !before && after).map((file) => file.path);
  return splitProposal(files, {
    prefix: store.prefix,
    entries,
    named: new Set(named.flat()),
    left: await leftImages(store, main, { entries: [...entries], files, readText }),
    hasTwin: await twinsOf(store, main, added),
  });
}

/**
 * Whether what is published holds, or held since a branch left it, all that the branch changes of the catalogue, however
 * that came there (a squashed merge, a copy by hand): the branch is over then, and proposes nothing any more. A branch
 * that changes nothing is not over. `wasPublished` is asked of what has changed again since.
 */
export async function isAllPublished(
  prefix: string,
  changes: readonly ChangedPath[],
  wasPublished: (path: string, after: StoredSide | undefined) => Promise<boolean>,
): Promise<boolean> {
  const ours = changes.filter(({ path }) => isOfCatalogue(prefix, path));
  if (ours.length === 0) return false;
  for (const { path, base, before, after } of ours) {
    if (before?.oid === after?.oid) continue;
    if (before?.oid === base?.oid || !(await wasPublished(path, after))) return false;
  }
  return true;
}

function isOfCatalogue(prefix: string, path: string): boolean {
  const file = path.slice(prefix.length);
  return path.startsWith(prefix) && (collectionOf(file) !== undefined || file.startsWith(`${MEDIA_FOLDER}/`));
}

/** A change as its publication would make it; none when that is what is published. */
function asPublished<File extends ChangedPath>(file: File): File[] {
  const { base, before, after } = file;
  // Who did not change the mode keeps that of what is published.
  const mode = before && after?.mode === base?.mode ? before.mode : after?.mode;
  if (!before && !after) return [];
  const isSame = before?.oid !== undefined && before.oid === after?.oid && before.mode === mode;
  return isSame ? [] : [{ ...file, ...(after && { after: { ...after, mode } }) }];
}

/** The images that a branch removes, and that its entries showed as they are published, and show no more. */
async function leftImages<File extends ChangedPath>(
  store: Pick<Store, "prefix" | "read">,
  main: string | undefined,
  branch: {
    readonly entries: readonly string[];
    readonly files: readonly File[];
    readonly readText: ReadText;
  },
): Promise<ReadonlySet<string>> {
  const removed = branch.files
    .filter(({ path, after }) => !after && path.startsWith(store.prefix))
    .map(({ path }) => path.slice(store.prefix.length))
    .filter(isInMediaFolder);
  if (removed.length === 0) return new Set();
  const readBefore = textsOf({ store }, published(main));
  const [befores, afters] = await Promise.all([
    Promise.all(branch.entries.map(readBefore)),
    Promise.all(branch.entries.map(branch.readText)),
  ]);
  const shows = (image: string) => (text: string | undefined) =>
    text !== undefined && showsImage(text, image);
  return new Set(removed.filter((image) => befores.some(shows(image)) && !afters.some(shows(image))));
}

/** What an entry refers to, and its new institution. */
async function namedIn(
  store: Pick<Store, "find" | "prefix">,
  main: string | undefined,
  path: string,
  readText: ReadText,
): Promise<readonly string[]> {
  const named = namedInText(await readText(path)) ?? [];
  const institutions = await Promise.all(
    named.map(async (file) => {
      if (!collectionOf(file) || (await store.find(published(main), `${store.prefix}${file}`))) return [];
      return namedInText(await readText(file)) ?? [];
    }),
  );
  return [...named, ...institutions.flat()];
}

/** What the text of an entry refers to, by path under the data root; undefined when it cannot be read. */
export function namedInText(text: string | undefined): readonly string[] | undefined {
  const parsed = text === undefined ? undefined : parseSource(text);
  return parsed?.ok ? namedBy(parsed.data) : undefined;
}

/** Whether a new file (under the data root) would be taken for another one of its folder, of those published. */
async function twinsOf(
  store: Pick<Store, "names" | "prefix">,
  main: string | undefined,
  added: readonly string[],
): Promise<(path: string) => boolean> {
  const folders = new Set(added.filter((path) => path.startsWith(store.prefix)).map(folderOf));
  const names = new Map(
    await Promise.all(
      [...folders].map(async (folder) => [folder, foldedNames(await store.names(main, folder))] as const),
    ),
  );
  return (path) => {
    const place = `${store.prefix}${path}`;
    return names.get(folderOf(place))?.has(foldedPath(place.slice(place.lastIndexOf("/") + 1))) ?? false;
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

const known = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Names as `foldedPath` gives them, found once for each list. */
function foldedNames(names: readonly string[]): ReadonlySet<string> {
  const folded = known.get(names) ?? new Set(names.map(foldedPath));
  known.set(names, folded);
  return folded;
}
