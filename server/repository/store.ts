import type { Gate } from "../../contribution/desk/judging/gate.ts";
import { kept } from "../../contribution/desk/kept.ts";
import type { Rewrite } from "../../contribution/desk/saving/rewrite-entry.ts";
import { STATUS_TRAILER, type Status } from "../../contribution/desk/status.ts";
import type { DescribeChange } from "../../contribution/desk/wording/describe-change.ts";
import type { DraftFacts } from "./drafts/draft-facts.ts";
import type { FactsFile } from "./drafts/facts-file.ts";
import type { Git } from "./git/git.ts";
import { ProcessEnded } from "./git/lasting-process.ts";
import { configuredIdentity, type Identity, TOOL } from "./identity.ts";
import { type CommitFacts, formatCommit, parseCommit } from "./objects/commit-object.ts";
import { damaged } from "./objects/damaged.ts";
import { entriesOf, type Folder, findEntry } from "./objects/folder.ts";
import type { ObjectReader } from "./objects/object-reader.ts";
import type { ObjectPlace, ObjectWriter } from "./objects/object-writer.ts";
import type { ObjectType, StoredObject } from "./objects/pack.ts";
import type { Tidying } from "./objects/tidy.ts";
import { FOLDER, type TreeEntry } from "./objects/tree.ts";
import { findRef } from "./references/find-ref.ts";
import type { InTurn } from "./turns.ts";
import type { LeftBehind } from "./worktree/worktree-report.ts";

/** A repository as its functions share it. Paths given and received are under the data root. */
export interface GitStore {
  readonly git: Git;
  readonly objects: ObjectReader;
  /** Where the objects of the change under way are written. */
  readonly writer: ObjectWriter;
  readonly place: ObjectPlace;
  readonly tidying: Tidying;
  /** Folder of git's own files, that of the main working tree when there are several. */
  readonly gitDirectory: string;
  /** Folder of the main working tree, if the repository was opened in it. */
  readonly mainWorktree: string | undefined;
  /** Full name of the branch that publishing moves. */
  readonly mainRef: string;
  /** Name of the remote whose branches are read, and written when the repository follows it. */
  readonly remote: string;
  /** Whether branches are sent to the remote. */
  readonly followsRemote: boolean;
  /** The data root under the repository's root: empty, or ending with `/`. */
  readonly prefix: string;
  readonly gate: Gate | undefined;
  readonly rewrite: Rewrite | undefined;
  readonly describeChange: DescribeChange | undefined;
  /** Who asks; by default whom git is configured with. */
  readonly author: Identity | undefined;
  /** A name for what is asked for, the same each time that it is asked for again. */
  readonly intention: string | undefined;
  readonly inTurn: InTurn;
  /** Told of files of a working tree that did not follow their branch. */
  readonly tell: ((left: LeftBehind) => void) | undefined;
  /** What trees hold, at any depth, then directly: the last ones that were asked for, by id. */
  readonly trees: Map<string, Promise<TreeEntry[]>>;
  readonly folders: Map<string, Promise<Folder>>;
  /** Where commits left the main branch, by the ids of both. */
  readonly bases: Map<string, Promise<string | undefined>>;
  readonly commits: Map<string, Promise<CommitFacts>>;
  /** The trees of commits and, for themselves, trees. */
  readonly roots: Map<string, Promise<string>>;
  /** What drafts say, by the ids of where they left the main branch and of their newest commit. */
  readonly draftFacts: Map<string, Promise<DraftFacts>>;
  /** The same as it was written down, for lists alone. */
  readonly factsFile: FactsFile;
}

/** A commit to make: parents may be none, and `status` is what the draft becomes with it. */
export interface CommitToMake {
  readonly tree: string;
  readonly parents: readonly (string | undefined)[];
  readonly subject: string;
  readonly status?: Status | undefined;
}

const TREES_KEPT = 32;
/** A folder of ten thousand files takes half a megabyte. */
const FOLDERS_KEPT = 64;
const COMMITS_KEPT = 20_000;

/** The commit of the main branch at this moment; undefined before the first one. */
export async function readMain(store: GitStore): Promise<string | undefined> {
  return findRef(store, store.mainRef);
}

/** An object that has to be there; `place` is the path or reference at which it is looked for. */
async function readStored({ objects }: GitStore, oid: string, place?: string): Promise<StoredObject> {
  const found = await objects.read(oid).catch((error: unknown) => {
    if (error instanceof ProcessEnded) throw damaged({ oid, place, detail: error.message });
    throw error;
  });
  if (!found) throw damaged({ oid, place });
  return found;
}

/** Its bytes, if it is of the type that its place asks for. */
export async function readObject(
  store: GitStore,
  oid: string,
  type: ObjectType,
  place?: string,
): Promise<Buffer> {
  const found = await readStored(store, oid, place);
  if (found.type !== type) throw damaged({ oid, place, detail: `a ${found.type}, not a ${type}` });
  return found.bytes;
}

/** What a commit says. */
export function readCommit(store: GitStore, oid: string): Promise<CommitFacts> {
  return kept(store.commits, oid, COMMITS_KEPT, async () => {
    const commit = parseCommit(await readObject(store, oid, "commit"));
    if (commit.tree === "") throw damaged({ oid, detail: "a commit without a tree" });
    return commit;
  });
}

/** The id of the tree of a commit (or tree), at the repository's root; undefined is what holds nothing. */
export async function treeOf(store: GitStore, treeish: string | undefined): Promise<string | undefined> {
  return (
    treeish &&
    kept(store.roots, treeish, COMMITS_KEPT, async () => {
      const isTree = (await readStored(store, treeish)).type === "tree";
      return isTree ? treeish : (await readCommit(store, treeish)).tree;
    })
  );
}

/**
 * The id of the tree of a folder of a commit or tree; undefined when there is no such folder. Looked for folder by
 * folder: to git, a path that does not exist and one that cannot be read are both missing.
 */
export async function folderTree(
  store: GitStore,
  treeish: string,
  folder: string,
): Promise<string | undefined> {
  let tree = await treeOf(store, treeish);
  let path = "";
  for (const name of `${store.prefix}${folder}`.split("/").filter(Boolean)) {
    const entry = findEntry(await readFolder(store, tree, path), name);
    if (entry?.mode !== FOLDER) return undefined;
    tree = entry.oid;
    path += `${name}/`;
  }
  return tree;
}

/** The files under a folder of a commit or tree, at any depth and of any mode; none when there is no such folder. */
export async function listFiles(
  store: GitStore,
  treeish: string | undefined,
  folder: string,
): Promise<TreeEntry[]> {
  const tree = treeish && (await folderTree(store, treeish, folder));
  if (!tree) return [];
  const entries = await listOnce(store, tree, `${store.prefix}${folder}`);
  return folder ? entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` })) : entries;
}

/** The file at a path, whatever its mode; costs the reading of one folder's tree, and no process. */
export async function findFile(
  store: GitStore,
  treeish: string | undefined,
  path: string,
): Promise<TreeEntry | undefined> {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, Math.max(slash, 0));
  const tree = treeish && (await folderTree(store, treeish, folder));
  const found = tree && findEntry(await readFolder(store, tree, folder), path.slice(slash + 1));
  return found && found.mode !== FOLDER ? { path, ...found } : undefined;
}

/** Stores a commit that no branch holds yet, and gives its id. Its author is the person, its committer the tool. */
export async function makeCommit(
  store: GitStore,
  { tree, parents, subject, status }: CommitToMake,
): Promise<string> {
  const author = store.author ?? (await configuredIdentity(store.git)) ?? TOOL;
  const message = status ? `${subject}\n\n${STATUS_TRAILER}: ${status}\n` : `${subject}\n`;
  const content = {
    tree,
    parents: parents.filter((parent) => parent !== undefined),
    author,
    committer: TOOL,
    time: Date.now(),
    message,
  };
  return store.writer.write("commit", formatCommit(content));
}

/** What a tree holds directly; undefined is the tree that holds nothing. `path` says where it stands. */
export async function readFolder(store: GitStore, tree: string | undefined, path = ""): Promise<Folder> {
  if (!tree) return { bytes: Buffer.alloc(0), idLength: 0 };
  return kept(store.folders, tree, FOLDERS_KEPT, async () => {
    const bytes = await readObject(store, tree, "tree", path);
    // What was read may be a small part of a large buffer.
    return { bytes: Buffer.from(bytes), idLength: tree.length / 2 };
  });
}

/** Keeps a folder that was just written, so that it need not be read again. */
export function keepFolder({ folders }: GitStore, tree: string, folder: Folder): void {
  void kept(folders, tree, FOLDERS_KEPT, async () => folder);
}

function listOnce(store: GitStore, tree: string, path: string): Promise<TreeEntry[]> {
  return kept(store.trees, tree, TREES_KEPT, async () => {
    const list: TreeEntry[] = [];
    for (const { name, mode, oid } of entriesOf(await readFolder(store, tree, path))) {
      if (mode !== FOLDER) list.push({ path: name, mode, oid });
      else
        for (const inner of await listOnce(store, oid, `${path}/${name}`))
          list.push({ ...inner, path: `${name}/${inner.path}` });
    }
    return list;
  });
}
