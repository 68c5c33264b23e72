import { COLLECTIONS, collectionOf, EXTENSION } from "../../contribution/model/collections.ts";
import {
  type BranchFile,
  type ForeignFile,
  foldedPath,
  namedBy,
  splitProposal,
} from "../../contribution/review/proposal/proposal-files.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { Refusal } from "../connection/refusal.ts";
import { inBatches } from "./batches.ts";
import type { DataRoot } from "./data-root.ts";
import type { EntryName, Forge, ForgeChange, Side } from "./forge.ts";
import type { PublishedState } from "./published.ts";

/** A path of the repository that a draft changes, as one side and the other have it. */
type ChangedFile = ForgeChange & BranchFile;

/** What the files of a draft are told from the others with. */
export interface ComparedDraft {
  readonly forge: Forge;
  readonly root: DataRoot;
  readonly main: PublishedState;
  readonly entry: EntryName;
  readonly tip: string;
  readonly changes: readonly ForgeChange[];
}

/** The files of a draft, under the data root, with the texts of its entries; and what its branch holds beside them. */
export interface DraftContents {
  readonly changes: readonly ForgeChange[];
  readonly texts: Readonly<Record<string, string>>;
  readonly foreign: readonly ForeignFile[];
}

/** The path of an entry, under the data root. */
export function pathOf({ collection, slug }: EntryName): string {
  const folder = COLLECTIONS.find(({ name }) => name === collection)?.folder ?? collection;
  return `${folder}/${slug}${EXTENSION}`;
}

/** Tells the files of a draft from all others that its branch changes. */
export async function draftContents(draft: ComparedDraft): Promise<DraftContents> {
  const texts = await readTexts(draft);
  const named = Object.values(texts).flatMap(namedInText);
  const files = draft.changes.map((change) => asChanged(draft, change));
  const { own, foreign } = split(draft, files, named);
  const same = await sameAsPublished(draft, foreign);
  return {
    changes: own.flatMap((change) => {
      const path = draft.root.inside(change.path);
      return path === undefined ? [] : [{ ...change, path }];
    }),
    texts,
    foreign: foreign.filter(({ path }) => !same.has(path)),
  };
}

/** The files of a draft that are not plain ones, where the forge's comparison does not say it. */
export async function notPlain(
  compared: Omit<ComparedDraft, "changes">,
  { changes, texts }: Pick<DraftContents, "changes" | "texts">,
): Promise<readonly ForeignFile[]> {
  const { forge, root, main, tip } = compared;
  const unsaid = changes
    .filter(({ modes, status }) => status !== "removed" && modes === undefined)
    .map(({ path }) => root.outside(path));
  const there = await listed(forge, "draft", tip, unsaid);
  if (!unsaid.every((path) => there.has(path))) throw new Refusal(notShownYet(forge));
  const odd = unsaid.filter((path) => there.get(path)?.mode !== "100644");
  const published = await listed(forge, "published", main.commit, odd);
  const files = odd.map((path) => ({ path, before: published.get(path), after: there.get(path) }));
  return split({ ...compared, changes }, files, Object.values(texts).flatMap(namedInText)).foreign;
}

/** What is said of a draft that a forge knows of, and does not show. */
export function notShownYet({ name }: Forge): string {
  return `${name} ne montre pas encore ce brouillon. Rien n’est perdu : réessayez dans un instant.`;
}

function split<File extends BranchFile>(
  { root, main, entry }: ComparedDraft,
  files: readonly File[],
  named: readonly string[],
) {
  return splitProposal(files, {
    prefix: root.outside(""),
    entries: new Set([pathOf(entry)]),
    named: new Set(named),
    hasTwin: (path) => foldedPaths(main).has(foldedPath(path)),
  });
}

const known = new WeakMap<PublishedState, ReadonlySet<string>>();

/** The paths of what is published as `foldedPath` gives them, found once. */
function foldedPaths(main: PublishedState): ReadonlySet<string> {
  const paths = known.get(main) ?? new Set([...main.entries.keys(), ...main.media.keys()].map(foldedPath));
  known.set(main, paths);
  return paths;
}

/** A change beside what is published now. */
function asChanged({ root, main }: ComparedDraft, change: ForgeChange): ChangedFile {
  const path = root.inside(change.path) ?? "";
  const { modes, status } = change;
  const isThere = status !== "added" || main.entries.has(path) || main.media.has(path);
  return {
    ...change,
    before: isThere ? { mode: modes?.before?.mode } : undefined,
    after: status === "removed" ? undefined : { mode: modes?.after?.mode },
  };
}

/** The texts of the entry and of its new institution, by path under the data root. */
async function readTexts(draft: ComparedDraft): Promise<Record<string, string>> {
  const own = pathOf(draft.entry);
  const text = await changedText(draft, own);
  const beside = namedInText(text).filter((path) => collectionOf(path) && !draft.main.entries.has(path));
  const institutions = await inBatches(
    beside,
    async (path) => [path, await changedText(draft, path)] as const,
  );
  return Object.fromEntries(
    [[own, text] as const, ...institutions].flatMap(([path, found]) =>
      found === undefined ? [] : [[path, found]],
    ),
  );
}

/** The text of a file that the draft changes; undefined when it does not, or removes it. */
async function changedText({ forge, root, tip, changes }: ComparedDraft, path: string) {
  const at = { commit: tip, path: root.outside(path) };
  const change = changes.find((one) => one.path === at.path && one.status !== "removed");
  if (!change) return undefined;
  const { oid } = change;
  const bytes =
    oid === undefined
      ? (await forge.read("draft", tip, at.path))?.bytes
      : await forge.readBlob("draft", oid, at);
  return bytes && new TextDecoder().decode(bytes);
}

/** What the text of an entry refers to, by path under the data root; nothing when it cannot be read. */
export function namedInText(text: string | undefined): string[] {
  const parsed = text === undefined ? undefined : parseSource(text);
  return parsed?.ok ? namedBy(parsed.data) : [];
}

/** How many folders are asked for, at most, to know whether files are as they are published. */
const MOST_FOLDERS = 10;

/** Which of some files, of which a comparison says little, are in a draft as they are on the main branch. */
async function sameAsPublished(
  { forge, main, tip, changes }: ComparedDraft,
  files: readonly ForeignFile[],
): Promise<ReadonlySet<string>> {
  const gone = new Set(changes.filter(({ status }) => status === "removed").map(({ path }) => path));
  const paths = files.map(({ path }) => path).filter((path) => !gone.has(path));
  if (new Set(paths.map(folderOf)).size > MOST_FOLDERS) return new Set();
  const [mine, theirs] = await Promise.all([
    listed(forge, "draft", tip, paths),
    listed(forge, "published", main.commit, paths),
  ]);
  const isSame = (path: string) => {
    const [one, other] = [mine.get(path), theirs.get(path)];
    return one !== undefined && one.oid === other?.oid && one.mode === other.mode;
  };
  return new Set(paths.filter(isSame));
}

/** What a commit holds in the folders of some paths. */
async function listed(forge: Forge, side: Side, commit: string, paths: readonly string[]) {
  const folders = [...new Set(paths.map(folderOf))];
  const lists = await inBatches(folders, (folder) => forge.list(side, commit, folder));
  return new Map(lists.flat().map((file) => [file.path, file]));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
