import { type Credentials, GitHubBackend, type GitHubUser } from "decap-cms-backend-github";
import { type ForgeUser, requireForge, requireWriteAccess, type Session } from "../session.ts";
import { GITHUB, type GitHubAccess, GitHubApi } from "./github-api.ts";
import { GitHubForge } from "./github-forge.ts";

/**
 * The stock backend's login and fork, on our client of the API: it says what is wrong in French, and asks who the person
 * is before anything else.
 */
export class GitHubSession extends GitHubBackend implements Session {
  #forge: GitHubForge | undefined;
  #user: Promise<GitHubUser> | undefined;

  get forge(): GitHubForge {
    return requireForge(GITHUB, this.#forge);
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
    await requireWriteAccess(GITHUB, api.repo, api);
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
