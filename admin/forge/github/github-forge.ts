import type { EntryName } from "../../../contribution/desk/entry.ts";
import type { Status } from "../../../contribution/desk/status.ts";
import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { Refusal } from "../../connection/refusal.ts";
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
import { notWhole } from "../forge-client.ts";
import { ForgeRefusal, ifFound, isRefused, isUnanswered } from "../forge-request.ts";
import { HeardHead } from "../heard-head.ts";
import { mainBranch } from "../missing-branch.ts";
import { branchName, branchPrefix, entryOfBranch } from "../proposal-names.ts";
import { ruleRefusal } from "../rule-refusal.ts";
import { GITHUB, type GitHubApi, type PullRequest } from "./github-api.ts";
import { type Asked, type AskedDraft, askDraft, askDrafts, MOST_LABELS } from "./github-drafts.ts";
import { forkRefusal } from "./github-fork.ts";
import { CHANGED_WORDS, mergePullRequest, unmergeable } from "./github-merge.ts";
import { surveyDrafts } from "./github-survey.ts";
import { askFiles } from "./github-texts.ts";
import { createGitHubThreads } from "./github-threads.ts";
import { writeAtOnce } from "./github-write.ts";

/** GitHub's comparisons name at most this many files. */
const MOST_COMPARED = 300;

/** Git's mode of a folder. */
const FOLDER = "040000";

interface CompareAnswer {
  readonly total_commits: number;
  readonly commits: readonly { readonly sha: string }[];
  readonly merge_base_commit: { readonly sha: string };
  readonly files?: readonly {
    readonly filename: string;
    readonly previous_filename?: string;
    readonly sha: string | null;
    readonly status: string;
  }[];
}

interface ContentAnswer {
  readonly type?: string;
  readonly content?: string;
  readonly encoding?: string;
  readonly sha: string;
}

interface TreeAnswer {
  /** Whether there is more than GitHub gives. */
  readonly truncated?: boolean;
  readonly tree: readonly {
    readonly path: string;
    readonly mode: string;
    readonly sha: string;
    readonly size?: number;
  }[];
}

/**
 * GitHub through its REST API. The status of a draft is a label of its pull request; who proposes from a fork cannot
 * put labels, so there a branch is a draft, and an open pull request is a draft in review.
 */
export class GitHubForge implements Forge {
  readonly name = GITHUB;
  readonly wantsPrevious = false;
  readonly keepsParent = true;
  readonly findsByName = false;
  readonly #api: GitHubApi;
  readonly #heard = new HeardHead();
  /** GitHub's own id of the repository of the drafts, once it was said. */
  #repositoryId = "";
  /** What drafts took in from this page, by commit: the commit before. */
  readonly #taken = new Map<string, string>();

  readonly threads: ForgeThreads;

  constructor(api: GitHubApi) {
    this.#api = api;
    this.threads = createGitHubThreads(api);
  }

  get mainBranch(): string {
    return this.#api.branch;
  }

  get mayPublish(): boolean {
    return !this.#fromFork;
  }

  get #fromFork(): boolean {
    return this.#api.useOpenAuthoring;
  }

  async head(since = Date.now()): Promise<string> {
    return (await this.#heard.since(since)) ?? this.#mainTip();
  }

  #mainTip(): Promise<string> {
    return mainBranch(this, this.#api.mainTip(), () => this.#api.request(this.#api.originRepoURL));
  }

  async compare(from: string, to: string): Promise<ForgeComparison | undefined> {
    // A commit just pushed to a fork takes a moment to be known of the repository it came from.
    const answer = await this.#retried(() =>
      ifFound(this.#api.request(`${this.#api.originRepoURL}/compare/${from}...${to}`)),
    );
    if (!answer) return undefined;
    const { merge_base_commit, files = [], commits, total_commits } = answer as CompareAnswer;
    return {
      commits: commits.length === total_commits ? commits.map(({ sha }) => sha) : undefined,
      mergeBase: merge_base_commit.sha,
      changes: files.flatMap(changesOf),
      truncated: files.length >= MOST_COMPARED,
    };
  }

  async survey(_: string, drafts: readonly ToSurvey[]): Promise<ForgeSurvey> {
    if (this.#fromFork) return { comparisons: new Map(), bytes: new Map() };
    return surveyDrafts(this.#api, drafts);
  }

  async #retried<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
    const attempts = this.#fromFork ? 5 : 1;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, attempt * 250));
      const answer = await ask();
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  async knows(commit: string): Promise<boolean> {
    const answer = await ifFound(this.#api.request(`${this.#api.repoURL}/git/commits/${commit}`));
    return answer !== undefined;
  }

  async list(side: Side, commit: string, folder: string): Promise<readonly ForgeFile[]> {
    const tree = folder === "" ? commit : `${commit}:${encodeURIComponent(folder)}`;
    const answer = await ifFound(this.#api.request(`${this.#repository(side)}/git/trees/${tree}`));
    const start = folder === "" ? "" : `${folder}/`;
    const { tree: files, truncated } = (answer ?? { tree: [] }) as TreeAnswer;
    if (truncated) throw new Refusal(notWhole(GITHUB), 502);
    return files
      .filter(({ mode }) => mode !== FOLDER)
      .map(({ path, mode, sha, size }) => ({ path: `${start}${path}`, mode, oid: sha, size }));
  }

  async read(side: Side, commit: string, path: string): Promise<ForgeContent | undefined> {
    const place = path.split("/").map(encodeURIComponent).join("/");
    const answer = await ifFound(
      this.#api.request(`${this.#repository(side)}/contents/${place}`, { params: { ref: commit } }),
    );
    if (!answer) return undefined;
    const { type, content, encoding, sha } = answer as ContentAnswer;
    if (type !== "file" || content === undefined) {
      throw new Refusal(`« ${path} » n’est pas un simple fichier : il n’est ni lu ni modifié ici.`);
    }
    // GitHub leaves out the bytes of more than a megabyte, as if there were none.
    const bytes = encoding === "none" ? await this.readBlob(side, sha) : fromBase64(content);
    return { bytes, oid: sha };
  }

  async readBlob(side: Side, oid: string): Promise<Uint8Array> {
    // The same id always names the same bytes.
    const answer = await this.#api.request(`${this.#repository(side)}/git/blobs/${oid}`, {
      cache: "force-cache",
    });
    return fromBase64((answer as { content: string }).content);
  }

  glance(side: Side, files: readonly FileAt[]): Promise<readonly (ForgeGlimpse | undefined)[]> {
    return askFiles(this.#api, side === "draft" ? this.#api.repo : this.#api.originRepo, files);
  }

  #repository(side: Side): string {
    return side === "draft" ? this.#api.repoURL : this.#api.originRepoURL;
  }

  async proposals(): Promise<readonly ForgeProposal[]> {
    if (this.#fromFork) return this.#forkedProposals();
    const { first, drafts } = askDrafts(this.#api);
    const [isElsewhere, found] = await Promise.all([this.#isMainElsewhere(this.#listen(first)), drafts]);
    if (isElsewhere) return this.proposals();
    return found.flatMap(({ branch, requests }) => this.#draftOf(branch, requests) ?? []);
  }

  async proposal(name: EntryName): Promise<ForgeProposal | undefined> {
    if (this.#fromFork) return this.#forkedProposal(name);
    const found = await this.#ask(name);
    return found && this.#draftOf(found.branch, found.requests);
  }

  async #ask(name: EntryName): Promise<AskedDraft | undefined> {
    const asked = this.#listen(askDraft(this.#api, this.branchOf(name)));
    return (await this.#isMainElsewhere(asked)) ? this.#ask(name) : (await asked).draft;
  }

  /** Whether a question was answered of a main branch that has another name now, under which it is asked again. */
  async #isMainElsewhere(asked: Promise<Asked>): Promise<boolean> {
    const { branch } = this.#api;
    if ((await asked).main !== undefined) return false;
    await this.#mainTip();
    return this.#api.branch !== branch;
  }

  /** Hears what a question says beside what was asked. */
  #listen<Answer extends Asked>(asked: Promise<Answer>): Promise<Answer> {
    return this.#heard.listen(
      asked.then((answer) => {
        this.#repositoryId = answer.repositoryId;
        return answer;
      }),
    );
  }

  #draftOf(branch: DraftBranch, requests: readonly BranchRequest[]): ForgeProposal | undefined {
    return draftOf(branch, requests, this.#api.cmsLabelPrefix);
  }

  async over(name: EntryName): Promise<ForgeProposal | undefined> {
    if (this.#fromFork) return undefined;
    const found = await this.#ask(name);
    const over = found && overOf(found.branch, found.requests);
    return over && { ...found.branch, status: "draft", request: over.number };
  }

  async #pullRequests(params: Readonly<Record<string, string | number>>): Promise<readonly PullRequest[]> {
    const answer = await this.#api.requestAllPages(`${this.#api.originRepoURL}/pulls`, {
      params: { ...params, base: this.#api.branch, per_page: 100 },
    });
    return answer as PullRequest[];
  }

  async #forkedProposals(): Promise<readonly ForgeProposal[]> {
    const proposals = await inBatches(await this.#forkedBranches(), (branch) => this.#forked(branch));
    return proposals.flatMap((proposal) => proposal ?? []);
  }

  async #forkedProposal({ collection, slug }: EntryName): Promise<ForgeProposal | undefined> {
    const branches = await this.#forkedBranches();
    const branch = branches.find((one) => one.collection === collection && one.slug === slug);
    return branch && this.#forked(branch);
  }

  /** The branches of the fork's drafts, one of each entry: before those made under a former name, those of today's. */
  async #forkedBranches(): Promise<readonly DraftBranch[]> {
    const address = `${this.#api.repoURL}/git/matching-refs/heads/${branchPrefix("")}`;
    const references = await this.#api.requestAllPages(address).catch(async (error: unknown) => {
      throw await this.#forkRefusal(error);
    });
    const found = (references as { ref: string; object: { sha: string } }[]).flatMap(({ ref, object }) => {
      const branch = ref.slice("refs/heads/".length);
      const entry = entryOfBranch(branch, true);
      return entry ? [{ ...entry, branch, tip: object.sha }] : [];
    });
    const isOfToday = ({ branch, ...entry }: DraftBranch) => branch === this.branchOf(entry);
    const inOrder = [...found.filter((one) => !isOfToday(one)), ...found.filter(isOfToday)];
    return [...new Map(inOrder.map((one) => [`${one.collection}/${one.slug}`, one])).values()];
  }

  #forkRefusal(error: unknown): Promise<unknown> {
    return forkRefusal({ json: this.#api.request }, this.#api.repo, error);
  }

  async #forked(of: DraftBranch): Promise<ForgeProposal | undefined> {
    const branch: ForgeProposal = { ...of, status: "draft", request: undefined };
    const head = this.#api.getHeadReference(branch.branch);
    const requests = await this.#pullRequests({ head, state: "all" });
    const request = requests.find(({ head: { sha }, state }) => sha === branch.tip || state === "open");
    // What was merged is not a draft any more, though its branch was left.
    if (request?.merged_at) return undefined;
    if (!request) return branch;
    const status = request.state === "open" ? "pending_review" : "draft";
    return { ...branch, ...proposed(request), tip: branch.tip, status };
  }

  async merged(name: EntryName): Promise<ForgeProposal | undefined> {
    const branch = this.branchOf(name);
    const head = this.#api.getHeadReference(branch);
    const requests = await this.#pullRequests({ head, state: "closed" });
    const [merged] = requests.filter(({ merged_at }) => merged_at).sort((a, b) => b.number - a.number);
    return merged && { ...name, ...proposed(merged), status: "draft" };
  }

  branchOf(name: EntryName): string {
    return branchName(name, this.#fromFork ? this.#api.repo : "");
  }

  async write(write: BranchWrite): Promise<string | typeof OVERTAKEN> {
    if (this.#fromFork) return this.#writeToFork(write);
    // Its own id is said with the drafts.
    return this.#repositoryId === "" ? this.#writeInSteps(write) : this.#writeAtOnce(write);
  }

  async #writeAtOnce(write: BranchWrite): Promise<string | typeof OVERTAKEN> {
    const made = await writeAtOnce(this.#api, write, this.#repositoryId);
    if (made.commit !== undefined) return made.commit;
    // What was refused is tried in steps, as these say why.
    if (!made.isBranchMade) return this.#writeInSteps(write);
    try {
      return await this.#writeInSteps({ ...write, isNew: false });
    } catch (error) {
      await this.tidy({ branch: write.branch, tip: write.parent }).catch(() => undefined);
      throw error;
    }
  }

  /**
   * GitHub does not have a fork hold workflows that are new there, but for a token that may change some. A draft then
   * comes after what the fork has of the main branch: it is merged all the same.
   */
  async #writeToFork(write: BranchWrite): Promise<string | typeof OVERTAKEN> {
    try {
      return await this.#writeInSteps(write);
    } catch (error) {
      const parent =
        write.isNew && isRefused(error, 404, 422) ? await this.#heldByFork(write.parent) : undefined;
      const again =
        parent === undefined
          ? undefined
          : await this.#writeInSteps({ ...write, parent }).catch(() => undefined);
      if (again !== undefined) return again;
      throw await this.#forkRefusal(error);
    }
  }

  /** The newest commit of the main branch that the fork's own one holds; undefined when it holds the one that is known. */
  async #heldByFork(main: string): Promise<string | undefined> {
    const tip = await this.#api.tipOf(this.#api.branch);
    const base = tip && (await this.compare(main, tip))?.mergeBase;
    return base === main ? undefined : base;
  }

  async #writeInSteps({
    branch,
    parent,
    isNew,
    files,
    subject,
  }: BranchWrite): Promise<string | typeof OVERTAKEN> {
    const sha = await this.#commit(subject, parent, [parent], files);
    return this.#moved(
      branch,
      sha,
      isNew ? this.#api.createRef("heads", branch, sha) : this.#api.patchRef("heads", branch, sha),
    );
  }

  async takeIn(
    { branch, tip }: ForgeProposal,
    main: string,
    files: readonly ForgeFileWrite[],
  ): Promise<string | typeof OVERTAKEN> {
    const sha = await this.#commit("Reprend ce qui a été publié entre-temps", main, [tip, main], files);
    this.#taken.set(sha, tip);
    return this.#moved(branch, sha, this.#api.patchRef("heads", branch, sha)).catch(
      async (error: unknown) => {
        throw this.#fromFork ? await this.#forkRefusal(error) : error;
      },
    );
  }

  tookIn(tip: string, before: string): boolean {
    return this.#taken.get(tip) === before;
  }

  async #commit(
    subject: string,
    onto: string,
    parents: readonly string[],
    files: readonly ForgeFileWrite[],
  ): Promise<string> {
    const entries = await inBatches(files, (file) => this.#treeEntry(file));
    const tree = await this.#api.createTree(onto, entries);
    return (await this.#api.createCommit(subject, tree.sha, parents)).sha;
  }

  async #moved(branch: string, sha: string, moving: Promise<unknown>): Promise<string | typeof OVERTAKEN> {
    try {
      await moving;
    } catch (error) {
      if (isRefused(error, 409)) return OVERTAKEN;
      if (isRefused(error, 422)) {
        if (MOVED_WORDS.test(error.detail)) return OVERTAKEN;
        if (this.#fromFork && WORKFLOW_WORDS.test(error.detail)) throw error;
        throw ruleRefusal(GITHUB, error.detail);
      }
      if (!(await this.#wasDone(error, async () => (await this.#api.tipOf(branch)) === sha))) {
        throw error;
      }
    }
    return sha;
  }

  /** Whether something that was not answered is found done. */
  #wasDone(error: unknown, ask: () => Promise<boolean>): Promise<boolean> {
    return isUnanswered(error) ? ask().catch(() => false) : Promise.resolve(false);
  }

  /** A text travels in the tree itself, other bytes first. */
  async #treeEntry({ path, bytes }: ForgeFileWrite): Promise<object> {
    const entry = { path, mode: "100644", type: "blob" };
    if (!bytes) return { ...entry, sha: null };
    const text = textOf(bytes);
    if (text !== undefined) return { ...entry, content: text };
    const body = JSON.stringify({ content: toBase64(bytes), encoding: "base64" });
    const { sha } = (await this.#api.request(`${this.#api.repoURL}/git/blobs`, { method: "POST", body })) as {
      sha: string;
    };
    return { ...entry, sha };
  }

  async propose(proposal: ForgeProposal, title: string): Promise<ForgeProposal> {
    try {
      const { number, labels } = await this.#api.createPR(title, proposal.branch);
      await this.#api.setPullRequestStatus({ number, labels }, proposal.status);
      return { ...proposal, request: number };
    } catch (error) {
      // GitHub's word for a branch of which a request is open.
      const known = isRefused(error, 422) ? await this.#openRequest(proposal) : undefined;
      if (known) return known;
      // Somebody has published it, or taken it away, since it was written.
      const isGone = isRefused(error, 422) && (await this.#api.tipOf(proposal.branch)) === undefined;
      if (!isGone) throw error;
      return proposal;
    }
  }

  /** The draft in the request that is open of its branch; one that was just made may not be listed yet. */
  async #openRequest({ collection, slug, branch, tip }: ForgeProposal): Promise<ForgeProposal | undefined> {
    const head = this.#api.getHeadReference(branch);
    const requests = (await this.#pullRequests({ head, state: "open" })).filter(
      (request) => request.head.ref === branch,
    );
    const open = requests.map(
      ({ number, labels, head: { sha }, user, updated_at }): BranchRequest => ({
        ...{ number, state: "open", head: sha, author: user?.login, updatedAt: updated_at },
        labels: labels.map(({ name }) => name),
      }),
    );
    return open.length > 0 ? this.#draftOf({ collection, slug, branch, tip }, open) : undefined;
  }

  async setStatus(proposal: ForgeProposal, status: Status, title: string): Promise<void> {
    if (this.#fromFork) return this.#setForkedStatus(proposal, status, title);
    const { request: number, labels } = proposal;
    if (number === undefined) return;
    const known =
      labels && labels.length < MOST_LABELS
        ? { number, labels: labels.map((name) => ({ name })) }
        : undefined;
    const asked = () =>
      this.#api.request(`${this.#api.originRepoURL}/pulls/${number}`) as Promise<PullRequest>;
    await this.#api.setPullRequestStatus(known ?? (await asked()), status);
  }

  async #setForkedStatus(
    { request, status: current, branch }: ForgeProposal,
    status: Status,
    title: string,
  ): Promise<void> {
    if (status === "pending_publish") {
      throw new Refusal(
        "Depuis votre copie, vous proposez une fiche ; c’est l’équipe qui la déclare prête et la publie.",
      );
    }
    if (status === current) return;
    if (status === "draft") await this.#api.closePR(request ?? 0);
    else if (request !== undefined) await this.#api.openPR(request);
    else await this.#api.createPR(title, branch);
  }

  async merge(proposal: ForgeProposal, subject: string): Promise<typeof OVERTAKEN | undefined> {
    try {
      await mergePullRequest(this.#api, proposal, subject);
    } catch (error) {
      if (isRefused(error, 409)) return OVERTAKEN;
      if (isRefused(error, 405)) {
        if (CHANGED_WORDS.test(error.detail)) return OVERTAKEN;
        throw unmergeable(error.detail);
      }
      const isMerged = async () => (await this.merged(proposal))?.tip === proposal.tip;
      if (!(await this.#wasDone(error, isMerged))) throw error;
    }
    await this.#tidied(proposal);
    return undefined;
  }

  async remove({ request, branch, status }: ForgeProposal): Promise<void> {
    const isOpen = !this.#fromFork || status !== "draft";
    if (request !== undefined && isOpen) await this.#api.closePR(request);
    await this.#deleteBranch(branch);
  }

  /** Takes away the branch of what is published; one that is left is taken away by the next edit. */
  async #tidied(proposal: ForgeProposal): Promise<void> {
    await this.tidy(proposal)
      .catch(() => this.tidy(proposal))
      .catch((error: unknown) => {
        if (!(error instanceof ForgeRefusal)) throw error;
      });
  }

  async tidy({ branch, tip }: Pick<ForgeProposal, "branch" | "tip">): Promise<void> {
    // GitHub may have deleted it by itself; commits that somebody added since are not thrown away.
    const now = await this.#api.tipOf(branch);
    if (now === tip) await this.#deleteBranch(branch);
  }

  async #deleteBranch(branch: string): Promise<void> {
    // It may have been deleted already, which GitHub says by 422.
    await ifFound(this.#api.deleteRef("heads", branch), 422);
  }
}

/** GitHub's words for workflows that a token may not write, where it does not say that something is not found. */
const WORKFLOW_WORDS = /without `?workflows?`?/i;

/** GitHub's words for a branch that exists already, was moved, or is there no more. */
const MOVED_WORDS = /already exists|fast.?forward|does not exist|update failed/i;

function proposed(request: PullRequest) {
  return {
    branch: request.head.ref,
    tip: request.head.sha,
    request: request.number,
    author: request.user?.login,
    updatedAt: request.updated_at,
  };
}

function changesOf(file: NonNullable<CompareAnswer["files"]>[number]): ForgeChange[] {
  const { filename, previous_filename, sha, status } = file;
  if (status === "removed") return [{ path: filename, oid: undefined, status }];
  const change: ForgeChange = {
    path: filename,
    oid: sha ?? undefined,
    status: status === "added" ? "added" : "modified",
  };
  if (status !== "renamed" || previous_filename === undefined) return [change];
  return [
    { path: previous_filename, oid: undefined, status: "removed" },
    { ...change, status: "added" },
  ];
}

/** The text that bytes are; undefined when they are none, or would not come back the same. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
