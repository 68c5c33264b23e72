import type { EntryName } from "../../../contribution/desk/entry.ts";
import { kept } from "../../../contribution/desk/kept.ts";
import { STATUSES, type Status } from "../../../contribution/desk/status.ts";
import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { grouped } from "../../../contribution/model/grouped.ts";
import { fromBase64, toBase64 } from "../base64.ts";
import { inBatches } from "../batches.ts";
import { type BranchRequest, type DraftBranch, draftOf, overOf } from "../draft-requests.ts";
import type {
  BranchWrite,
  FileAt,
  Forge,
  ForgeChange,
  ForgeComparison,
  ForgeContent,
  ForgeFile,
  ForgeFileWrite,
  ForgeGlimpse,
  ForgeProposal,
  ForgeSurvey,
  ForgeThreads,
  Side,
  ToSurvey,
} from "../forge.ts";
import { ifFound, isRefused, isUnanswered } from "../forge-request.ts";
import { HeardHead } from "../heard-head.ts";
import { mainBranch } from "../missing-branch.ts";
import { branchName, branchPrefix, entryOfBranch, isStatusLabel, labelOfStatus } from "../proposal-names.ts";
import { ruleRefusal } from "../rule-refusal.ts";
import { withGlimpses } from "../survey.ts";
import { GITLAB, type GitLabApi } from "./gitlab-api.ts";
import { acceptMergeRequest } from "./gitlab-merge.ts";
import { askFiles } from "./gitlab-texts.ts";
import { createGitLabThreads } from "./gitlab-threads.ts";

/** GitLab's comparisons name at most this many files. */
const MOST_COMPARED = 1000;

/** From how many on the commits of a comparison may be only a part. */
const MOST_COMMITS = 500;

/** Of how many branches it is remembered whether they are there. */
const BRANCHES_KEPT = 20;

/** Git's mode of a folder. */
const FOLDER = "040000";

interface MergeRequest {
  readonly iid: number;
  readonly state: "opened" | "closed" | "locked" | "merged";
  readonly source_branch: string;
  readonly target_branch: string;
  /** Whether the branch that it would be merged into is there no more. */
  readonly isStray?: boolean;
  readonly sha: string | null;
  readonly labels: readonly string[] | null;
  readonly updated_at: string;
  readonly author: { readonly name: string } | null;
  readonly source_project_id?: number;
  readonly target_project_id?: number;
}

interface BranchAnswer {
  readonly name: string;
  readonly commit: { readonly id: string };
}

interface CompareAnswer {
  readonly commits: readonly { readonly id: string; readonly parent_ids: readonly string[] }[];
  readonly diffs: readonly Diff[];
  readonly compare_timeout?: boolean;
}

/** What is looked at of a commit. */
interface WrittenCommit {
  readonly title: string;
  readonly author_name: string;
  readonly authored_date: string;
}

interface Diff {
  readonly old_path: string;
  readonly new_path: string;
  readonly new_file: boolean;
  readonly deleted_file: boolean;
  readonly renamed_file: boolean;
  /** Where GitLab says them. */
  readonly a_mode?: string | null;
  readonly b_mode?: string | null;
}

/** GitLab through its REST API. The status of a draft is a label of its merge request. */
export class GitLabForge implements Forge {
  readonly name = GITLAB;
  readonly mayPublish = true;
  readonly wantsPrevious = true;
  readonly keepsParent = false;
  readonly findsByName = true;
  readonly threads: ForgeThreads;
  readonly #api: GitLabApi;
  readonly #heard = new HeardHead();
  /** Branches, with their commit, that are known to be over. */
  readonly #over = new Set<string>();
  /** Whether branches are there. */
  readonly #there = new Map<string, Promise<boolean>>();
  /** Commits that a rebase made, each with the one that it was before. */
  readonly #taken = new Map<string, string>();

  constructor(api: GitLabApi) {
    this.#api = api;
    this.threads = createGitLabThreads(api);
  }

  get mainBranch(): string {
    return this.#api.branch;
  }

  async head(since = Date.now()): Promise<string> {
    return (
      (await this.#heard.since(since)) ??
      mainBranch(this, this.#api.tipOf(this.#api.branch), () => this.#get(""))
    );
  }

  async #get(url: string, params: Readonly<Record<string, string | number>> = {}): Promise<unknown> {
    return (await this.#api.request({ url: `${this.#api.repoURL}${url}`, params })).json();
  }

  async compare(from: string, to: string): Promise<ForgeComparison | undefined> {
    const compared = await ifFound(this.#get("/repository/compare", { from, to }));
    if (!compared) return undefined;
    const { commits, diffs, compare_timeout = false } = compared as CompareAnswer;
    const mergeBase =
      (compare_timeout ? undefined : beginningOf(commits, from, to)) ?? (await this.#mergeBase(from, to));
    return mergeBase === undefined
      ? undefined
      : {
          mergeBase,
          changes: diffs.flatMap(changesOf),
          truncated: compare_timeout || diffs.length >= MOST_COMPARED,
          commits:
            compare_timeout || commits.length >= MOST_COMMITS ? undefined : commits.map(({ id }) => id),
        };
  }

  async #mergeBase(from: string, to: string): Promise<string | undefined> {
    // A parameter given twice does not go into a mapping.
    const bases = `/repository/merge_base?refs[]=${from}&refs[]=${to}`;
    return ((await ifFound(this.#get(bases), 400)) as { id: string } | undefined)?.id;
  }

  async survey(main: string, drafts: readonly ToSurvey[]): Promise<ForgeSurvey> {
    const compared = await inBatches(drafts, async (draft) => ({
      ...draft,
      // One that cannot be compared is told of when it is looked at by itself.
      comparison: await this.compare(main, draft.proposal.tip).catch((error: unknown) => {
        if (isRefused(error, 0, 401, 429)) throw error;
        return undefined;
      }),
    }));
    return withGlimpses(compared, (files) => this.glance("draft", files));
  }

  glance(_: Side, files: readonly FileAt[]): Promise<readonly (ForgeGlimpse | undefined)[]> {
    return askFiles(this.#api, files);
  }

  async knows(commit: string): Promise<boolean> {
    return (await ifFound(this.#get(`/repository/commits/${commit}`))) !== undefined;
  }

  async list(_: Side, commit: string, folder: string): Promise<readonly ForgeFile[]> {
    const params = { path: folder, ref: commit, pagination: "keyset" };
    const answer = (await ifFound(this.#api.all("/repository/tree", params))) ?? [];
    return (answer as { id: string; path: string; mode: string }[])
      .filter(({ mode }) => mode !== FOLDER)
      .map(({ id, path, mode }) => ({ path, mode, oid: id }));
  }

  async read(_: Side, commit: string, path: string): Promise<ForgeContent | undefined> {
    const place = `/repository/files/${encodeURIComponent(path)}`;
    const answer = await ifFound(this.#get(place, { ref: commit }));
    if (!answer) return undefined;
    const { content, blob_id, last_commit_id } = answer as Record<string, string>;
    return { bytes: fromBase64(content ?? ""), oid: blob_id ?? "", lastCommit: last_commit_id };
  }

  async readBlob(_: Side, oid: string): Promise<Uint8Array> {
    const answer = await this.#get(`/repository/blobs/${oid}`);
    return fromBase64((answer as { content: string }).content);
  }

  async proposals(like?: EntryName): Promise<readonly ForgeProposal[]> {
    const [requests, branches] = await Promise.all([
      // Of a name there are few branches, or none.
      like ? [] : this.#mergeRequests({ state: "opened" }),
      this.#draftBranches(like),
    ]);
    const open = grouped(requests, ({ source_branch }) => source_branch);
    const drafts = await inBatches(branches, async (branch) => {
      const known = open.get(branch.branch);
      return known ? this.#draftOf(branch, known) : this.#withoutRequest(branch);
    });
    return drafts.flatMap((draft) => draft ?? []);
  }

  /** The branches that a pattern of RE2 finds, by name; the main one is heard beside them. */
  async #branches(pattern: string): Promise<ReadonlyMap<string, string>> {
    const main = this.#api.branch;
    const asked = this.#api.all("/repository/branches", { regex: `^(${pattern}|${escaped(main)})$` });
    const tips = asked.then(
      (answer) => new Map((answer as BranchAnswer[]).map(({ name, commit }) => [name, commit.id])),
    );
    await this.#heard.listen(tips.then((found) => ({ main: found.get(main) })));
    return tips;
  }

  async #draftBranches(like?: EntryName): Promise<readonly DraftBranch[]> {
    const named = like && `(?i:${escaped(this.branchOf(like))})`;
    const branches = await this.#branches(named ?? `${escaped(branchPrefix(""))}.+`);
    return [...branches].flatMap(([name, tip]) => {
      const entry = entryOfBranch(name, false);
      return entry ? [{ ...entry, branch: name, tip }] : [];
    });
  }

  /** The draft of a branch of which no request is open; one that is over stays so, and is asked about once. */
  async #withoutRequest(branch: DraftBranch): Promise<ForgeProposal | undefined> {
    const key = `${branch.branch} ${branch.tip}`;
    if (this.#over.has(key)) return undefined;
    const draft = this.#draftOf(branch, await this.#mergeRequests({ source_branch: branch.branch }));
    if (!draft) this.#over.add(key);
    return draft;
  }

  async proposal(name: EntryName): Promise<ForgeProposal | undefined> {
    const found = await this.#found(name);
    return found && this.#draftOf(found.branch, found.requests);
  }

  async over(name: EntryName): Promise<ForgeProposal | undefined> {
    const found = await this.#found(name);
    const over = found && overOf(found.branch, found.requests.map(toBranchRequest));
    return over && { ...found.branch, status: "draft", request: over.number };
  }

  /** The branch of an entry's draft, with every request made of it: one whose branch was deleted is no draft. */
  async #found({ collection, slug }: EntryName) {
    const branch = this.branchOf({ collection, slug });
    const [branches, requests] = await Promise.all([
      this.#branches(escaped(branch)),
      this.#mergeRequests({ source_branch: branch }),
    ]);
    const tip = branches.get(branch);
    return tip === undefined ? undefined : { branch: { collection, slug, branch, tip }, requests };
  }

  #draftOf(branch: DraftBranch, requests: readonly MergeRequest[]): ForgeProposal | undefined {
    return draftOf(branch, requests.map(toBranchRequest), this.#api.cmsLabelPrefix);
  }

  async merged({ collection, slug }: EntryName): Promise<ForgeProposal | undefined> {
    const branch = this.branchOf({ collection, slug });
    const merged = await this.#mergeRequests({ state: "merged", source_branch: branch });
    const [newest] = merged.map(toBranchRequest).sort((a, b) => b.number - a.number);
    if (newest?.head === undefined) return undefined;
    return { collection, slug, branch, tip: newest.head, status: "draft", request: newest.number };
  }

  /** Requests into the main branch from branches of this project, in any state unless one is asked for. */
  async #mergeRequests(params: Readonly<Record<string, string>>): Promise<readonly MergeRequest[]> {
    // Those of one branch are few: the main branch may have been another one when they were made.
    const into = "source_branch" in params ? {} : { target_branch: this.#api.branch };
    const answer = (await this.#api.all("/merge_requests", { ...params, ...into })) as MergeRequest[];
    // Another project's branch may be called the same.
    const own = answer.filter((request) => request.source_project_id === request.target_project_id);
    const ours = await inBatches(own, async (request) => {
      if (request.target_branch === this.#api.branch) return request;
      const isStray = request.state === "opened" && !(await this.#isThere(request.target_branch));
      return isStray ? { ...request, isStray } : undefined;
    });
    return ours.filter((request) => request !== undefined);
  }

  /** Whether a branch is there; one that is not main is asked about once. */
  #isThere(branch: string): Promise<boolean> {
    return kept(this.#there, branch, BRANCHES_KEPT, async () => {
      return (await this.#api.tipOf(branch)) !== undefined;
    });
  }

  branchOf(name: EntryName): string {
    return branchName(name, "");
  }

  /** GitLab makes the commit itself; each file says the commit that it was last changed by, so that it may refuse. */
  async write({ branch, parent, isNew, files, subject }: BranchWrite): Promise<string | typeof OVERTAKEN> {
    const commit = {
      branch,
      commit_message: subject,
      actions: files.map(actionOf),
      ...(isNew && { start_sha: parent }),
    };
    try {
      return ((await this.#api.send("POST", "/repository/commits", commit)) as { id: string }).id;
    } catch (error) {
      if (isRefused(error, 400, 409) && MOVED_WORDS.test(error.detail)) return OVERTAKEN;
      if (isRefused(error, 400)) throw ruleRefusal(GITLAB, error.detail);
      if (isRefused(error, 403) && PROTECTED_WORDS.test(error.detail))
        throw ruleRefusal(GITLAB, error.detail);
      throw error;
    }
  }

  async propose(proposal: ForgeProposal, title: string): Promise<ForgeProposal> {
    const request = {
      source_branch: proposal.branch,
      target_branch: this.#api.branch,
      title,
      labels: labelOfStatus(proposal.status, this.#api.cmsLabelPrefix),
    };
    try {
      const answer = await this.#api.send("POST", "/merge_requests", request);
      return { ...proposal, request: (answer as MergeRequest).iid };
    } catch (error) {
      // GitLab's word for a branch of which a request is open.
      const isAnswered = isRefused(error, 400, 409, 422);
      const known = isAnswered ? await this.proposal(proposal) : undefined;
      if (known?.request !== undefined) return { ...known, tip: proposal.tip };
      // Somebody has published it, or taken it away, since it was written.
      const isGone = isAnswered && (await this.#api.tipOf(proposal.branch)) === undefined;
      if (!isGone) throw error;
      return proposal;
    }
  }

  async setStatus({ request, labels = [], isStray }: ForgeProposal, status: Status): Promise<void> {
    const prefix = this.#api.cmsLabelPrefix;
    const wanted = labelOfStatus(status, prefix);
    const ours = labels.filter((label) => isStatusLabel(label, prefix));
    const known = [...ours, ...STATUSES.map((one) => labelOfStatus(one, prefix))];
    await this.#api.send("PUT", `/merge_requests/${request}`, {
      ...(isStray && { target_branch: this.#api.branch }),
      add_labels: wanted,
      remove_labels: [...new Set(known)].filter((label) => label !== wanted).join(","),
    });
  }

  async merge(proposal: ForgeProposal, subject: string): Promise<typeof OVERTAKEN | undefined> {
    try {
      const merged = await acceptMergeRequest(this.#api, proposal, subject);
      if (merged === undefined || merged === OVERTAKEN) return merged;
      await this.#rebased(proposal.tip, merged.rebased);
      return OVERTAKEN;
    } catch (error) {
      const isDone = isUnanswered(error) && (await this.#isMerged(proposal).catch(() => false));
      if (!isDone) throw error;
    }
    return undefined;
  }

  /** Remembers that a commit is another one after a rebase, if nobody wrote in between. */
  async #rebased(before: string, after: string): Promise<void> {
    const main = await this.head();
    const [old, now] = await Promise.all([this.#writtenSince(main, before), this.#writtenSince(main, after)]);
    if (old === now) this.#taken.set(after, before);
  }

  /** What a rebase keeps of the commits that a branch brings. */
  async #writtenSince(from: string, to: string): Promise<string> {
    const { commits } = (await this.#get("/repository/compare", { from, to })) as {
      commits: WrittenCommit[];
    };
    return JSON.stringify(
      commits.map(({ title, author_name, authored_date }) => [title, author_name, authored_date]),
    );
  }

  tookIn(tip: string, before: string): boolean {
    const taken = this.#taken.get(tip);
    return taken !== undefined && (taken === before || this.tookIn(taken, before));
  }

  async #isMerged(proposal: ForgeProposal): Promise<boolean> {
    return (await this.merged(proposal))?.tip === proposal.tip;
  }

  async tidy({ branch, tip }: ForgeProposal): Promise<void> {
    // Commits that somebody added since are not thrown away.
    if ((await this.#api.tipOf(branch)) === tip) await this.#deleteBranch(branch);
  }

  async #deleteBranch(branch: string): Promise<void> {
    await ifFound(this.#api.send("DELETE", `/repository/branches/${encodeURIComponent(branch)}`));
  }

  async remove({ request, branch }: ForgeProposal): Promise<void> {
    if (request !== undefined)
      await this.#api.send("PUT", `/merge_requests/${request}`, { state_event: "close" });
    await this.#deleteBranch(branch);
  }
}

/** A name as a pattern that finds nothing else. */
function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The commit of `from` that all those come after which `to` brings since; undefined where they come after several. */
function beginningOf(commits: CompareAnswer["commits"], from: string, to: string): string | undefined {
  if (commits.length === 0) return to;
  if (commits.length >= MOST_COMMITS) return undefined;
  const own = new Set(commits.map(({ id }) => id));
  const before = new Set(commits.flatMap(({ parent_ids }) => parent_ids).filter((id) => !own.has(id)));
  if (before.has(from)) return from;
  const [beginning, ...others] = before;
  return others.length === 0 ? beginning : undefined;
}

/** GitLab's words for a branch or a file that somebody else made, changed or removed meanwhile. */
const MOVED_WORDS =
  /already exists|changed since|(does not|doesn't) exist|when you are on a branch|could not update/i;

/** GitLab's words for a branch that is protected. */
const PROTECTED_WORDS = /push into this branch|protected branch/i;

function toBranchRequest(request: MergeRequest): BranchRequest {
  const { iid, state, sha, labels, updated_at, author, isStray } = request;
  return {
    number: iid,
    // It is locked while GitLab merges it.
    state: state === "opened" || state === "locked" ? "open" : state,
    head: sha ?? undefined,
    labels: labels ?? [],
    author: author?.name,
    updatedAt: updated_at,
    ...(isStray && { isStray }),
  };
}

function changesOf(diff: Diff): ForgeChange[] {
  const { old_path, new_path, new_file, deleted_file, renamed_file, a_mode, b_mode } = diff;
  const removed: ForgeChange = { path: old_path, oid: undefined, status: "removed" };
  if (deleted_file) return [removed];
  const change: ForgeChange = {
    path: new_path,
    oid: undefined,
    status: new_file || renamed_file ? "added" : "modified",
    ...(b_mode && { modes: { before: { mode: a_mode ?? undefined }, after: { mode: b_mode } } }),
  };
  return renamed_file ? [removed, change] : [change];
}

function actionOf({ path, bytes, previous }: ForgeFileWrite): object {
  const known = previous?.lastCommit === undefined ? {} : { last_commit_id: previous.lastCommit };
  if (!bytes) return { action: "delete", file_path: path, ...known };
  const content = { content: toBase64(bytes), encoding: "base64" };
  return { action: previous ? "update" : "create", file_path: path, ...content, ...known };
}
