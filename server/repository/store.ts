import type { DescribeChange } from "./describe-change.ts";
import type { Gate } from "./gate.ts";
import type { Git } from "./git.ts";
import { configuredIdentity, type Identity, TOOL } from "./identity.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { createTurns } from "./references.ts";
import { STATUS_TRAILER, type Status } from "./status.ts";
import { listTree, type NamedEntry, parseTree, type TreeEntry } from "./tree.ts";

/** Gives the text to store for a data file, from the stored text (undefined for a new file) and the submitted one. */
export type Rewrite = (base: string | undefined, submitted: string, path: string) => string;

/** A repository as its functions share it. Paths given and received are under the data root. */
export interface Store {
  readonly git: Git;
  readonly objects: ObjectReader;
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
  readonly folders: Map<string, Promise<ReadonlyMap<string, NamedEntry>>>;
}

/** A commit to make: parents may be none, and `status` is what the draft becomes with it. */
export interface CommitToMake {
  readonly tree: string;
  readonly parents: readonly (string | undefined)[];
  readonly subject: string;
  readonly status?: Status | undefined;
}

const TREES_KEPT = 32;
/** A folder of ten thousand files takes a few megabytes. */
const FOLDERS_KEPT = 16;
/** The mode of a folder in a tree. */
const FOLDER = "40000";

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
  const found = tree && (await readFolder(store, tree)).get(path.slice(slash + 1));
  return found && found.mode !== FOLDER ? { path, ...found } : undefined;
}

/** Stores a commit that no branch holds yet, and gives its id. Its author is the person, its committer the tool. */
export async function makeCommit(
  store: Store,
  { tree, parents, subject, status }: CommitToMake,
): Promise<string> {
  const author = store.author ?? (await configuredIdentity(store.git)) ?? TOOL;
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: TOOL.name,
    GIT_COMMITTER_EMAIL: TOOL.email,
  };
  const message = status ? `${subject}\n\n${STATUS_TRAILER}: ${status}\n` : `${subject}\n`;
  const links = parents.filter((parent) => parent !== undefined).flatMap((parent) => ["-p", parent]);
  return store.git.text(["commit-tree", tree, ...links], { input: message, env });
}

function readFolder({ objects, folders }: Store, tree: string): Promise<ReadonlyMap<string, NamedEntry>> {
  return once(folders, tree, FOLDERS_KEPT, async () =>
    parseTree((await objects.read(tree)) ?? Buffer.alloc(0), tree.length / 2),
  );
}

function listOnce({ git, trees }: Store, tree: string): Promise<TreeEntry[]> {
  return once(trees, tree, TREES_KEPT, () => listTree(git, tree, ""));
}

/** The value of a key, asked for once as long as it is among the last `most` ones. */
function once<T>(
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
