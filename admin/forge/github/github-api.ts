import { API, type RequestOptions } from "decap-cms-backend-github";
import { Refusal } from "../../refusal.ts";
import { forgeRequest } from "../forge-request.ts";

export const GITHUB = "GitHub";

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

  async #send(url: string, { params: _, ...init }: RequestOptions): Promise<Response> {
    const headers = await this.requestHeaders();
    return forgeRequest(GITHUB, url, { cache: "no-cache", ...init, headers });
  }
}

/** The address of the next page, in the form that RFC 8288 gives it. */
function nextPage(link: string | null): string | undefined {
  return /<([^>]*)>\s*;\s*rel="next"/.exec(link ?? "")?.[1];
}
