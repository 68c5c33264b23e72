import { servedBy } from "../forge-served.ts";
import { GITHUB } from "./github-api.ts";
import { GitHubSession } from "./github-session.ts";

export const SERVED_BY = servedBy(GitHubSession, {
  forge: GITHUB,
  provider: "github",
  token: {
    link: "un jeton « fine-grained »",
    page: (owner) =>
      `https://github.com/settings/personal-access-tokens/new?name=Contribution&target_name=${owner}&contents=write&pull_requests=write&issues=write`,
    rights:
      "pour ce dépôt seulement, avec les droits « Contents », « Pull requests » et « Issues » (pour les notes), en lecture et en écriture",
  },
  tokenToPropose: {
    link: "un jeton « classic »",
    page: () => "https://github.com/settings/tokens/new?scopes=public_repo&description=Contribution",
    rights:
      "avec la seule case « public_repo ». GitHub ne laisse pas un autre jeton proposer quelque chose au dépôt de quelqu’un d’autre",
  },
});
