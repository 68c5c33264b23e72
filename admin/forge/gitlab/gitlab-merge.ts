import { OVERTAKEN } from "../../../contribution/desk/store.ts";
import { Refusal } from "../../connection/refusal.ts";
import { isRefused } from "../forge-request.ts";
import type { GitLabApi } from "./gitlab-api.ts";

/** How often GitLab is asked again while it works, and how long (ms) after. */
const MOST_ASKED = 40;
const PAUSE = 250;

/** What is merged: the number of a merge request, its branch, and the commit of it that was read. */
interface Merged {
  readonly request: number | undefined;
  readonly branch: string;
  readonly tip: string;
}

interface MergeRequest {
  readonly state: string;
  readonly sha: string | null;
  /** In versions before 15.6, `merge_status` alone. */
  readonly detailed_merge_status?: string;
  readonly merge_status?: string;
  readonly merge_error?: string | null;
  readonly rebase_in_progress?: boolean;
}

/**
 * Merges what was read of a merge request. GitLab answers before it has merged, and by one word to whoever asks before
 * it knows whether it may, or where something is missing: then its state is asked. Where the main branch only moves
 * forward to what comes after it, the request is first rebased, and its new commit given.
 */
export async function acceptMergeRequest(
  api: GitLabApi,
  proposal: Merged,
  subject: string,
): Promise<typeof OVERTAKEN | { readonly rebased: string } | undefined> {
  for (let asked = 0; asked < MOST_ASKED; asked += 1) {
    const answered = await accept(api, proposal, subject);
    if (answered === OVERTAKEN) {
      // A request shows for some seconds what its branch held before.
      if ((await api.tipOf(proposal.branch)) !== proposal.tip) return OVERTAKEN;
    } else {
      const now = answered ?? (await stateOf(api, proposal));
      if (now.state === "merged" && (answered || now.sha === proposal.tip)) return undefined;
      if (now.state === "closed" || now.state === "merged") return OVERTAKEN;
      const status = now.detailed_merge_status ?? now.merge_status ?? "";
      if (status === "need_rebase") return rebase(api, proposal);
      const isWorking = now.state === "locked" || (WORKING.has(status) && !now.merge_error);
      if (!isWorking) throw unmergeable(status, now.merge_error);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Refusal(STILL_WORKING, 503);
}

/** What GitLab answers to a merge; undefined when it refuses by a word that does not say why. */
async function accept(
  api: GitLabApi,
  { request, tip }: Merged,
  subject: string,
): Promise<MergeRequest | typeof OVERTAKEN | undefined> {
  const said = { merge_commit_message: subject, squash_commit_message: subject };
  try {
    const asked = { sha: tip, ...said, should_remove_source_branch: true };
    return (await api.send("PUT", `/merge_requests/${request}/merge`, asked)) as MergeRequest;
  } catch (error) {
    if (isRefused(error, 409)) return OVERTAKEN;
    if (isRefused(error, 405, 406, 422) && !MOVED_WORDS.test(error.detail)) return undefined;
    // GitLab's answer to somebody who may not merge is that to somebody whom it does not know any more.
    if (isRefused(error, 401)) {
      await api.user();
      throw new Refusal(MAY_NOT_MERGE, 403);
    }
    throw error;
  }
}

/** GitLab's words for a project that is elsewhere now. */
const MOVED_WORDS = /moved projects/i;

async function stateOf(api: GitLabApi, { request }: Merged): Promise<MergeRequest> {
  const url = `${api.repoURL}/merge_requests/${request}`;
  return (await api.requestJSON({ url, params: { include_rebase_in_progress: "true" } })) as MergeRequest;
}

async function rebase(api: GitLabApi, proposal: Merged): Promise<{ readonly rebased: string }> {
  await api.send("PUT", `/merge_requests/${proposal.request}/rebase`);
  for (let asked = 0; asked < MOST_ASKED; asked += 1) {
    const { sha, rebase_in_progress, merge_error } = await stateOf(api, proposal);
    if (merge_error) throw unmergeable("conflict", merge_error);
    if (!rebase_in_progress && sha && sha !== proposal.tip) return { rebased: sha };
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Refusal(STILL_WORKING, 503);
}

/** GitLab's words for what it does not know yet. */
const WORKING = new Set([
  "unchecked",
  "checking",
  "cannot_be_merged_recheck",
  "preparing",
  "approvals_syncing",
  // Nothing is in the way any more.
  "mergeable",
  "can_be_merged",
]);

const UNCHANGED =
  "Rien n’a été changé. Ouvrez la proposition sur GitLab pour voir ce qui manque, ou prévenez l’équipe technique.";
const CHECK = `GitLab attend encore qu’une vérification obligatoire réussisse. ${UNCHANGED}`;
const REVIEW = `GitLab attend encore une relecture de cette fiche avant qu’elle puisse être publiée. ${UNCHANGED}`;
const CONFLICT =
  "GitLab refuse de publier cette fiche : elle a été modifiée et publiée entre-temps aux mêmes endroits. Rien n’a été changé. Reprenez vos modifications à partir de la version publiée.";
const DISCUSSION = `Une discussion de la proposition n’est pas close. ${UNCHANGED}`;
const STILL_WORKING =
  "GitLab travaille encore sur cette fiche. Rien n’est perdu : rechargez la liste dans un instant, et publiez-la si elle y est toujours.";
const MAY_NOT_MERGE =
  "Votre compte GitLab peut proposer des fiches, mais pas les publier. Rien n’a été changé : demandez à l’équipe de publier celle-ci.";

/** Why GitLab does not merge, by its own words. */
const REASONS: Readonly<Record<string, string>> = {
  conflict: CONFLICT,
  cannot_be_merged: CONFLICT,
  broken_status: CONFLICT,
  ci_must_pass: CHECK,
  ci_still_running: CHECK,
  external_status_checks: CHECK,
  status_checks_must_pass: CHECK,
  security_policy_pipeline_check: CHECK,
  not_approved: REVIEW,
  requested_changes: REVIEW,
  discussions_not_resolved: DISCUSSION,
  draft_status: `La proposition est marquée comme un brouillon sur GitLab. ${UNCHANGED}`,
};

/** The refusal of a merge, which says its reason where GitLab's words do. */
function unmergeable(status: string, words: string | null | undefined): Refusal {
  const said = words ? ` GitLab dit : « ${words} »` : "";
  const other = `GitLab refuse de publier cette fiche : une règle du dépôt s’y oppose. ${UNCHANGED}${said}`;
  return new Refusal(REASONS[status] ?? other, 405);
}
