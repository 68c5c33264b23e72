import { ForgeBackend, type ForgeConfig } from "../forge-backend.ts";
import { loginPage } from "../forge-login.tsx";
import { GITHUB } from "./github-api.ts";
import { GitHubSession } from "./github-session.ts";

class GitHubServed extends ForgeBackend {
  constructor(config: ForgeConfig, options: unknown) {
    super(config, options, new GitHubSession(config, options));
  }

  override authComponent() {
    return LOGIN;
  }
}

const LOGIN = loginPage({
  forge: GITHUB,
  provider: "github",
  tokenPage: "https://github.com/settings/personal-access-tokens/new",
  tokenRights: "« Contents » et « Pull requests », en lecture et en écriture, sur ce dépôt seulement",
});

/** Takes the place of admin/protocol/served-by.ts in an admin for GitHub. */
export const SERVED_BY = { name: "contribution-github", backend: GitHubServed };
