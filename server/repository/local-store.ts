import type { EntryName } from "../../contribution/desk/entry.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import {
  type FileWrite,
  type Outcome,
  OVERTAKEN,
  type Proposal,
  type ProposalWrite,
  type Publication,
  type PublishedWrite,
  type Store,
  type Version,
  type Written,
} from "../../contribution/desk/store.ts";
import {
  type DraftBranch,
  draftRef,
  findDraft,
  findUnread,
  listDrafts,
  type UnreadDraft,
} from "./drafts/drafts.ts";
import { besidePublished } from "./drafts/over.ts";
import { draftFacts } from "./drafts/read-facts.ts";
import { createNoteStore, NOTES } from "./notes.ts";
import { shortName } from "./objects/commit-object.ts";
import { compareTrees } from "./objects/compare-trees.ts";
import { damaged } from "./objects/damaged.ts";
import { entriesOf, type Folder } from "./objects/folder.ts";
import { isPlainFile, type TreeChange } from "./objects/tree.ts";
import { writeTree } from "./objects/write-tree.ts";
import { findBase, isAncestor, rememberBase } from "./references/ancestry.ts";
import { findRef } from "./references/find-ref.ts";
import { recall, remembering } from "./references/intention.ts";
import { ATTEMPTS, forWriting, type ReferenceMove } from "./references/references.ts";
import { removedRef } from "./references/removed-ref.ts";
import {
  findFile,
  folderTree,
  type GitStore,
  makeCommit,
  readFolder,
  readMain,
  readObject,
  treeOf,
} from "./store.ts";
import { type Followed, moveFollowed, NOBODY } from "./worktree/worktrees.ts";

/** What one attempt saw of a proposal's branches, which must be so still when it writes. */
interface Seen {
  readonly local: string | undefined;
  readonly remote: DraftBranch["remote"];
  /** Commits of branches of this name that are over, which a new proposal comes after. */
  readonly over: readonly string[];
  /** Where git cannot read it. */
  readonly unread?: UnreadDraft;
}

/** A git repository of this machine as the desk's store: whole writes, which remember what was done for an intention. */
export function createLocalStore(git: GitStore): Store<Followed> {
  const seen = new Map<string, Seen>();
  const root = { ...git, prefix: "" };
  const find = (at: Version, path: string) => findFile(root, at.commit, path);
  return {
    prefix: git.prefix,
    attempts: ATTEMPTS,
    mayTakeIn: true,
    unmoved: NOBODY,
    attempt: () => createLocalStore(forWriting(git)),
    inTurn: (name, task) => git.inTurn(turnOf(git, name), task),
    recall: () => recall<object>(git),
    head: () => readMain(git),
    find,
    read: async (at, path) => {
      const file = await find(at, path);
      if (!file || !isPlainFile(file.mode)) return undefined;
      return { ...file, bytes: await readObject(git, file.oid, "blob", path) };
    },
    names: async (main, folder) => {
      const tree = main && (await folderTree(root, main, folder));
      return tree ? namesIn(await readFolder(git, tree, folder)) : [];
    },
    onceHeld: (main, path, text) => onceHeld(git, main, path, text),
    isPublished: async (commit) => {
      const isCommit = (await git.objects.look(commit))?.type === "commit";
      return isCommit && isAncestor(git, commit, await readMain(git));
    },
    authorOf: (at, path) => authorOf(git, at, path),
    proposalNames: () => listDrafts(git),
    proposal: async (name) => {
      // Before anything else is read, so that whoever moves the branch in the meantime is noticed.
      const local = await findRef(git, draftRef(name.collection, name.slug));
      const { draft, over } = await findDraft(git, name.collection, name.slug);
      seen.set(keyOf(name), { local, remote: draft?.remote, over });
      if (!draft) return undefined;
      const { collection, slug, tip } = draft;
      const base = await findBase(git, await readMain(git), tip);
      const { status, author, updatedAt } = await draftFacts(git, { base, tip });
      return { collection, slug, tip, status, author, updatedAt };
    },
    unreadable: async (name, rejected) => {
      if (!(rejected instanceof Refusal && rejected.kind === "damaged")) return undefined;
      await provePublished(git);
      const unread = await findUnread(git, name.collection, name.slug);
      if (!unread) return undefined;
      const { local, remote } = unread;
      seen.set(keyOf(name), { local, remote, over: [], unread });
      const { collection, slug } = name;
      return { collection, slug, tip: local ?? remote?.oid ?? "", status: "draft" };
    },
    compare: async (main, { tip }) => {
      const base = await findBase(git, main, tip);
      const changes = await besidePublished(git, main, await compareTrees(git, base, tip));
      return { base, changes, isPartial: false };
    },
    isSame: async ({ tip }, commit) => {
      // Somebody names it, who may be wrong.
      const isCommit = (await git.objects.look(commit))?.type === "commit";
      return isCommit && (await treeOf(git, commit)) === (await treeOf(git, tip));
    },
    write: (write) => writeProposal(git, seen.get(keyOf(write)), write),
    setStatus: async (proposal, { status, subject, outcome }) => {
      const tree = (await treeOf(git, proposal.tip)) ?? "";
      const commit = await makeCommit(git, { tree, parents: [proposal.tip], subject, status });
      const move = { name: refOf(proposal), previous: seen.get(keyOf(proposal))?.local, next: commit };
      return moved(git, "Contribution", { commit, outcome, moves: [move] });
    },
    publish: (publication) => publish(git, seen.get(keyOf(publication.proposal)), publication),
    writePublished: (write) => writePublished(git, write),
    remove: async (proposal, { subject, outcome }) => {
      const found = seen.get(keyOf(proposal));
      const unread = found?.unread ?? (await unreadThough(git, proposal));
      const moves = unread
        ? await removalOfUnread(git, refOf(proposal), unread)
        : await removal(git, refOf(proposal), found);
      return moveFollowed(git, subject, [...moves, ...remembering(git, outcome())]);
    },
    ...createNoteStore(git),
  };
}

/** The branch whose writers take turns. */
function turnOf(git: GitStore, name: EntryName | "published" | "notes"): string {
  if (name === "published") return git.mainRef;
  return name === "notes" ? NOTES : draftRef(name.collection, name.slug);
}

function keyOf({ collection, slug }: Pick<Proposal, "collection" | "slug">): string {
  return `${collection}/${slug}`;
}

function refOf({ collection, slug }: Pick<Proposal, "collection" | "slug">): string {
  return draftRef(collection, slug);
}

async function writeProposal(git: GitStore, seen: Seen | undefined, write: ProposalWrite) {
  const { proposal, main, takesIn, files, subject, outcome } = write;
  const parent = proposal?.tip ?? main;
  const tree = await treeWith(git, takesIn ?? parent, files);
  if (!tree) throw inTheWay();
  // What is over is taken in without what it holds, so that no copy of its branch is ever merged with this one.
  const over = proposal ? [] : (seen?.over ?? []);
  // Nor is its status that of what begins.
  const status = write.status ?? (over.length > 0 ? "draft" : undefined);
  const commit = await makeCommit(git, { tree, parents: [parent, takesIn, ...over], subject, status });
  await rememberBase(git, main, [parent, takesIn], commit);
  const move = { name: refOf(write), previous: seen?.local, next: commit };
  return moved(git, "Contribution", { commit, outcome, moves: [move] });
}

async function publish(git: GitStore, seen: Seen | undefined, publication: Publication) {
  const { proposal, main, files, subject, outcome } = publication;
  const tree = await treeWith(git, main, files);
  if (!tree) throw inTheWay();
  const commit = await makeCommit(git, { tree, parents: [main, proposal.tip], subject });
  const moves = [
    { name: git.mainRef, previous: main, next: commit },
    ...(await removal(git, refOf(proposal), seen)),
  ];
  return moved(git, subject, { commit, outcome, moves });
}

async function writePublished(git: GitStore, { main, files, subject, outcome }: PublishedWrite) {
  const tree = await treeWith(git, main, files);
  if (!tree) throw inTheWay();
  const commit = await makeCommit(git, { tree, parents: [main], subject });
  const moves = [{ name: git.mainRef, previous: main, next: commit }];
  return moved(git, subject, { commit, outcome, moves });
}

/** Moves references, and with them what is remembered of the write. */
async function moved(
  git: GitStore,
  reason: string,
  write: { readonly commit: string; readonly outcome: Outcome; readonly moves: readonly ReferenceMove[] },
): Promise<Written<Followed> | typeof OVERTAKEN> {
  const { commit, outcome, moves } = write;
  const followed = await moveFollowed(git, reason, [...moves, ...remembering(git, outcome(commit))]);
  return followed === OVERTAKEN ? OVERTAKEN : { commit, ...followed };
}

/**
 * Takes a draft's branch away, and remembers up to which commit to take away that of the remote: what is being sent
 * at this moment may get there all the same.
 */
async function removal(git: GitStore, ref: string, seen: Seen | undefined): Promise<ReferenceMove[]> {
  const { local, remote } = seen ?? {};
  // Where the draft is the remote's alone, none may have been begun here meanwhile.
  const here = [{ name: ref, previous: local }];
  if (!git.followsRemote) return remote ? [...here, { name: remote.ref, previous: remote.oid }] : here;
  const isAhead = local && (!remote || (await isAncestor(git, remote.oid, local)));
  const next = isAhead ? local : remote?.oid;
  const waiting = removedRef(ref);
  const previous = await findRef(git, waiting);
  return next === previous ? here : [...here, { name: waiting, previous, next }];
}

/**
 * Takes away the branches here of a draft that git cannot read. That of the remote is left: where it is whole, the draft
 * comes back from there.
 */
async function removalOfUnread(
  { git }: GitStore,
  ref: string,
  { local, remote, isBroken }: UnreadDraft,
): Promise<ReferenceMove[]> {
  if (isBroken) {
    // git moves nothing that names nothing, but makes it stand for another name.
    await git.run(["symbolic-ref", ref, "refs/heads/contribution-nowhere"]);
    await git.run(["symbolic-ref", "-d", ref]);
  }
  const here = { name: ref, previous: local };
  return remote ? [here, { name: remote.ref, previous: remote.oid }] : [here];
}

/** A proposal that can be named, though something that it holds is missing; it matters where the remote may be whole. */
async function unreadThough(git: GitStore, { collection, slug, tip }: Proposal) {
  if (!git.followsRemote) return undefined;
  const main = await readMain(git);
  const range = [tip, ...(main ? [`^${main}`] : [])];
  const { code } = await git.git.attempt(["rev-list", "--objects", "--quiet", ...range]);
  return code === 0 ? undefined : findUnread(git, collection, slug);
}

/** Refuses where something is missing of what is published: a draft that shares it would be whole with it. */
async function provePublished(git: GitStore): Promise<void> {
  const main = await readMain(git);
  if (!main) return;
  const { code, stderr } = await git.git.attempt(["rev-list", "--objects", "--no-walk", "--quiet", main]);
  if (code !== 0) throw damaged({ oid: /\b[0-9a-f]{40,64}\b/.exec(stderr)?.[0], detail: stderr });
}

/**
 * The tree of a commit with some files written over it, paths from the repository's root; undefined when a file or a
 * link is where one of them needs a folder. No other file changes.
 */
export async function treeWith(
  git: GitStore,
  commit: string | undefined,
  files: readonly FileWrite[],
): Promise<string | undefined> {
  const changes = await Promise.all(files.map((file) => treeChange(git, file)));
  const tree = await writeTree(git, await treeOf(git, commit), changes);
  if (tree) await changesOnly(git, commit, tree, changes);
  return tree;
}

async function treeChange(git: GitStore, { path, content }: FileWrite): Promise<TreeChange> {
  if (!content) return { path };
  const mode = content.mode ?? "100644";
  if ("bytes" in content) return { path, blob: { mode, oid: git.writer.write("blob", content.bytes) } };
  const oid = content.oid ?? (await findFile({ ...git, prefix: "" }, content.asIn.commit, path))?.oid;
  return oid === undefined ? { path } : { path, blob: { mode, oid } };
}

/** Refuses, last of all, a result that would touch or remove a file which the change does not name. */
async function changesOnly(
  git: GitStore,
  before: string | undefined,
  tree: string,
  changes: readonly TreeChange[],
): Promise<void> {
  const named = new Set(changes.map(({ path }) => path));
  const others = (await compareTrees(git, before, tree)).filter(({ path }) => !named.has(path));
  if (others.length === 0) return;
  const first = others.slice(0, 5).map(({ path }) => path);
  throw new Refusal(
    "refused",
    `Cette modification toucherait aussi à des fichiers qui n’en font pas partie (${first.join(", ")}${others.length > 5 ? "…" : ""}). Rien n’a été changé : prévenez la personne qui gère le dépôt.`,
    others.map(({ path }) => ({ message: `« ${path} » ne fait pas partie de cette modification.` })),
  );
}

function inTheWay(): Refusal {
  return new Refusal(
    "invalid",
    "Un fichier ou un lien du dépôt occupe la place de ce dossier : rien n’a été écrit.",
  );
}

async function onceHeld(git: GitStore, main: string | undefined, path: string, text?: string) {
  if (!main) return false;
  const place = `:(top,literal)${path}`;
  if (text === undefined) return (await git.git.text(["rev-list", "-1", main, "--", place])) !== "";
  const oid = await git.git.text(["hash-object", "--stdin", "--no-filters"], { input: text });
  const args = ["log", "-1", "--no-show-signature", "--full-history", "--format=%H", `--find-object=${oid}`];
  return (await git.git.text([...args, main, "--", place])) !== "";
}

async function authorOf({ git }: GitStore, { commit }: Version, path: string) {
  const args = ["log", "-1", "--no-show-signature", "--format=%an%x00%aI", commit ?? "HEAD"];
  const [author = "", at = ""] = (await git.text([...args, "--", `:(top,literal)${path}`])).split("\0");
  return { author: shortName(author), at };
}

const known = new WeakMap<Buffer, readonly string[]>();

/** The names in a folder, found once for each folder. */
function namesIn({ bytes, idLength }: Folder): readonly string[] {
  const names = known.get(bytes) ?? [...entriesOf({ bytes, idLength })].map(({ name }) => name);
  known.set(bytes, names);
  return names;
}
