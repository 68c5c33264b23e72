import { Refusal } from "../../connection/refusal.ts";
import { isRefused } from "../forge-request.ts";
import type { GitHubApi } from "./github-api.ts";

/** GitHub's ways of merging; a repository may allow only some. */
const METHODS = ["merge", "squash", "rebase"];

/** What is merged: the number of a pull request, and the commit of it that was read. */
interface Merged {
  readonly request: number | undefined;
  readonly tip: string;
}

/** Merges in the way that is configured, else in the first one that the repository allows. */
export async function mergePullRequest(api: GitHubApi, { request, tip }: Merged, subject: string) {
  const url = `${api.originRepoURL}/pulls/${request}/merge`;
  const [first, ...others] = [...new Set([api.mergeMethod, ...METHODS])];
  const merge = (merge_method: string | undefined) => {
    const body = JSON.stringify({ sha: tip, merge_method, commit_title: subject, commit_message: "" });
    return api.request(url, { method: "PUT", body });
  };
  await others.reduce(
    (done, method) =>
      done.catch((error: unknown) => {
        if (isRefused(error, 405) && METHOD_WORDS.test(error.detail)) return merge(method);
        throw error;
      }),
    merge(first),
  );
}

const METHOD_WORDS = /(merge commits|squash merges|rebase merges) are not allowed/i;

/** GitHub's words for a main branch, or a pull request, that somebody changed while it merged. */
export const CHANGED_WORDS = /(base|head) branch was modified|pull request is closed/i;

const UNCHANGED =
  "Rien n’a été changé. Ouvrez la proposition sur GitHub pour voir ce qui manque, ou prévenez l’équipe technique.";

/** Why GitHub does not merge, by its words, in the order in which they are looked for. */
const REASONS: readonly (readonly [words: RegExp, sentence: string])[] = [
  [
    /merge queue/i,
    "Ce dépôt publie par une file d’attente de GitHub, où chaque fiche passe à son tour. Rien n’a été changé. Ouvrez la proposition sur GitHub, et placez-la dans la file.",
  ],
  [
    /review|approv/i,
    `GitHub attend encore une relecture de cette fiche avant qu’elle puisse être publiée. ${UNCHANGED}`,
  ],
  [
    /status check|workflow|deployment|code scanning/i,
    `GitHub attend encore qu’une vérification obligatoire réussisse. ${UNCHANGED}`,
  ],
  [/signature|signed/i, `Ce dépôt n’accepte que des modifications signées. ${UNCHANGED}`],
  [
    /conversation|comments? must be resolved/i,
    `Une discussion de la proposition n’est pas close. ${UNCHANGED}`,
  ],
  [
    /not mergeable|conflict/i,
    "GitHub refuse de publier cette fiche : elle a été modifiée et publiée entre-temps aux mêmes endroits. Rien n’a été changé. Reprenez vos modifications à partir de la version publiée.",
  ],
];

/** The refusal of a merge, which says its reason where GitHub's words do. */
export function unmergeable(words: string): Refusal {
  const reason = REASONS.find(([known]) => known.test(words))?.[1];
  return new Refusal(reason ?? NOT_MERGEABLE, 405);
}

const NOT_MERGEABLE = `GitHub refuse de publier cette fiche : elle a été modifiée et publiée entre-temps aux mêmes endroits, ou une règle du dépôt s’y oppose. ${UNCHANGED}`;
