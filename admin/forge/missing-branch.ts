import { Refusal } from "../connection/refusal.ts";
import type { Forge } from "./forge.ts";
import { ifFound } from "./forge-request.ts";

/**
 * What a forge says of its main branch. Where there is no such branch any more, nobody can guess which one is published
 * now: the refusal names the one that the repository has, as `ask` gives it, and whom to tell.
 */
export async function mainBranch<Answer>(
  { name, mainBranch: branch }: Pick<Forge, "name" | "mainBranch">,
  asked: Promise<Answer | undefined>,
  ask: () => Promise<unknown>,
): Promise<Answer> {
  const found = await ifFound(asked);
  if (found !== undefined) return found;
  const { default_branch } = (await ask()) as { readonly default_branch?: string | null };
  const other =
    default_branch && default_branch !== branch ? ` ; la principale est « ${default_branch} »` : "";
  throw new Refusal(
    `La branche « ${branch} », où ce catalogue est publié, n’existe plus sur ${name}${other}. Rien n’est perdu : vos brouillons y sont toujours. Gardez une copie de ce que vous n’avez pas enregistré, et demandez à la personne qui gère ce site de le construire de nouveau pour la bonne branche.`,
    409,
  );
}
