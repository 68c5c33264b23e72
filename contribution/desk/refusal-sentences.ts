import { collectionOf, slugOf } from "../model/collections.ts";
import { isBranchSlug, isNewSlug } from "../model/slug.ts";

/** Shown of a list of problems. */
const MOST = 5;

/** Problems that are named of a change: a text of tags alone can have sixty thousand, and nobody reads on. */
export const MOST_NAMED = 200;

/** One French text for a list of problems: what is not done because of them, then each of them. */
export function withProblems(consequence: string, problems: readonly { readonly message: string }[]): string {
  const shown = problems.slice(0, MOST).map(({ message }) => message);
  const more = problems.length - shown.length;
  const others = problems.length < MOST_NAMED ? `${more} autre${more > 1 ? "s" : ""}` : "beaucoup d’autres";
  const rest = more > 0 ? [`Et ${others}.`] : [];
  return [consequence, ...shown, ...rest].join(" ");
}

/** Why a publication of something else than what was read is refused. */
export const UNREAD =
  "Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte. Rien n’est publié : rechargez la page, relisez ce qui change, puis publiez.";

/** Why an entry of a name that git keeps no branch of is refused. */
export const UNFIT_FOR_DRAFTS =
  "Le nom de cette fiche contient des caractères qui ne permettent pas d’en garder un brouillon. La personne qui gère le dépôt peut renommer le fichier.";

/** The names of what a save brings; paths are under the data root. */
export interface SavedNames {
  /** Name of the collection. */
  readonly collection: string;
  readonly slug: string;
  readonly path: string;
  /** Paths of the new institutions that come with the entry, or that it does not need any more. */
  readonly beside: readonly string[];
}

/** Why an entry may not be saved under its name, in French; undefined when it may. */
export function nameRefusal({ collection, slug, path, beside }: SavedNames): string | undefined {
  if (collectionOf(path)?.name !== collection || slugOf(path) !== slug)
    return "Le nom de la fiche, sa collection et son chemin ne concordent pas.";
  if (!isBranchSlug(slug)) return UNFIT_FOR_DRAFTS;
  return beside.every((file) => collectionOf(file)?.kind === "institution")
    ? undefined
    : "Seule une nouvelle institution peut être enregistrée avec une aide.";
}

/** Why a new entry may not have a name, which will be part of public addresses; undefined when it may. */
export function newNameRefusal(slug: string): string | undefined {
  return isNewSlug(slug)
    ? undefined
    : "Le nom d’une nouvelle fiche s’écrit en minuscules sans accent, avec des chiffres, des tirets ou des tirets bas.";
}

/** Why an institution that an entry does not refer to may not be saved with it. */
export function needlessInstitution(slug: string): string {
  return `L’aide ne cite pas l’institution « ${slug} » qui vient avec elle.`;
}

/** Why a new entry may not have the name of a published one. */
export function takenName(slug: string): string {
  return `Une fiche nommée « ${slug} » existe déjà. Ouvrez-la pour la modifier, ou choisissez un autre nom pour la nouvelle.`;
}

/** Why a new entry may not have the name of a draft; `where` says where that one is. */
export function draftedName(slug: string, where = ""): string {
  return `Un brouillon nommé « ${slug} » existe déjà${where}. Ouvrez-le depuis la liste des brouillons, ou choisissez un autre nom pour la nouvelle fiche.`;
}
