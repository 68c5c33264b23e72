import { GitLabBackend } from "decap-cms-backend-gitlab";
import { Refusal } from "../../connection/refusal.ts";
import { isRefused } from "../forge-request.ts";
import type { Credentials, ForgeUser, Session } from "../session.ts";
import { GitLabApi } from "./gitlab-api.ts";
import { GitLabForge } from "./gitlab-forge.ts";

/** The stock backend's login and renewal of tokens, on our client of the API. */
export class GitLabSession extends GitLabBackend implements Session {
  #forge: GitLabForge | undefined;

  get forge(): GitLabForge {
    if (!this.#forge) throw new Refusal("Vous n’êtes pas connecté à GitLab : rechargez la page.", 401);
    return this.#forge;
  }

  async open({ token, refresh_token }: Credentials): Promise<ForgeUser> {
    this.token = token;
    this.refreshToken = refresh_token;
    const api = this.#apiFor(token);
    const user = await api.user();
    const mayWrite = await api.hasWriteAccess().catch((error: unknown) => {
      if (!isRefused(error, 404)) throw error;
      throw new Refusal(
        `Le dépôt « ${this.repo} » n’existe pas sur GitLab, ou votre compte ne le voit pas : demandez à l’équipe de vous y donner accès.`,
        404,
      );
    });
    if (!mayWrite) {
      throw new Refusal(
        `Votre compte GitLab n’a pas le droit d’écrire dans « ${this.repo} » : demandez-le à l’équipe.`,
        403,
      );
    }
    this.#forge = new GitLabForge(api);
    // The token may have been renewed by the first request.
    const kept = {
      token: this.token ?? token,
      ...(this.refreshToken && { refresh_token: this.refreshToken }),
    };
    return { login: user.username, name: user.name ?? user.username, ...kept };
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
