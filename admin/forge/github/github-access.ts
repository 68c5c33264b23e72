import type { GitHubUser } from "decap-cms-backend-github";
import { Refusal } from "../../connection/refusal.ts";
import type { ForgeClient } from "../forge-client.ts";
import { refusedBy } from "../forge-request.ts";
import { type Credentials, refusals } from "../session.ts";
import { GITHUB } from "./github-api.ts";
import { readyFork, repositoryAt } from "./github-fork.ts";
import { readToken, requireRights, requireScope, requireToPropose } from "./github-token.ts";

/** Where the catalogue is. */
interface Catalogue {
  /** `owner/name`. */
  readonly originRepo: string;
  readonly branch: string;
  /** Whether somebody who may not write proposes from a copy. */
  readonly openAuthoringEnabled: boolean;
}

/** Who somebody is, and where their drafts go. */
interface Access {
  readonly user: GitHubUser;
  /** `owner/name`, as GitHub calls them now, of the repository of their drafts and of the one that is published. */
  readonly repo: string;
  readonly originRepo: string;
  readonly useOpenAuthoring: boolean;
}

/**
 * Asks GitHub who somebody is and what they may do, and finds or makes the copy of somebody who may not write. Refuses
 * whoever could not save what they would type, and says why.
 */
export async function accessOf(
  client: ForgeClient,
  { originRepo, branch, openAuthoringEnabled }: Catalogue,
  { token, useOpenAuthoring: proposed }: Credentials,
): Promise<Access> {
  const answer = await client.send("/user");
  const user = (await answer.json()) as GitHubUser;
  const known = readToken(token, answer.headers);
  const origin = await repositoryAt(client, originRepo);
  if (!origin) throw refusals.notSeen(GITHUB, originRepo);
  const { full_name: repo, private: isPrivate = false, archived, permissions } = origin;
  if (archived) throw refusals.archived(GITHUB, repo);
  // Unknown is not forbidden.
  if (permissions?.push === undefined) throw refusedBy(GITHUB, 502, "no permissions");
  if (permissions.push) {
    requireScope(known, isPrivate);
    if (proposed === undefined) await requireRights(client, known, { repo, branch });
    return { user, repo, originRepo: repo, useOpenAuthoring: false };
  }
  if (!openAuthoringEnabled) throw refusals.mayNotWrite(GITHUB, repo);
  if (proposed === false) throw mayNoLongerWrite(repo);
  requireToPropose(known, repo, isPrivate);
  if (origin.pull_request_creation_policy === "collaborators_only") throw onlyOfTeam(repo);
  const fork = await readyFork(client, origin, branch, user.login);
  return { user, repo: fork.full_name, originRepo: repo, useOpenAuthoring: true };
}

function mayNoLongerWrite(repo: string): Refusal {
  return new Refusal(
    `GitHub dit que votre compte ne peut plus écrire dans « ${repo} ». Aucune copie n’a été faite. Si l’équipe vous a retiré cet accès, reconnectez-vous : vos propositions partiront d’une copie à votre nom. Sinon, demandez-lui de vous le rendre.`,
    403,
  );
}

function onlyOfTeam(repo: string): Refusal {
  return new Refusal(
    `Votre compte ne peut pas écrire dans « ${repo} », et ce dépôt n’accepte de propositions que de l’équipe. Demandez-lui de vous y donner accès.`,
    403,
  );
}
