import { API, type NoteIssue, type RequestOptions } from "decap-cms-backend-github";
import { Refusal } from "../../connection/refusal.ts";
import { forgeRequest } from "../forge-request.ts";

export const GITHUB = "GitHub";

const NOTES_LABEL = "decap-cms-notes";

/** Most pages of one list that are asked for. */
const MOST_PAGES = 30;

/**
 * The stock client of GitHub's REST API, with three differences: a refusal is a French sentence at once (the stock one
 * pauses up to an hour when GitHub asks to slow down), a reference is never moved by force, and a merge that GitHub
 * refuses is not done in another way.
 */
export class GitHubApi extends API {
  override async request(path: string, options: RequestOptions = {}): Promise<unknown> {
    const response = await this.#send(this.urlFor(path, options), options);
    return response.status === 204 ? undefined : response.json();
  }

  override async requestAllPages(path: string, options: RequestOptions = {}): Promise<unknown[]> {
    const items: unknown[] = [];
    let url: string | undefined = this.urlFor(path, options);
    for (let page = 0; url && page < MOST_PAGES; page += 1) {
      const response: Response = await this.#send(url, options);
      // Only lists are asked for.
      items.push(...((await response.json()) as unknown[]));
      url = nextPage(response.headers.get("link"));
    }
    return items;
  }

  override patchRef(type: string, name: string, sha: string): Promise<unknown> {
    return super.patchRef(type, name, sha, { force: false });
  }

  override async forceMergePR(): Promise<never> {
    throw new Refusal("GitHub a refusé la fusion : elle n’est jamais forcée.");
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

  async #send(url: string, { params: _, ...init }: RequestOptions): Promise<Response> {
    const headers = await this.requestHeaders();
    return forgeRequest(GITHUB, url, { cache: "no-cache", ...init, headers });
  }
}

/** Whether a thread holds the notes of an entry, as the stock client writes it there. */
function isOf(collection: string, slug: string): (issue: NoteIssue) => boolean {
  return ({ body }) => body?.includes(`\`${collection}/${slug}\``) ?? false;
}

/** The address of the next page, in the form that RFC 8288 gives it. */
function nextPage(link: string | null): string | undefined {
  return /<([^>]*)>\s*;\s*rel="next"/.exec(link ?? "")?.[1];
}
