import { type CommitFacts, formatCommit } from "./commit-object.ts";
import type { DescribeChange } from "./describe-change.ts";
import { entriesOf, type Folder, findEntry } from "./folder.ts";
import type { Gate } from "./gate.ts";
import type { Git } from "./git.ts";
import { configuredIdentity, type Identity, TOOL } from "./identity.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { ObjectWriter } from "./object-writer.ts";
import type { createTurns } from "./references.ts";
import { STATUS_TRAILER, type Status } from "./status.ts";
import { FOLDER, type TreeEntry } from "./tree.ts";

/** Gives the text to store for a data file, from the stored text (undefined for a new file) and the submitted one. */
export type Rewrite = (base: string | undefined, submitted: string, path: string) => string;

/** A repository as its functions share it. Paths given and received are under the data root. */
export interface Store {
  readonly git: Git;
  readonly objects: ObjectReader;
  readonly writer: ObjectWriter;
  /** Folder of git's own files, that of the main working tree when there are several. */
  readonly gitDirectory: string;
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
  readonly inTurn: ReturnType<typeof createTurns>;
  /** What trees hold, at any depth, then directly: the last ones that were asked for, by id. */
  readonly trees: Map<string, Promise<TreeEntry[]>>;
  readonly folders: Map<string, Promise<Folder>>;
  /** Where commits left the main branch, by the ids of both. */
  readonly bases: Map<string, Promise<string | undefined>>;
  readonly commits: Map<string, Promise<CommitFacts>>;
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

/** The commit of the main branch at this moment; undefined before the first one. */
export async function readMain(store: Store): Promise<string | undefined> {
  return (await store.objects.look(store.mainRef))?.oid;
}

/** The id of the tree of a commit, at the repository's root. */
export async function treeOf(store: Store, commit: string | undefined): Promise<string | undefined> {
  return commit && (await store.objects.look(`${commit}^{tree}`))?.oid;
}

/** The id of the tree of a folder of a commit or tree; undefined when there is no such folder. */
export async function folderTree(store: Store, treeish: string, folder: string): Promise<string | undefined> {
  const path = `${store.prefix}${folder}`.replace(/\/$/, "");
  const facts = await store.objects.look(path ? `${treeish}:${path}` : `${treeish}^{tree}`);
  return facts?.type === "tree" ? facts.oid : undefined;
}

/** The files under a folder of a commit or tree, at any depth and of any mode; none when there is no such folder. */
export async function listFiles(
  store: Store,
  treeish: string | undefined,
  folder: string,
): Promise<TreeEntry[]> {
  const tree = treeish && (await folderTree(store, treeish, folder));
  if (!tree) return [];
  const entries = await listOnce(store, tree);
  return folder ? entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` })) : entries;
}

/** The file at a path, whatever its mode; costs the reading of one folder's tree, and no process. */
export async function findFile(
  store: Store,
  treeish: string | undefined,
  path: string,
): Promise<TreeEntry | undefined> {
  const slash = path.lastIndexOf("/");
  const tree = treeish && (await folderTree(store, treeish, path.slice(0, Math.max(slash, 0))));
  const found = tree && findEntry(await readFolder(store, tree), path.slice(slash + 1));
  return found && found.mode !== FOLDER ? { path, ...found } : undefined;
}

/** Stores a commit that no branch holds yet, and gives its id. Its author is the person, its committer the tool. */
export async function makeCommit(
  store: Store,
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

/** What a tree holds directly; undefined is the tree that holds nothing. */
export async function readFolder({ objects, folders }: Store, tree: string | undefined): Promise<Folder> {
  if (!tree) return { bytes: Buffer.alloc(0), idLength: 0 };
  return once(folders, tree, FOLDERS_KEPT, async () => {
    const bytes = await objects.read(tree);
    if (!bytes) throw new Error(`git tree ${tree} is missing`);
    // What was read may be a small part of a large buffer.
    return { bytes: Buffer.from(bytes), idLength: tree.length / 2 };
  });
}

/** Keeps a folder that was just written, so that it need not be read again. */
export function keepFolder({ folders }: Store, tree: string, folder: Folder): void {
  void once(folders, tree, FOLDERS_KEPT, async () => folder);
}

function listOnce(store: Store, tree: string): Promise<TreeEntry[]> {
  return once(store.trees, tree, TREES_KEPT, async () => {
    const list: TreeEntry[] = [];
    for (const { name, mode, oid } of entriesOf(await readFolder(store, tree))) {
      if (mode !== FOLDER) list.push({ path: name, mode, oid });
      else
        for (const inner of await listOnce(store, oid))
          list.push({ ...inner, path: `${name}/${inner.path}` });
    }
    return list;
  });
}

/** The value of a key, asked for once as long as it is among the last `most` ones. */
export function once<T>(
  kept: Map<string, Promise<T>>,
  key: string,
  most: number,
  ask: () => Promise<T>,
): Promise<T> {
  const value = kept.get(key) ?? ask();
  kept.delete(key);
  kept.set(key, value);
  value.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return value;
}
