import { slugOf } from "../../contribution/model/collections.ts";
import { draftedName, nameRefusal, newNameRefusal, takenName } from "../../contribution/review/refusals.ts";
import { Refusal } from "../connection/refusal.ts";
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
  const brought = companions.map((file) => file.path);
  const created = [...(newEntry ? [path] : []), ...brought];
  const refusals = [
    nameRefusal({ collection, slug, path, beside: [...brought, ...dropped] }),
    ...created.map((file) => newNameRefusal(slugOf(file))),
  ];
  for (const refusal of refusals) if (refusal !== undefined) throw new Refusal(refusal);
}

/** Refuses a name that a published file has, capitals aside. */
export function checkIsFree(path: string, main: PublishedState): void {
  const isTaken = [...main.entries.keys()].some((other) => other.toLowerCase() === path.toLowerCase());
  if (!isTaken) return;
  throw new Refusal(takenName(slugOf(path)), 409);
}

/** Refuses a new entry of which there is a draft already. */
export function checkHasNoDraft(slug: string, proposal: Proposal | undefined): void {
  if (!proposal) return;
  throw new Refusal(draftedName(slug, ` (branche ${proposal.branch})`), 409);
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
