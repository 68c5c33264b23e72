import { servedBy } from "../forge-served.ts";
import { GITHUB } from "./github-api.ts";
import { GitHubSession } from "./github-session.ts";

export const SERVED_BY = servedBy(GitHubSession, {
  forge: GITHUB,
  provider: "github",
  tokenPage: "https://github.com/settings/personal-access-tokens/new",
  tokenRights:
    "« Contents », « Pull requests » et « Issues » (pour les notes), en lecture et en écriture, sur ce dépôt seulement",
});
