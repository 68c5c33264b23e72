import { Refusal } from "../connection/refusal.ts";
import type { Forge } from "./forge.ts";
import { ForgeRefusal, ifFound } from "./forge-request.ts";
import { reasonOf } from "./refusal-reasons.ts";

/** What Decap keeps of somebody who is logged in; the token never leaves the browser but to the forge. */
export interface ForgeUser {
  readonly login: string;
  readonly name: string;
  readonly token: string;
  readonly useOpenAuthoring?: boolean;
}

/** What the forge's own login gave. */
export interface Credentials {
  readonly token: string;
  readonly refresh_token?: string;
  /** Whether somebody who is already logged in proposes from a copy; undefined for who logs in now. */
  readonly useOpenAuthoring?: boolean;
}

/** Who is logged in to a forge. */
export interface Session {
  readonly forge: Forge;
  /** Logs in; where the person may not write, this makes a copy of the repository (a fork) if it must. */
  open(credentials: Credentials): Promise<ForgeUser>;
  close(): void;
  getToken(): Promise<string | null>;
}

/**
 * What a forge says of somebody before they are let in. One that does not answer now says nothing of what they may do:
 * nobody is then taken for somebody who may not write.
 */
export async function beforeEntering<Answer>(
  forge: string,
  repo: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ForgeRefusal)) throw error;
    const { status, detail, again } = error;
    if (again !== undefined) {
      const sentence = `${forge} ne dit pas en ce moment ce que votre compte peut faire dans « ${repo} ». Rien n’est perdu : reconnectez-vous ${again}.`;
      throw new ForgeRefusal(sentence, status, detail, again);
    }
    if (status !== 401 || reasonOf(forge, status, detail)) throw error;
    const sentence = `${forge} ne vous reconnaît pas : votre jeton est incomplet, a expiré ou a été retiré. Créez-en un autre sur ${forge}, puis reconnectez-vous.`;
    throw new ForgeRefusal(sentence, status, detail);
  }
}

/** What is refused to whoever does not see a repository, may not write to it, or finds it archived. */
export const refusals = {
  notSeen: (forge: string, repo: string) =>
    new Refusal(
      `Le dépôt « ${repo} » n’existe pas sur ${forge}, ou votre compte ne le voit pas : demandez à l’équipe de vous y donner accès.`,
      404,
    ),
  mayNotWrite: (forge: string, repo: string) =>
    new Refusal(
      `Votre compte ${forge} n’a pas le droit d’écrire dans « ${repo} » : demandez-le à l’équipe.`,
      403,
    ),
  archived: (forge: string, repo: string) =>
    new Refusal(
      `Le dépôt « ${repo} » est archivé sur ${forge} : il se lit, mais rien ne s’y écrit plus. Demandez à l’équipe où le catalogue se trouve maintenant.`,
      403,
    ),
};

/** Refuses somebody who may not write to a repository, or does not see it. */
export async function requireWriteAccess(
  forge: string,
  repo: string,
  api: { hasWriteAccess(): Promise<boolean> },
): Promise<void> {
  const mayWrite = await ifFound(api.hasWriteAccess());
  if (mayWrite === undefined) throw refusals.notSeen(forge, repo);
  if (!mayWrite) throw refusals.mayNotWrite(forge, repo);
}

/** The forge of somebody who is logged in. */
export function requireForge<Kind extends Forge>(name: string, forge: Kind | undefined): Kind {
  if (!forge) throw new Refusal(`Vous n’êtes pas connecté à ${name} : rechargez la page.`, 401);
  return forge;
}
