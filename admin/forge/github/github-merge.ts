import { Refusal } from "../../connection/refusal.ts";
import { isRefused } from "../forge-request.ts";
import type { GitHubApi } from "./github-api.ts";

/** GitHub's ways of merging; a repository may allow only some. */
const METHODS = ["merge", "squash", "rebase"];

/** How often GitHub is asked again while it does not know, and how long (ms) after. */
const MOST_ASKED = 40;
const PAUSE = 250;

/** What is merged: the number of a pull request, its branch, and the commit of it that was read. */
interface Merged {
  readonly request: number | undefined;
  readonly branch: string;
  readonly tip: string;
}

/**
 * Merges in the way that is configured, else in the first one that the repository allows. GitHub refuses by the same
 * words what it will not merge and what it knows nothing of yet: then it is asked.
 */
export async function mergePullRequest(api: GitHubApi, merged: Merged, subject: string): Promise<void> {
  let isKnown = false;
  for (let asked = 0; asked < MOST_ASKED; asked += 1) {
    try {
      return await mergeOnce(api, merged, subject);
    } catch (error) {
      const now: Judged = isKnown ? "refuses" : await stateOf(api, merged, error);
      if (now === "refuses") throw error;
      isKnown = now === "knows";
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Refusal(STILL_WORKING, 503);
}

async function mergeOnce(api: GitHubApi, { request, tip }: Merged, subject: string): Promise<void> {
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

/** Whether GitHub means what it refused, has not looked yet, or has looked since and may merge. */
type Judged = "refuses" | "works" | "knows";

async function stateOf(api: GitHubApi, { request, branch, tip }: Merged, error: unknown): Promise<Judged> {
  // A pull request shows for some seconds what its branch held before.
  if (isRefused(error, 409)) return (await api.tipOf(branch)) === tip ? "works" : "refuses";
  if (!isRefused(error, 405) || !UNMERGEABLE_WORDS.test(error.detail)) return "refuses";
  const { mergeable } = (await api.request(`${api.originRepoURL}/pulls/${request}`)) as {
    mergeable?: boolean | null;
  };
  if (mergeable === null) return "works";
  return mergeable ? "knows" : "refuses";
}

const UNMERGEABLE_WORDS = /not mergeable/i;

const METHOD_WORDS = /(merge commits|squash merges|rebase merges) are not allowed/i;

/** GitHub's words for a main branch, or a pull request, that somebody changed while it merged. */
export const CHANGED_WORDS = /(base|head) branch was modified|pull request is closed/i;

const STILL_WORKING =
  "GitHub travaille encore sur cette fiche. Rien n’est perdu : rechargez la liste dans un instant, et publiez-la si elle y est toujours.";
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
