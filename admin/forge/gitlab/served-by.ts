import { servedBy } from "../forge-served.ts";
import { GITLAB } from "./gitlab-api.ts";
import { GitLabSession } from "./gitlab-session.ts";

export const SERVED_BY = servedBy(GitLabSession, {
  forge: GITLAB,
  provider: "gitlab",
  tokenPage: "https://gitlab.com/-/user_settings/personal_access_tokens",
  tokenRights: "« api »",
});
