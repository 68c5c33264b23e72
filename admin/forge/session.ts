import { Refusal } from "../connection/refusal.ts";
import type { Forge } from "./forge.ts";
import { isRefused } from "./forge-request.ts";

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
}

/** Who is logged in to a forge. */
export interface Session {
  readonly forge: Forge;
  /** Logs in; where the person may not write, this makes a copy of the repository (a fork) if it must. */
  open(credentials: Credentials): Promise<ForgeUser>;
  close(): void;
  getToken(): Promise<string | null>;
}

/** Refuses somebody who may not write to a repository, or does not see it. */
export async function requireWriteAccess(
  forge: string,
  repo: string,
  api: { hasWriteAccess(): Promise<boolean> },
): Promise<void> {
  const mayWrite = await api.hasWriteAccess().catch((error: unknown) => {
    if (!isRefused(error, 404)) throw error;
    throw new Refusal(
      `Le dépôt « ${repo} » n’existe pas sur ${forge}, ou votre compte ne le voit pas : demandez à l’équipe de vous y donner accès.`,
      404,
    );
  });
  if (mayWrite) return;
  throw new Refusal(
    `Votre compte ${forge} n’a pas le droit d’écrire dans « ${repo} » : demandez-le à l’équipe.`,
    403,
  );
}

/** The forge of somebody who is logged in. */
export function requireForge<Kind extends Forge>(name: string, forge: Kind | undefined): Kind {
  if (!forge) throw new Refusal(`Vous n’êtes pas connecté à ${name} : rechargez la page.`, 401);
  return forge;
}
