import { GitHubBackend } from "decap-cms-backend-github";
import { forgeClient } from "../forge-client.ts";
import { beforeEntering, type Credentials, type ForgeUser, requireForge, type Session } from "../session.ts";
import { accessOf } from "./github-access.ts";
import { GITHUB, GitHubApi, headersOf } from "./github-api.ts";
import { GitHubForge } from "./github-forge.ts";

/** Who is logged in to GitHub: the stock backend's configuration, on our client of the API. */
export class GitHubSession extends GitHubBackend implements Session {
  #forge: GitHubForge | undefined;

  get forge(): GitHubForge {
    return requireForge(GITHUB, this.#forge);
  }

  async open(credentials: Credentials): Promise<ForgeUser> {
    this.token = credentials.token;
    const token = async () => credentials.token;
    const { apiRoot, branch, originRepo, squashMerges, cmsLabelPrefix } = this;
    const client = forgeClient({ name: GITHUB, apiRoot, headers: headersOf(token) });
    const { user, ...place } = await beforeEntering(GITHUB, originRepo, () =>
      accessOf(client, this, credentials),
    );
    this.#forge = new GitHubForge(
      new GitHubApi({ apiRoot, token, branch, squashMerges, cmsLabelPrefix, ...place }),
    );
    const { login, name } = user;
    const { useOpenAuthoring } = place;
    return { login, name: name ?? login, token: credentials.token, useOpenAuthoring };
  }

  close(): void {
    this.#forge = undefined;
    this.logout();
  }
}
