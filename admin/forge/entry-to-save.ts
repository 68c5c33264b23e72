import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { Refusal } from "../refusal.ts";
import type { EntryName, Proposal } from "./forge.ts";
import type { PublishedState } from "./published.ts";
import type { Status } from "./status.ts";

/** A text as the form sends it; its path is under the data root. */
export interface TextToSave {
  readonly path: string;
  readonly text: string;
  /** The text that the form was opened on; without it, there was none. */
  readonly base: string | undefined;
}

/** An entry as the form sends it. */
export interface EntryToSave extends EntryName, TextToSave {
  /** New institutions that the entry refers to: they are proposed, judged and published with it. */
  readonly companions: readonly TextToSave[];
  /** Paths of the companions of its draft that it does not refer to any more. */
  readonly dropped: readonly string[];
  /** The published commit whose changes this save takes into the draft, after a conflict. */
  readonly resolves: string | undefined;
  /** Whether nothing of that name may exist yet. */
  readonly newEntry: boolean;
  /** Whether the form was opened on a draft. */
  readonly unpublished: boolean;
  /** Status of a draft that begins with this save. */
  readonly status: Status;
  /** Logos that come with it, as base64; one without content is there already. */
  readonly assets: readonly { readonly path: string; readonly content: string }[];
}

/** Refuses an entry whose name may not be used, or does not agree with its path. */
export function checkNames({ collection, slug, path, newEntry, companions, dropped }: EntryToSave): void {
  if (collectionOf(path)?.name !== collection || slugOf(path) !== slug) {
    throw new Refusal("Le nom de la fiche, sa collection et son chemin ne concordent pas.");
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  if (/[\u0000-\u0020\u007f~^:?*[\\/]|^\.|\.\.|@\{|\.$|\.lock$/.test(slug)) {
    throw new Refusal(
      "Le nom de cette fiche contient des caractères qui ne permettent pas d’en garder un brouillon. La personne qui gère le dépôt peut renommer le fichier.",
    );
  }
  const created = [...(newEntry ? [path] : []), ...companions.map((file) => file.path)];
  if (created.some((file) => !/^[a-z0-9_-]+$/.test(slugOf(file)))) {
    throw new Refusal(
      "Le nom d’une nouvelle fiche s’écrit en minuscules sans accent, avec des chiffres, des tirets ou des tirets bas.",
    );
  }
  const beside = [...companions.map((file) => file.path), ...dropped];
  if (beside.some((file) => collectionOf(file)?.kind !== "institution")) {
    throw new Refusal("Seule une nouvelle institution peut être enregistrée avec une aide.");
  }
}

/** Refuses a name that a published file has, capitals aside. */
export function checkIsFree(path: string, main: PublishedState): void {
  const isTaken = [...main.entries.keys()].some((other) => other.toLowerCase() === path.toLowerCase());
  if (!isTaken) return;
  throw new Refusal(
    `Une fiche nommée « ${slugOf(path)} » existe déjà. Ouvrez-la pour la modifier, ou choisissez un autre nom pour la nouvelle.`,
    409,
  );
}

/** Refuses a new entry of which there is a draft already. */
export function checkHasNoDraft(slug: string, proposal: Proposal | undefined): void {
  if (!proposal) return;
  throw new Refusal(
    `Un brouillon nommé « ${slug} » existe déjà (branche ${proposal.branch}). Ouvrez-le depuis la liste des brouillons, ou choisissez un autre nom pour la nouvelle fiche.`,
    409,
  );
}

/** Refuses to bring back what somebody removed while it was open in a form: a published entry, or a draft. */
export function checkNotGone(
  entry: EntryToSave,
  proposal: Proposal | undefined,
  stored: string | undefined,
): void {
  if (proposal || entry.newEntry) return;
  // A draft that was published as it was opened is there still, as the published entry.
  if (stored !== undefined && (!entry.unpublished || stored === entry.base)) return;
  const what = entry.unpublished ? "Le brouillon" : "La fiche";
  throw new Refusal(
    `${what} « ${entry.slug} » a été ${entry.unpublished ? "publié ou supprimé" : "supprimée"} entre-temps. Rien n’a été enregistré, et votre texte est toujours dans le formulaire : copiez ce que vous voulez garder, puis ${stored === undefined ? "créez une nouvelle fiche" : "rouvrez la fiche publiée"}.`,
    410,
  );
}
