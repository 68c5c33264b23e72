import { GitLabBackend } from "decap-cms-backend-gitlab";
import {
  beforeEntering,
  type Credentials,
  type ForgeUser,
  requireForge,
  requireWriteAccess,
  type Session,
} from "../session.ts";
import { GITLAB, GitLabApi } from "./gitlab-api.ts";
import { GitLabForge } from "./gitlab-forge.ts";

/** The stock backend's login and renewal of tokens, on our client of the API. */
export class GitLabSession extends GitLabBackend implements Session {
  #forge: GitLabForge | undefined;

  get forge(): GitLabForge {
    return requireForge(GITLAB, this.#forge);
  }

  async open({ token, refresh_token, useOpenAuthoring: known }: Credentials): Promise<ForgeUser> {
    this.token = token;
    this.refreshToken = refresh_token;
    const api = this.#apiFor(token);
    const user = await beforeEntering(GITLAB, this.repo, async () => {
      const asked = await api.user();
      await requireWriteAccess(GITLAB, this.repo, api);
      if (known === undefined) await api.requireRights();
      return asked;
    });
    this.#forge = new GitLabForge(api);
    // The token may have been renewed by the first request.
    const kept = {
      token: this.token ?? token,
      ...(this.refreshToken && { refresh_token: this.refreshToken }),
    };
    return { login: user.username, name: user.name ?? user.username, ...kept, useOpenAuthoring: false };
  }

  #apiFor(token: string): GitLabApi {
    const { apiRoot, branch, repo, cmsLabelPrefix } = this;
    return new GitLabApi({
      apiRoot,
      branch,
      repo,
      cmsLabelPrefix,
      // A renewal puts the new one in its place.
      token: async () => this.token ?? token,
      refresh: async () => this.getRefreshedAccessToken(),
    });
  }

  close(): void {
    this.#forge = undefined;
    void this.logout();
  }
}
