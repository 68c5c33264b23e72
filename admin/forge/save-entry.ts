import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { needlessInstitution } from "../../contribution/review/refusals.ts";
import type { Texts } from "../../contribution/source/merging/merge-documents.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { Refusal } from "../connection/refusal.ts";
import { fromBase64 } from "./base64.ts";
import type { DataRoot } from "./data-root.ts";
import { entrySubject } from "./entry-subject.ts";
import { mergedText, rewritten } from "./entry-text.ts";
import {
  checkHasNoDraft,
  checkIsFree,
  checkNames,
  checkNotGone,
  type EntryToSave,
  type TextToSave,
} from "./entry-to-save.ts";
import {
  type EntryName,
  type FileWrite,
  type Forge,
  type ForgeContent,
  OVERTAKEN,
  type Proposal,
} from "./forge.ts";
import { namedInText } from "./proposal-files.ts";
import type { Published, PublishedState } from "./published.ts";

/** What a save did: the draft that holds the entry, and its text if it also holds what somebody else changed. */
export interface Saved {
  readonly proposal: Proposal;
  readonly mergedText: string | undefined;
}

/** Where the files of an entry are read and written. */
interface Place {
  readonly forge: Forge;
  readonly root: DataRoot;
  readonly main: PublishedState;
  readonly proposal: Proposal | undefined;
}

const ATTEMPTS = 5;

/**
 * Saves an entry in a draft. Nobody's commit is ever thrown away: when the branch moved between reading and writing,
 * everything is read again and merged field by field; what cannot be merged is refused, and stays in the form.
 */
export async function saveEntry(
  forge: Forge,
  root: DataRoot,
  published: Published,
  entry: EntryToSave,
): Promise<Saved> {
  checkNames(entry);
  let orphan: Proposal | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    published.forget();
    const [main, found] = await Promise.all([published.state(), forge.proposal(entry)]);
    const proposal = found ?? orphan;
    const saved = await attemptSave({ forge, root, main, proposal }, entry);
    if (saved !== OVERTAKEN) return saved;
    // A branch that nothing proposes to merge: an earlier save was cut in the middle.
    orphan = await leftBehind(forge, entry);
  }
  throw new Refusal(
    `D’autres personnes enregistrent cette fiche en même temps. Rien n’a été changé sur ${forge.name} et votre texte est toujours dans le formulaire : réessayez dans un instant.`,
    409,
  );
}

/** The branch that an earlier save left without a request; one that was published is deleted, not written upon. */
async function leftBehind(forge: Forge, entry: EntryName): Promise<Proposal | undefined> {
  const orphan = await forge.orphan(entry);
  const merged = orphan && (await forge.merged(entry));
  if (!merged || merged.tip !== orphan.tip) return orphan;
  await forge.tidy(merged);
  return undefined;
}

async function attemptSave(place: Place, entry: EntryToSave): Promise<Saved | typeof OVERTAKEN> {
  const { forge, root, main, proposal } = place;
  const current = await contentOf(place, entry.path);
  const stored = current && decode(current);
  // The second try of a save whose answer was lost finds its own text.
  if (entry.newEntry && stored !== entry.text) {
    checkIsFree(entry.path, main);
    checkHasNoDraft(entry.slug, proposal);
  }
  checkNotGone(entry, proposal, stored);
  const own = textToStore(entry, current);
  const files = [
    ...writeOf(root, entry.path, current, own.text),
    ...(await companionWrites(place, entry)),
    ...(await logoWrites(place, entry, own.text)),
  ];
  const subject = entrySubject(entry, stored, own.text, main.index);
  const mergedWith = own.isMerged ? own.text : undefined;
  if (files.length === 0 && proposal) {
    // A request that an earlier save did not come to is called by all that the draft changes.
    const title = entrySubject(entry, main.entries.get(entry.path)?.text, own.text, main.index);
    return { proposal: await withRequest(forge, proposal, title), mergedText: mergedWith };
  }
  const branch = forge.branchOf(entry);
  const commit = await forge.write({
    branch,
    parent: proposal?.tip ?? main.commit,
    isNew: proposal === undefined,
    files,
    subject,
  });
  if (commit === OVERTAKEN) return OVERTAKEN;
  const { collection, slug, status } = entry;
  const started = { collection, slug, branch, status, request: undefined };
  const written = { ...(proposal ?? started), tip: commit };
  return { proposal: await withRequest(forge, written, subject), mergedText: mergedWith };
}

/** A draft with its request, made or labelled if an earlier save did not come to it. */
async function withRequest(forge: Forge, proposal: Proposal, title: string): Promise<Proposal> {
  if (proposal.request === undefined) return forge.propose(proposal, title);
  if (proposal.isUnlabelled) await forge.setStatus(proposal, proposal.status, title);
  return proposal;
}

/** Whether the draft of an entry holds these texts, by path: then what is left of their save is done. */
export async function finishSave(
  forge: Forge,
  root: DataRoot,
  main: PublishedState,
  entry: EntryName & { readonly path: string; readonly texts: Readonly<Record<string, string>> },
): Promise<boolean> {
  const proposal = (await forge.proposal(entry)) ?? (await leftBehind(forge, entry));
  if (!proposal) return false;
  for (const [path, text] of Object.entries(entry.texts)) {
    const content = await forge.read("draft", proposal.tip, root.outside(path));
    const stored = content && decode(content);
    if (stored === undefined || rewritten(path, stored, text) !== stored) return false;
  }
  const before = main.entries.get(entry.path)?.text;
  const named = { ...entry, newEntry: before === undefined };
  await withRequest(forge, proposal, entrySubject(named, before, entry.texts[entry.path] ?? "", main.index));
  return true;
}

/** What the draft holds at a path, or what is published if there is no draft. */
function contentOf({ forge, root, main, proposal }: Place, path: string): Promise<ForgeContent | undefined> {
  if (proposal) return forge.read("draft", proposal.tip, root.outside(path));
  return main.entries.has(path) || main.media.has(path)
    ? forge.read("published", main.commit, root.outside(path))
    : Promise.resolve(undefined);
}

function textToStore(
  { path, text, base }: TextToSave,
  current: ForgeContent | undefined,
): { readonly text: string; readonly isMerged: boolean } {
  const theirs = current && decode(current);
  if (current && text.includes("\uFFFD") && !isUtf8(current.bytes)) {
    throw new Refusal(
      `« ${path} » n’est pas enregistré en UTF-8 : ses accents seraient perdus. La personne qui gère le dépôt peut le convertir.`,
    );
  }
  if (theirs === undefined || base === undefined)
    return { text: rewritten(path, theirs, text), isMerged: false };
  const merged = mergedText(path, { base, mine: rewritten(path, base, text), theirs });
  if ("titles" in merged) throw overlapping(merged.titles, { path, base, mine: text, theirs });
  return { text: merged.text, isMerged: theirs !== base && merged.text !== theirs };
}

async function companionWrites(place: Place, entry: EntryToSave): Promise<FileWrite[]> {
  const { root, main, proposal } = place;
  const needless = entry.companions.find(({ path }) => !namedInText(entry.text).includes(path));
  if (needless && parseSource(entry.text).ok) throw new Refusal(needlessInstitution(slugOf(needless.path)));
  const texts = entry.companions.map(async (file) => {
    const current = await contentOf(place, file.path);
    if (!current || main.entries.has(file.path)) checkIsFree(file.path, main);
    return writeOf(root, file.path, current, textToStore(file, current).text);
  });
  // What was published before the draft began is not the draft's to remove.
  const ownPaths = proposal ? entry.dropped.filter((path) => !main.entries.has(path)) : [];
  const dropped = ownPaths.map(async (path) => {
    const previous = await contentOf(place, path);
    return previous ? [{ path: root.outside(path), bytes: undefined, previous }] : [];
  });
  return (await Promise.all([...texts, ...dropped])).flat();
}

/** The logos that the entry, or its new institution, uses; a draft holds no other. */
async function logoWrites(place: Place, entry: EntryToSave, text: string): Promise<FileWrite[]> {
  if (entry.assets.length === 0) return [];
  const used = await usedLogos(place, entry, text);
  const writes = entry.assets.map(async ({ path, content }): Promise<FileWrite[]> => {
    if (used && !used.has(path)) return unusedLogo(place, path);
    if (content === "") return [];
    const previous = await contentOf(place, path);
    return [{ path: place.root.outside(path), bytes: fromBase64(content), previous }];
  });
  return (await Promise.all(writes)).flat();
}

/** What an entry and its new institution name; undefined when the entry's text cannot be read. */
async function usedLogos(
  place: Place,
  { companions }: EntryToSave,
  text: string,
): Promise<ReadonlySet<string> | undefined> {
  if (!parseSource(text).ok) return undefined;
  const named = namedInText(text);
  const institutions = await Promise.all(
    named.map(async (path) => {
      if (!collectionOf(path) || place.main.entries.has(path)) return [];
      const stored = await contentOf(place, path);
      const sent = companions.find((file) => file.path === path)?.text ?? (stored && decode(stored));
      return namedInText(sent);
    }),
  );
  return new Set([...named, ...institutions.flat()]);
}

/** Gives a logo back to what is published, if the draft holds it otherwise. */
async function unusedLogo(place: Place, path: string): Promise<FileWrite[]> {
  const { forge, root, main, proposal } = place;
  const previous = proposal && (await contentOf(place, path));
  if (!previous || previous.oid === main.media.get(path)?.oid) return [];
  const published = main.media.has(path)
    ? await forge.read("published", main.commit, root.outside(path))
    : undefined;
  return [{ path: root.outside(path), bytes: published?.bytes, previous }];
}

function writeOf(
  root: DataRoot,
  path: string,
  previous: ForgeContent | undefined,
  text: string,
): FileWrite[] {
  if (previous && decode(previous) === text) return [];
  return [{ path: root.outside(path), bytes: new TextEncoder().encode(text), previous }];
}

function overlapping(titles: readonly string[], versions: Texts & { readonly path: string }): Refusal {
  const where = titles.length > 0 ? ` (${titles.join(", ")})` : "";
  return new Refusal(
    `Quelqu’un d’autre a modifié cette fiche aux mêmes endroits que vous${where}. Rien n’est perdu : choisissez ce qu’il faut garder.`,
    409,
    // As our server answers it. Who made the other version would take one more request.
    { conflict: { ...versions, author: "", at: "" } },
  );
}

function decode({ bytes }: ForgeContent): string {
  return new TextDecoder().decode(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
