import { API, type ApiConfig, type ApiRequest } from "decap-cms-backend-gitlab";
import { forgeRequest, isRefused } from "../forge-request.ts";

export const GITLAB = "GitLab";

/** Most pages of one list that are asked for. */
const MOST_PAGES = 30;

/** What {@link GitLabApi} needs beside the stock client's configuration. */
interface Access {
  readonly token: string;
  /** Asks for a new token when this one has expired; rejects when there is no way to. */
  refresh(): Promise<string>;
}

/**
 * The stock client of GitLab's REST API, where a refusal is a French sentence at once: the stock one tries again five
 * times, with pauses.
 */
export class GitLabApi extends API {
  readonly #refresh: () => Promise<string>;
  #token: string;

  constructor(config: ApiConfig, { token, refresh }: Access) {
    super({ ...config, token });
    this.#token = token;
    this.#refresh = refresh;
  }

  override request = async (asked: string | ApiRequest): Promise<Response> => {
    const { url, params, ...init } = typeof asked === "string" ? { url: asked } : asked;
    const address = new URL(/^https?:/.test(url) ? url : this.apiRoot + url);
    for (const [name, value] of Object.entries(params ?? {}))
      address.searchParams.append(name, String(value));
    try {
      return await this.#send(address, init);
    } catch (error) {
      if (!isRefused(error, 401)) throw error;
      // Only a login through GitLab's own page can be renewed: else the refusal stands.
      this.#token = await this.#refresh().catch(() => {
        throw error;
      });
      return this.#send(address, init);
    }
  };

  #send(address: URL, init: RequestInit): Promise<Response> {
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      Authorization: `Bearer ${this.#token}`,
    };
    return forgeRequest(GITLAB, address.href, { cache: "no-cache", ...init, headers });
  }

  /** Sends JSON, and gives the JSON answered; undefined for an answer without content. */
  async send(method: "POST" | "PUT" | "DELETE", url: string, body: object = {}): Promise<unknown> {
    const response = await this.request({
      url: `${this.repoURL}${url}`,
      method,
      headers: { "Content-Type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
    });
    return response.status === 204 ? undefined : response.json();
  }

  /** Every item of a list that comes in pages. */
  async all(url: string, params: Readonly<Record<string, string | number>>): Promise<unknown[]> {
    const items: unknown[] = [];
    let next: string | ApiRequest | undefined = {
      url: `${this.repoURL}${url}`,
      params: { ...params, per_page: 100 },
    };
    for (let page = 0; next && page < MOST_PAGES; page += 1) {
      const response: Response = await this.request(next);
      // Only lists are asked for.
      items.push(...((await response.json()) as unknown[]));
      next = /<([^>]*)>\s*;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
    }
    return items;
  }
}
