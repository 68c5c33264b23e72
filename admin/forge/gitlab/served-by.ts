import { ForgeBackend, type ForgeConfig } from "../forge-backend.ts";
import { loginPage } from "../forge-login.tsx";
import { GITLAB } from "./gitlab-api.ts";
import { GitLabSession } from "./gitlab-session.ts";

class GitLabServed extends ForgeBackend {
  constructor(config: ForgeConfig, options: unknown) {
    super(config, options, new GitLabSession(config, options));
  }

  override authComponent() {
    return LOGIN;
  }
}

const LOGIN = loginPage({
  forge: GITLAB,
  provider: "gitlab",
  tokenPage: "https://gitlab.com/-/user_settings/personal_access_tokens",
  tokenRights: "« api »",
});

/** Takes the place of admin/protocol/served-by.ts in an admin for GitLab. */
export const SERVED_BY = { name: "contribution-gitlab", backend: GitLabServed };
