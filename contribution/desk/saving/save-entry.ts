import type { ProposalFiles } from "../../review/proposal/proposal-files.ts";
import { type DeskWork, proposed, published, textsOf } from "../desk-work.ts";
import type { EntryToSave } from "../entry.ts";
import { proposalFiles } from "../files/proposal-files.ts";
import {
  nothingProposed,
  overlaidText,
  type Proposed,
  type ProposedPath,
  proposedAt,
  withFiles,
} from "../files/proposed-files.ts";
import { judgeProposal, refuseWith } from "../judging/judged-proposal.ts";
import { mergePaths } from "../merging/merge.ts";
import { checkCompanions, checkNames, checkNewName, type Found } from "../names.ts";
import { type GateProblem, Refusal } from "../refusal.ts";
import type { Status } from "../status.ts";
import { type FileWrite, OVERTAKEN, type Proposal, type Store } from "../store.ts";
import { untilNotOvertaken } from "../until-not-overtaken.ts";
import { commitSubject } from "../wording/subject.ts";
import { droppedCompanions, droppedMedia, type EntryFiles, entryFiles, versionOf } from "./entry-files.ts";
import { withNamedImages } from "./named-images.ts";
import { checkNotGone } from "./not-gone.ts";
import { changePublished } from "./published-change.ts";

/** What a save did. */
export interface SavedEntry {
  /** The newest commit of the proposal, or of what is published without workflow; undefined when there is none. */
  readonly commit: string | undefined;
  readonly status: Status | undefined;
  /** Why a proposal that was in review is a draft again. */
  readonly problems: readonly GateProblem[];
  /** The text stored, when it also holds what somebody else changed since the edit began. */
  readonly mergedText?: string | undefined;
  /** Whether an image was given another name, which the text stored holds. */
  readonly areImagesRenamed?: boolean;
}

type Saved<After> = SavedEntry & After;

/** Saves an entry; a save that changes nothing makes no commit. */
export async function saveEntry<After extends object>(
  outer: DeskWork<After>,
  entry: EntryToSave,
): Promise<Saved<After>> {
  checkNames(entry);
  if (!entry.workflow) return saveAsPublished(outer, entry);
  return outer.store.inTurn(entry, () =>
    untilNotOvertaken<Store<After>, Saved<After>>(outer.store, async (store, tried) => {
      const work = { ...outer, store };
      const known = await store.proposal(entry);
      // A store that was cut in the middle of an earlier write says so to the next one.
      const proposal = known ?? (tried > 0 ? await store.leftOver?.(entry) : undefined);
      return saveProposal(work, { main: await store.head(), proposal }, entry);
    }),
  );
}

async function saveAsPublished<After extends object>(
  outer: DeskWork<After>,
  sent: EntryToSave,
): Promise<Saved<After>> {
  const saved = await changePublished(outer, async (work, main) => {
    const found = { main, proposal: undefined };
    const { entry } = await withNamedImages(work.store, found, sent);
    await check(work, found, entry);
    const { files, text, mergedText } = await entryFiles(work, found, entry);
    return { files, mergedText, subject: await subjectOf(work, found, entry, text, files) };
  });
  return { ...saved, status: undefined, problems: [] };
}

async function check({ store, rewrite }: DeskWork, found: Found, entry: EntryToSave): Promise<void> {
  if (!(await isOwnSecondTry({ store, rewrite }, found, entry))) await checkNewName(store, found, entry);
  await checkCompanions(store, found, entry);
  await checkNotGone(store, found, entry);
}

/** Whether a new entry is there, as it is sent, in a store that does not remember what it did. */
async function isOwnSecondTry(
  { store, rewrite }: Pick<DeskWork, "store" | "rewrite">,
  { main, proposal }: Found,
  entry: EntryToSave,
): Promise<boolean> {
  if (!entry.newEntry || !proposal || store.recall) return false;
  const stored = await textsOf({ store }, versionOf({ main, proposal }))(entry.path);
  return stored !== undefined && stored === (rewrite?.(stored, entry.text, entry.path) ?? entry.text);
}

async function saveProposal<After extends object>(
  work: DeskWork<After>,
  found: Found,
  sent: EntryToSave,
): Promise<Saved<After> | typeof OVERTAKEN> {
  const { store } = work;
  const { main, proposal } = found;
  const { entry, areRenamed } = await withNamedImages(store, found, sent);
  await check(work, found, entry);
  const made = await entryFiles(work, found, entry);
  const takesIn = proposal && entry.resolves;
  const now = await whatIsProposed(work, found, entry);
  const { files, next } =
    proposal && takesIn
      ? await takingIn(work, found, { entry, now: now.all, proposal, made: made.files, takesIn })
      : await overProposal(work, found, { entry, now, made });
  const current = proposal?.status;
  const subject = await subjectOf(work, found, entry, made.text, files);
  const told = { mergedText: made.mergedText, ...(areRenamed && { areImagesRenamed: true }) };
  if (files.length === 0 && !takesIn) {
    const finished = proposal && (await store.finish?.(proposal, subject));
    const commit = (finished ?? proposal)?.tip ?? main;
    return { commit, status: current, problems: [], ...store.unmoved, ...told };
  }
  const wanted = current ?? entry.status;
  const problems = wanted === "draft" ? [] : await problemsOf(work, main, entry, next);
  if (!proposal) refuseWith("Cette fiche ne peut pas encore être envoyée en relecture.", problems);
  const status = problems.length > 0 ? "draft" : wanted;
  const saved = { status, problems, ...told };
  const written = await store.write({
    collection: entry.collection,
    slug: entry.slug,
    proposal,
    main,
    takesIn,
    files,
    subject,
    status: status === (current ?? "draft") ? undefined : status,
    outcome: (commit) => ({ commit, ...saved, ...store.unmoved }),
  });
  return written === OVERTAKEN ? OVERTAKEN : { ...written, ...saved };
}

interface NowProposed {
  readonly all: Proposed;
  readonly split: ProposalFiles<ProposedPath>;
}

/** What the proposal holds before the save. */
async function whatIsProposed(
  { store }: DeskWork,
  { main, proposal }: Found,
  entry: EntryToSave,
): Promise<NowProposed> {
  if (!proposal) return { all: nothingProposed(store, main), split: { own: [], foreign: [] } };
  // What is in review is judged.
  const compared = await store.compare(main, proposal, proposal.status !== "draft");
  const all = proposedAt(store, proposed(proposal), compared);
  return { all, split: await proposalFiles(store, main, entry, all.paths, all.readText) };
}

interface Attempted {
  readonly files: readonly FileWrite[];
  /** What the proposal would hold then. */
  readonly next: Proposed;
}

async function overProposal(
  work: DeskWork,
  found: Found,
  { entry, now, made }: { readonly entry: EntryToSave; readonly now: NowProposed; readonly made: EntryFiles },
): Promise<Attempted> {
  const { store } = work;
  // After a merge, an image that this editor does not know may be the other's.
  const images =
    made.mergedText === undefined ? await droppedMedia(work, found.main, now.split, made.images) : [];
  const files = [...images, ...droppedCompanions(store, now.all.paths, entry), ...made.files];
  return { files, next: await withFiles(store, found.main, now.all, { at: versionOf(found), files }) };
}

/** The same for a save that takes in a published commit: its files are over what that one holds. */
async function takingIn(
  work: DeskWork,
  { main }: Found,
  save: {
    readonly entry: EntryToSave;
    readonly now: Proposed;
    readonly proposal: Proposal;
    readonly made: readonly FileWrite[];
    readonly takesIn: string;
  },
): Promise<Attempted> {
  const { store } = work;
  const { entry, now, proposal, made, takesIn } = save;
  if (!(await store.isPublished(takesIn)))
    throw new Refusal("invalid", "La version publiée que cette demande nomme n’existe pas.");
  const { base, changes } = await store.compare(takesIn, proposal, true);
  const paths = proposedAt(store, proposed(proposal), { base, changes, isPartial: false }).paths;
  const merged = await mergePaths(
    store,
    {
      base: published(base),
      theirs: published(takesIn),
      paths: paths.map(({ path, base: was, before, after }) => ({
        path,
        base: was,
        theirs: before,
        mine: after,
      })),
    },
    `${store.prefix}${entry.path}`,
  );
  const written = new Map(merged.files.map((file) => [file.path, file]));
  for (const file of [...droppedCompanions(store, now.paths, entry), ...made]) written.set(file.path, file);
  const files = [...written.values()];
  const at = published(takesIn);
  const next = await withFiles(store, main, nothingProposed(store, takesIn), { at, files });
  return { files, next };
}

async function problemsOf(
  work: DeskWork,
  main: string | undefined,
  entry: EntryToSave,
  next: Proposed,
): Promise<readonly GateProblem[]> {
  try {
    return (await judgeProposal(work, main, entry, next)).problems;
  } catch (error) {
    // A conflict does not stop a save either: it is one more reason to go back to draft.
    if (error instanceof Refusal && error.kind === "conflict") return [{ message: error.message }];
    throw error;
  }
}

async function subjectOf(
  work: DeskWork,
  found: Found,
  { path }: EntryToSave,
  after: string,
  files: readonly FileWrite[],
): Promise<string> {
  const at = versionOf(found);
  // What is left of an earlier save is called by all that the proposal changes.
  const from = files.length > 0 ? at : published(found.main);
  const before = await textsOf(work, from)(path);
  const verb = before === undefined ? "Crée" : "Met à jour";
  return commitSubject(work, verb, path, { before, after }, overlaidText(work.store, at, files));
}
