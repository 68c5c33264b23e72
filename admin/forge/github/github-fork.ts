import { Refusal } from "../../connection/refusal.ts";
import type { ForgeClient } from "../forge-client.ts";
import { ifFound, isRefused, isUnanswered } from "../forge-request.ts";
import { reasonOf } from "../refusal-reasons.ts";
import { GITHUB } from "./github-api.ts";

/** What GitHub says of a repository to somebody who is logged in. */
export interface Repository {
  /** `owner/name`, as it is called now. */
  readonly full_name: string;
  readonly owner: { readonly login: string };
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly fork?: boolean;
  readonly parent?: { readonly full_name: string };
  /** The one that all copies of copies come from. */
  readonly source?: { readonly full_name: string };
  readonly permissions?: { readonly push?: boolean };
  readonly pull_request_creation_policy?: string;
}

/** How long (ms) a copy that holds nothing yet is left alone, each time: a minute in all, where GitHub says up to five. */
const PAUSES = [250, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** What is needed of a client here. */
type Json = Pick<ForgeClient, "json">;

/** A repository, under the name that it has now; undefined when it is not there, or not to be seen. */
export async function repositoryAt({ json }: Json, repo: string): Promise<Repository | undefined> {
  return (await ifFound(json(`/repos/${repo}`))) as Repository | undefined;
}

/** The copy of a repository that somebody has, made if they have none, once it can be written to. */
export async function readyFork(
  client: Json,
  origin: Repository,
  branch: string,
  login: string,
): Promise<Repository> {
  const fork = (await knownFork(client, origin, login)) ?? (await madeFork(client, origin));
  if (fork.archived) throw archivedFork(fork.full_name);
  const isUpToDate = await broughtUpToDate(client, fork, origin, branch);
  if (!isUpToDate) await untilReady(client, fork);
  return fork;
}

/** The copy that has the name of the original, or had it: GitHub leads from a former name to the new one. */
async function knownFork(client: Json, origin: Repository, login: string): Promise<Repository | undefined> {
  const name = origin.full_name.split("/")[1];
  const found = await repositoryAt(client, `${login}/${name}`);
  const isTheirs = found?.owner.login.toLowerCase() === login.toLowerCase();
  return found && isTheirs && isCopyOf(found, origin) ? found : undefined;
}

/** Whether one can be proposed to the other. */
function isCopyOf(fork: Repository, origin: Repository): boolean {
  return fork.fork === true && rootOf(fork) === rootOf(origin);
}

function rootOf({ source, parent, full_name }: Repository): string {
  return (source ?? parent ?? { full_name }).full_name.toLowerCase();
}

/** GitHub makes a copy, under a name that is free, or gives the one that somebody has already under any name. */
async function madeFork({ json }: Json, origin: Repository): Promise<Repository> {
  const repo = origin.full_name;
  const asked = json(`/repos/${repo}/forks`, { method: "POST", body: "{}" });
  const fork = (await asked.catch((error: unknown) => {
    if (isRefused(error, 403) && /forking is disabled/i.test(error.detail)) throw notCopied(repo);
    throw error;
  })) as Repository;
  if (isCopyOf(fork, origin)) return fork;
  throw new Refusal(
    `GitHub a donné « ${fork.full_name} » pour une copie de « ${repo} », et ce n’en est pas une. Rien n’y a été écrit : prévenez l’équipe technique.`,
    409,
  );
}

/**
 * Has the main branch of a copy follow the original, and says whether it does. A copy of another copy follows that one;
 * one with commits of its own stays, as one of which the original changed workflows does for a token that may not.
 */
async function broughtUpToDate(
  { json }: Json,
  { full_name, parent }: Repository,
  origin: Repository,
  branch: string,
): Promise<boolean> {
  if (parent?.full_name.toLowerCase() !== origin.full_name.toLowerCase()) return false;
  const asked = { method: "POST", body: JSON.stringify({ branch }) };
  return json(`/repos/${full_name}/merge-upstream`, asked).then(
    () => true,
    (error: unknown) => {
      if (isRefused(error, 403, 404, 409, 422) || isUnanswered(error)) return false;
      throw error;
    },
  );
}

/** Waits until a copy holds branches: GitHub gives it before it has made it. */
async function untilReady({ json }: Json, { full_name }: Repository): Promise<void> {
  const holdsBranches = async () => {
    const found = ifFound(json(`/repos/${full_name}/git/matching-refs/heads/`), 409);
    const branches = await found.catch((error: unknown) => {
      if (isUnanswered(error)) return undefined;
      throw error;
    });
    return ((branches ?? []) as unknown[]).length > 0;
  };
  for (const pause of PAUSES) {
    if (await holdsBranches()) return;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  if (await holdsBranches()) return;
  throw new Refusal(
    `GitHub prépare encore votre copie du catalogue, « ${full_name} ». Rien n’est perdu : reconnectez-vous dans quelques minutes.`,
    503,
  );
}

function notCopied(repo: string): Refusal {
  return new Refusal(
    `Votre compte ne peut pas écrire dans « ${repo} », et GitHub n’en permet pas de copie. Demandez à l’équipe de vous donner accès au dépôt.`,
    403,
  );
}

function archivedFork(fork: string): Refusal {
  return new Refusal(
    `Votre copie du catalogue, « ${fork} », est archivée sur GitHub : rien ne s’y écrit plus. Votre texte est toujours là. Dans les réglages de cette copie, choisissez « Unarchive this repository », puis réessayez.`,
    403,
  );
}

/** Why a copy does not take what is written to it, where GitHub's own answer says only that something is not there. */
export async function forkRefusal(client: Json, fork: string, refused: unknown): Promise<unknown> {
  if (!isRefused(refused, 403, 404, 409, 422)) return refused;
  if (/archived/i.test(refused.detail)) return archivedFork(fork);
  if (refused.status === 403 || reasonOf(GITHUB, refused.status, refused.detail)) return refused;
  const found = await repositoryAt(client, fork).catch(() => refused);
  return found ? behindFork(fork) : goneFork(fork);
}

function goneFork(fork: string): Refusal {
  return new Refusal(
    `Votre copie du catalogue, « ${fork} », n’existe plus sur GitHub. Votre texte est gardé dans ce navigateur : rechargez la page, et une autre copie sera faite, où vous pourrez l’enregistrer.`,
    410,
  );
}

function behindFork(fork: string): Refusal {
  return new Refusal(
    `GitHub n’enregistre rien dans votre copie du catalogue, « ${fork} » : elle est trop ancienne, ou pas encore prête. Votre texte est toujours dans le formulaire. Ouvrez cette copie sur GitHub, choisissez « Sync fork », puis « Update branch », et enregistrez de nouveau ici.`,
    409,
  );
}
