import type { EntryName } from "../../contribution/desk/entry.ts";
import type { Status } from "../../contribution/desk/status.ts";
import type { OVERTAKEN, Proposal } from "../../contribution/desk/store.ts";
import type { FileSide } from "../../contribution/review/proposal/proposal-files.ts";

/** A file directly in a folder; paths are from the repository's root, `oid` is git's id of the bytes. */
export interface ForgeFile {
  readonly path: string;
  /** Git's mode: `100644` and `100755` are files, `120000` a link, `160000` another repository. */
  readonly mode: string;
  readonly oid: string;
  /** In bytes, where the forge says it. */
  readonly size?: number | undefined;
}

/** A path that differs between two commits. */
export interface ForgeChange {
  readonly path: string;
  /** Git's id of the bytes it holds after; undefined when it is removed, or when the forge does not say it. */
  readonly oid: string | undefined;
  readonly status: "added" | "modified" | "removed";
  /** Git's modes, where the forge says them. */
  readonly modes?:
    | { readonly before?: FileSide | undefined; readonly after?: FileSide | undefined }
    | undefined;
}

/** What lies between two commits. */
export interface ForgeComparison {
  /** The commit that both come from. */
  readonly mergeBase: string;
  /** What changed from there to the second one. */
  readonly changes: readonly ForgeChange[];
  /** Whether `changes` may be only a part: forges stop after a few hundred files. */
  readonly truncated: boolean;
  /** The commits that the second one brings; undefined where the forge may not have said all of them. */
  readonly commits: readonly string[] | undefined;
}

/** The bytes of a file. */
export interface ForgeContent {
  readonly bytes: Uint8Array;
  readonly oid: string;
  /** The newest commit that touched the file, where the forge asks for it back when the file is written. */
  readonly lastCommit?: string | undefined;
}

/** Where a file is. */
export interface FileAt {
  readonly commit: string;
  readonly path: string;
}

/** What is seen of a file among many others: git's id of its bytes, and these where they came along. */
export interface ForgeGlimpse {
  readonly oid: string;
  readonly bytes: Uint8Array | undefined;
}

/** A draft to look at among others. */
export interface ToSurvey {
  readonly proposal: ForgeProposal;
  /** The entry's own file. */
  readonly path: string;
  /** Git's id of a file of the draft, where it is known already: it need not be looked at. */
  idOf(path: string): string | undefined;
}

/** What many drafts change. */
export interface ForgeSurvey {
  /** By the draft's commit; one that is not there is to be compared by itself. */
  readonly comparisons: ReadonlyMap<string, ForgeComparison>;
  /** Bytes that came along, by the id that the forge gives them. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** A draft on the forge: a branch, with the request that proposes to merge it if there is one. */
export interface ForgeProposal extends Proposal {
  readonly branch: string;
  /** The forge's number of the pull or merge request. */
  readonly request: number | undefined;
  /** The labels of the request, where they are known. */
  readonly labels?: readonly string[] | undefined;
  /** Whether they do not say the status, or more than it: they were cut, removed, or put by somebody else. */
  readonly isMislabelled?: boolean;
  /** Whether its request is into a branch that is there no more, and not into the main one. */
  readonly isStray?: boolean;
}

/** One file of a commit to make; without bytes it is removed. Paths are from the repository's root. */
export interface ForgeFileWrite {
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
  /** What was there before, for a forge that wants it; undefined for a file that was not there. */
  readonly previous?: ForgeContent | undefined;
}

/** A commit to make on a branch. */
export interface BranchWrite {
  readonly branch: string;
  /** The commit that it comes after, where the branch must still be, unless it is new. */
  readonly parent: string;
  readonly isNew: boolean;
  readonly files: readonly ForgeFileWrite[];
  readonly subject: string;
}

/** An issue of the forge in which the notes of an entry lie. */
export interface ForgeThread {
  readonly number: number;
  /** Address of its page. */
  readonly page: string;
}

/** A comment in an issue. */
export interface ForgeComment {
  readonly id: string;
  readonly body: string;
  /** Login of who wrote it. */
  readonly login: string;
  /** ISO 8601. */
  readonly writtenAt: string;
}

/** Where a commit can be found: the repository itself, or that of the person who proposes from a fork. */
export type Side = "published" | "draft";

/** What the admin asks of a forge. An adapter speaks one forge's REST calls, and refuses in French. */
export interface Forge {
  /** Name for people: GitHub, GitLab. */
  readonly name: string;
  readonly mainBranch: string;
  /** Whether the person may publish: somebody who proposes from a fork may not. */
  readonly mayPublish: boolean;
  /** Whether a write needs to know what was there before. */
  readonly wantsPrevious: boolean;
  /** Whether drafts of one name are found without asking for all. */
  readonly findsByName: boolean;
  /** Whether what is written comes after the commit that is named, or is overtaken. */
  readonly keepsParent: boolean;
  /** Newest commit of the main branch, as it was at a time (ms; now, if none is named) or later. */
  head(since?: number): Promise<string>;
  /** What a commit brings since it left another one; undefined when the forge does not know one of them, or they share none. */
  compare(from: string, to: string): Promise<ForgeComparison | undefined>;
  /** What many drafts bring since they left the main branch (`main` or newer), in as few requests as it takes. */
  survey(main: string, drafts: readonly ToSurvey[]): Promise<ForgeSurvey>;
  /** Whether a commit of a draft is there already: what is not shows up within seconds. */
  knows(commit: string): Promise<boolean>;
  /** The files of any mode directly in a folder; none when there is no such folder. */
  list(side: Side, commit: string, folder: string): Promise<readonly ForgeFile[]>;
  /** A file as a commit holds it; undefined when it holds none. */
  read(side: Side, commit: string, path: string): Promise<ForgeContent | undefined>;
  /** The bytes that git knows by an id; `path` and `commit` say where they are. */
  readBlob(
    side: Side,
    oid: string,
    at: { readonly commit: string; readonly path: string },
  ): Promise<Uint8Array>;
  /** What many files hold, in as few requests as it takes; undefined for one that is to be read by itself. */
  glance(side: Side, files: readonly FileAt[]): Promise<readonly (ForgeGlimpse | undefined)[]>;
  /**
   * The drafts of all entries: branches, with their open request or none, but for those that are over. Those that are not
   * called `like`, capitals aside, may be left out.
   */
  proposals(like?: EntryName): Promise<readonly ForgeProposal[]>;
  /** The draft of an entry. Its tip is what the branch's own reference says: requests are seconds behind. */
  proposal(name: EntryName): Promise<ForgeProposal | undefined>;
  /** The branch of an entry that a closed or merged request left behind; undefined when there is none. */
  over(name: EntryName): Promise<ForgeProposal | undefined>;
  /** The newest request of an entry that was merged. */
  merged(name: EntryName): Promise<ForgeProposal | undefined>;
  /** Name of the branch of an entry's draft. */
  branchOf(name: EntryName): string;
  /** Makes a commit and moves the branch to it, only if nobody moved it meanwhile; gives the commit. */
  write(write: BranchWrite): Promise<string | typeof OVERTAKEN>;
  /** Proposes a branch, under its status; a request that is open already is adopted, with the status that it has. */
  propose(proposal: ForgeProposal, title: string): Promise<ForgeProposal>;
  /** Moves a draft to a status; `title` names the request that this may open. */
  setStatus(proposal: ForgeProposal, status: Status, title: string): Promise<void>;
  /**
   * Has a draft take in a commit of the main branch, before it is merged: the draft then holds what that commit does,
   * but for some files. Undefined where a forge has no call for it.
   */
  takeIn?(
    proposal: ForgeProposal,
    main: string,
    files: readonly ForgeFileWrite[],
  ): Promise<string | typeof OVERTAKEN>;
  /** Whether a commit is what this page had a draft take in, after another commit. */
  tookIn?(tip: string, before: string): boolean;
  /**
   * Merges what was read of a proposal, never by force; throws a refusal when the forge will not. Overtaken when the
   * proposal has a newer commit.
   */
  merge(proposal: ForgeProposal, subject: string): Promise<typeof OVERTAKEN | undefined>;
  /** Deletes the branch of a request that is over, if it is there still, without a newer commit. */
  tidy(over: ForgeProposal): Promise<void>;
  /** Closes the request and deletes the branch. */
  remove(proposal: ForgeProposal): Promise<void>;
  /** What the notes of entries are written in. */
  readonly threads: ForgeThreads;
}

/** Issues of the forge, and what people write in them. */
export interface ForgeThreads {
  /** The threads of an entry's notes, the oldest first: one, or several where two were opened at the same time. */
  of(name: EntryName): Promise<readonly ForgeThread[]>;
  open(name: EntryName): Promise<ForgeThread>;
  /** What people wrote in a thread, the oldest first. */
  comments(thread: ForgeThread): Promise<readonly ForgeComment[]>;
  add(thread: ForgeThread, body: string): Promise<ForgeComment>;
  /** Writes over a comment; false when there is no such comment any more. */
  edit(thread: ForgeThread, id: string, body: string): Promise<boolean>;
  /** Deletes a comment; false when there is no such comment any more. */
  remove(thread: ForgeThread, id: string): Promise<boolean>;
}
