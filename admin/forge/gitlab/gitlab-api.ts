import { type ForgeClient, type ForgeOptions, forgeClient } from "../forge-client.ts";
import { ifFound, isRefused, refusedBy } from "../forge-request.ts";
import { refusals } from "../session.ts";

export const GITLAB = "GitLab";

/** Access levels of GitLab from which somebody may write to a project, and merge into its protected branches. */
const DEVELOPER = 30;
const MAINTAINER = 40;

/** Where GitLab's API is, and of which project it is asked. */
export interface GitLabAccess {
  /** Address of the API, without a slash at its end. */
  readonly apiRoot: string;
  readonly branch: string;
  /** Path of the project, with its groups. */
  readonly repo: string;
  readonly cmsLabelPrefix: string;
  /** The token of the person, asked before each request. */
  token(): Promise<string>;
  /** Has the next token be a new one, since this one has expired; rejects when there is no way to. */
  refresh(): Promise<unknown>;
}

/** A request in the shape that the stock backend's notes make it. */
interface ApiRequest extends ForgeOptions {
  readonly url: string;
}

interface Level {
  readonly access_level: number;
}

interface Project {
  readonly path_with_namespace?: string;
  readonly id: number;
  readonly archived?: boolean;
  readonly permissions: { readonly project_access: Level | null; readonly group_access: Level | null };
  readonly shared_with_groups?: readonly { readonly group_access_level: number }[];
}

/** Requests to GitLab's REST API (v4). */
export class GitLabApi {
  readonly branch: string;
  readonly cmsLabelPrefix: string;
  #repoURL: string;
  readonly #client: ForgeClient;
  readonly #graphql: ForgeClient;
  /** Its path, by which GraphQL finds it: as it was called, then as it is. */
  #project: string;
  readonly #refresh: () => Promise<unknown>;

  constructor({ apiRoot, branch, repo, cmsLabelPrefix, token, refresh }: GitLabAccess) {
    this.branch = branch;
    this.cmsLabelPrefix = cmsLabelPrefix;
    this.#repoURL = `/projects/${encodeURIComponent(repo)}`;
    const clientAt = (root: string) =>
      forgeClient({
        name: GITLAB,
        apiRoot: root,
        headers: async () => ({ Authorization: `Bearer ${await token()}` }),
      });
    this.#client = clientAt(apiRoot);
    this.#graphql = clientAt(`${apiRoot.replace(/\/v4$/, "")}/graphql`);
    this.#project = repo;
    this.#refresh = refresh;
  }

  /** The project's address under the API's root. */
  get repoURL(): string {
    return this.#repoURL;
  }

  request(asked: string | ApiRequest): Promise<Response> {
    const { url, ...options } = typeof asked === "string" ? { url: asked } : asked;
    return this.#renewed(() => this.#client.send(url, options));
  }

  /** What is answered; undefined for an answer without content. */
  async requestJSON(asked: string | ApiRequest): Promise<unknown> {
    const response = await this.request(asked);
    return response.status === 204 ? undefined : response.json();
  }

  /** The newest commit of a branch; undefined when there is no such branch. */
  async tipOf(branch: string): Promise<string | undefined> {
    const url = `${this.repoURL}/repository/branches/${encodeURIComponent(branch)}`;
    return ((await ifFound(this.requestJSON(url))) as { commit: { id: string } } | undefined)?.commit.id;
  }

  /**
   * Asks GitLab's GraphQL API about the project, which it calls `$project`. Throws a `ForgeRefusal` for an answer that is
   * not whole, or that this version of GitLab does not give.
   */
  async graphql<Data>(query: string): Promise<Data> {
    const body = JSON.stringify({ query, variables: { project: this.#project } });
    const answer = await this.#renewed(() => this.#graphql.json("", { method: "POST", body }));
    const { data, errors = [] } = answer as {
      readonly data?: Data | null;
      readonly errors?: readonly { readonly message: string }[];
    };
    if (data && errors.length === 0) return data;
    throw refusedBy(GITLAB, 422, errors[0]?.message ?? "");
  }

  async user(): Promise<{ readonly username: string; readonly name?: string }> {
    return (await this.requestJSON("/user")) as { username: string; name?: string };
  }

  /** Whether the person may push drafts and merge them: as a member, by a group, or by a group that shares the project. */
  async hasWriteAccess(): Promise<boolean> {
    const project = (await this.requestJSON(this.repoURL)) as Project;
    // Of a project that was moved, GitLab lets its former path be read alone.
    this.#repoURL = `/projects/${project.id}`;
    this.#project = project.path_with_namespace ?? this.#project;
    if (project.archived) throw refusals.archived(GITLAB, this.#project);
    const { project_access, group_access } = project.permissions;
    if (Math.max(project_access?.access_level ?? 0, group_access?.access_level ?? 0) >= DEVELOPER)
      return true;
    const shared = (project.shared_with_groups ?? []).map((group) => group.group_access_level);
    const most = Math.max(0, ...shared);
    return most >= MAINTAINER || (most >= DEVELOPER && (await this.#developersPublish()));
  }

  /**
   * Refuses a token that may only read. GitLab tells that of no other one than those it made for people: a request to
   * merge the main branch into itself is asked for, which is never made.
   */
  async requireRights(): Promise<void> {
    const { branch } = this;
    const asked = { title: branch, source_branch: branch, target_branch: branch };
    await this.send("POST", "/merge_requests", asked).catch((error: unknown) => {
      // Any other no comes after the rights were looked at.
      if (!isRefused(error, 400, 409, 422)) throw error;
    });
  }

  async #developersPublish(): Promise<boolean> {
    const url = `${this.repoURL}/repository/branches/${encodeURIComponent(this.branch)}`;
    const branch = await this.requestJSON(url);
    const { developers_can_push, developers_can_merge } = branch as Record<string, boolean | undefined>;
    return Boolean(developers_can_push && developers_can_merge);
  }

  /** Sends JSON, and gives the JSON answered; undefined for an answer without content. */
  send(method: "POST" | "PUT" | "DELETE", url: string, body: object = {}): Promise<unknown> {
    return this.requestJSON({ url: `${this.repoURL}${url}`, method, body: JSON.stringify(body) });
  }

  /** Every item of a list that comes in pages. */
  all(url: string, params: Readonly<Record<string, string | number>>): Promise<unknown[]> {
    const options = { params: { ...params, per_page: 100 } };
    return this.#renewed(() => this.#client.all(`${this.repoURL}${url}`, options));
  }

  /** Only a login through GitLab's own page can be renewed: else the refusal stands. */
  async #renewed<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      if (!isRefused(error, 401)) throw error;
      await this.#refresh().catch(() => {
        throw error;
      });
      return ask();
    }
  }
}
