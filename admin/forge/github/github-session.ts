import { type Credentials, GitHubBackend, type GitHubUser } from "decap-cms-backend-github";
import { Refusal } from "../../connection/refusal.ts";
import { isRefused } from "../forge-request.ts";
import type { ForgeUser, Session } from "../session.ts";
import { type GitHubAccess, GitHubApi } from "./github-api.ts";
import { GitHubForge } from "./github-forge.ts";

/**
 * The stock backend's login and fork, on our client of the API: it says what is wrong in French, and asks who the person
 * is before anything else.
 */
export class GitHubSession extends GitHubBackend implements Session {
  #forge: GitHubForge | undefined;
  #user: Promise<GitHubUser> | undefined;

  get forge(): GitHubForge {
    if (!this.#forge) throw new Refusal("Vous n’êtes pas connecté à GitHub : rechargez la page.", 401);
    return this.#forge;
  }

  async open(credentials: Credentials): Promise<ForgeUser> {
    this.token = credentials.token;
    this.#user = undefined;
    await this.currentUser(credentials);
    if (this.openAuthoringEnabled) {
      // The login page has said that a copy may be made.
      await this.authenticateWithFork({ userData: credentials, getPermissionToFork: () => true });
    }
    const api = new GitHubApi(this.#accessOf(credentials.token));
    const mayWrite = await api.hasWriteAccess().catch((error: unknown) => {
      if (!isRefused(error, 404)) throw error;
      throw new Refusal(
        `Le dépôt « ${this.repo} » n’existe pas sur GitHub, ou votre compte ne le voit pas : demandez à l’équipe de vous y donner accès.`,
        404,
      );
    });
    if (!mayWrite) {
      throw new Refusal(
        `Votre compte GitHub n’a pas le droit d’écrire dans « ${this.repo} » : demandez-le à l’équipe.`,
        403,
      );
    }
    this.#forge = new GitHubForge(api);
    const { login, name } = await this.currentUser(credentials);
    return {
      login,
      name: name ?? login,
      token: credentials.token,
      useOpenAuthoring: this.useOpenAuthoring ?? false,
    };
  }

  override currentUser({ token }: Credentials): Promise<GitHubUser> {
    // The stock one takes GitHub's refusal for a person.
    this.#user ??= new GitHubApi(this.#accessOf(token)).request("/user") as Promise<GitHubUser>;
    return this.#user;
  }

  #accessOf(token: string): GitHubAccess {
    return {
      apiRoot: this.apiRoot,
      token: async () => token,
      branch: this.branch,
      repo: this.repo ?? this.originRepo,
      originRepo: this.originRepo,
      squashMerges: this.squashMerges,
      cmsLabelPrefix: this.cmsLabelPrefix,
      useOpenAuthoring: this.useOpenAuthoring ?? false,
    };
  }

  close(): void {
    this.#forge = undefined;
    this.#user = undefined;
    this.logout();
  }
}
