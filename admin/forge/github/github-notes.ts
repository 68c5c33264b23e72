import { API, type ApiConfig, type NoteIssue, type RequestOptions } from "decap-cms-backend-github";
import type { GitHubApi } from "./github-api.ts";

const NOTES_LABEL = "decap-cms-notes";

/** The stock backend's notes, on our client. */
export class GitHubNotes extends API {
  readonly #api: GitHubApi;

  constructor(api: GitHubApi, config: ApiConfig) {
    super(config);
    this.#api = api;
  }

  override request(path: string, options?: RequestOptions): Promise<unknown> {
    return this.#api.request(path, options);
  }

  override requestAllPages(path: string, options?: RequestOptions): Promise<unknown[]> {
    return this.#api.requestAllPages(path, options);
  }

  /** The stock one takes a search that failed for a thread that is not there, and a longer name for this one. */
  override async findEntryIssue(collection: string, slug: string): Promise<NoteIssue | null> {
    const q = `repo:${this.repo} label:${NOTES_LABEL} "${collection}/${slug}" in:body`;
    const { items } = (await this.request("/search/issues", { params: { q } })) as { items: NoteIssue[] };
    return items.find(isOf(collection, slug)) ?? null;
  }

  /** A search knows a thread some time after it was made: the newest ones are looked through first. */
  override async createEntryIssue(collection: string, slug: string, title?: string): Promise<NoteIssue> {
    const params = { labels: NOTES_LABEL, state: "all", sort: "created", direction: "desc", per_page: 100 };
    const newest = (await this.request(`${this.repoURL}/issues`, { params })) as NoteIssue[];
    return newest.find(isOf(collection, slug)) ?? super.createEntryIssue(collection, slug, title);
  }

  /** The stock one takes notes that could not be read for none. */
  override async getEntryNotes(collection: string, slug: string): Promise<object[]> {
    const issue = await this.findEntryIssue(collection, slug);
    if (!issue) return [];
    const comments = await this.getIssueComments(issue.number);
    return comments
      .filter(({ body }) => body)
      .map((comment) => ({ ...this.parseCommentToNote(comment), issueUrl: issue.html_url }));
  }
}

/** Whether a thread holds the notes of an entry, as the stock client writes it there. */
function isOf(collection: string, slug: string): (issue: NoteIssue) => boolean {
  return ({ body }) => body?.includes(`\`${collection}/${slug}\``) ?? false;
}
