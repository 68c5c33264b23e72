import { Refusal } from "../../../contribution/desk/refusal.ts";

/** What could not be read: the id of an object of git's, where it stands (a path, a reference), and git's own words. */
export interface Damage {
  readonly oid?: string | undefined;
  readonly place?: string | undefined;
  readonly detail?: string | undefined;
}

/**
 * The refusal of what would need an object that git does not find or cannot read: what is missing is never taken for
 * what holds nothing.
 */
export function damaged({ oid, place, detail = "" }: Damage): Refusal {
  const what = [place && `« ${place} »`, oid && `l’objet git ${oid}`].filter(Boolean).join(", ");
  const isPartial = /promisor/.test(detail);
  const cause = isPartial
    ? "Cette copie du dépôt est partielle : ce qui lui manque n’a pas pu être demandé au dépôt d’origine."
    : "Une autre copie du dépôt peut rendre ce qui manque ; « git fsck » en donne la liste.";
  const message = `Le dépôt est abîmé : ${what} n’a pas pu être lu. Rien n’a été changé. Prévenez la personne qui gère le dépôt. ${cause}`;
  return new Refusal("damaged", message, [], undefined, detail);
}

/** The refusal of what needs commits that a copy of the repository was made without: nobody can say what is new. */
export function cutShort(): Refusal {
  return new Refusal(
    "damaged",
    "Cette copie du dépôt ne contient que les derniers changements : on ne peut pas savoir ce que ce brouillon change, ni ce qui a été supprimé depuis. Rien n’a été changé. La personne qui gère le dépôt peut le compléter avec « git fetch --unshallow ».",
  );
}
