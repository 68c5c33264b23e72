import { servedBy } from "../forge-served.ts";
import { GITLAB } from "./gitlab-api.ts";
import { GitLabSession } from "./gitlab-session.ts";

export const SERVED_BY = servedBy(GitLabSession, {
  forge: GITLAB,
  provider: "gitlab",
  token: {
    link: "un jeton sur GitLab",
    page: () => "https://gitlab.com/-/user_settings/personal_access_tokens?name=Contribution&scopes=api",
    rights: "avec la case « api »",
  },
});
