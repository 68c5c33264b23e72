import { type DeskWork, proposed, published, textsOf } from "./desk-work.ts";
import type { EntryName } from "./entry.ts";
import { isEntryName, pathOfEntry } from "./files/data-path.ts";
import { overlaidText, proposedAt } from "./files/proposed-files.ts";
import { settledImages } from "./files/settled-images.ts";
import { judgeProposal, refuseWith } from "./judging/judged-proposal.ts";
import { Refusal } from "./refusal.ts";
import { UNREAD } from "./refusal-sentences.ts";
import { STATUS_SUBJECTS, type Status } from "./status.ts";
import { OVERTAKEN, type Proposal, type Store, type Written } from "./store.ts";
import { untilNotOvertaken } from "./until-not-overtaken.ts";
import { commitSubject, entrySubject } from "./wording/subject.ts";

/** The proposal of an entry, whose name comes from outside. */
async function findProposal(store: Pick<Store, "proposal">, name: EntryName): Promise<Proposal | undefined> {
  return isEntryName(name) ? store.proposal(name) : undefined;
}

/** The refusal of what is asked of a draft that is not there. */
export function noDraft(slug: string): Refusal {
  return new Refusal(
    "not-found",
    `Il n’y a pas de brouillon pour « ${slug} » : il a peut-être été publié ou supprimé entre-temps.`,
  );
}

/** Moves a proposal to a status; review and publication ask the gate first. */
export function setStatus<After extends object>(
  outer: DeskWork<After>,
  name: EntryName,
  status: Status,
): Promise<Written<After>> {
  return untilNotOvertaken<Store<After>, Written<After>>(outer.store, async (store) => {
    const work = { ...outer, store };
    const proposal = await findProposal(store, name);
    if (!proposal) throw noDraft(name.slug);
    const title = async () => proposalTitle(work, await store.head(), proposal);
    if (proposal.status === status) {
      await store.finish?.(proposal, await title());
      return { ...store.unmoved, commit: proposal.tip };
    }
    if (status !== "draft") {
      const { problems } = await judged(work, await store.head(), proposal);
      refuseWith("Cette fiche ne peut pas encore être envoyée en relecture.", problems);
    }
    const readText = textsOf(work, proposed(proposal));
    const subject = await entrySubject(STATUS_SUBJECTS[status], pathOfEntry(name), readText);
    const outcome = (commit: string) => ({ commit, ...store.unmoved });
    return store.setStatus(proposal, { status, subject, title, outcome });
  });
}

/**
 * Publishes a proposal, and removes it. `seen` is the commit of the proposal that was read before: what was written
 * since is not published unread. Without a commit when it is found done.
 */
export function publish<After extends object>(
  outer: DeskWork<After>,
  name: EntryName,
  seen: string | undefined,
): Promise<Written<After>> {
  return outer.store.inTurn("published", () =>
    untilNotOvertaken<Store<After>, Written<After>>(outer.store, async (store) => {
      const work = { ...outer, store };
      const [proposal, main] = [await findProposal(store, name), await store.head()];
      // The second try of a publication whose answer was lost finds it done.
      const isDone = !proposal && seen !== undefined && (await store.wasPublished?.(name, seen));
      if (isDone && main !== undefined) return { ...store.unmoved, commit: main };
      if (!proposal) throw noDraft(name.slug);
      if (seen !== undefined && !(await store.isSame(proposal, seen))) throw new Refusal("moved", UNREAD);
      const { files, isMixed, problems } = await judged(work, main, proposal);
      refuseWith("Cette fiche ne peut pas encore être publiée.", problems);
      const settled = await settledImages(work, main, name, files);
      const subject = await publicationSubject(work, main, name, files);
      const outcome = (commit: string) => ({ commit, ...store.unmoved });
      return store.publish({ proposal, main, ...settled, isMixed, subject, outcome });
    }),
  );
}

/** Abandons a proposal. `isAgain`: this was asked before and not answered, so that some or all of it may be done. */
export async function withdraw<After extends object>(
  outer: DeskWork<After>,
  name: EntryName,
  isAgain = false,
): Promise<void> {
  await untilNotOvertaken<Store<After>, object>(outer.store, async (store) => {
    const known = await findProposal(store, name).catch(async (error: unknown) => {
      // Nobody can read it, and whoever wants it away need not.
      const unread = await store.unreadable?.(name, error);
      if (!unread) throw error;
      return unread;
    });
    const proposal = known ?? (isAgain ? await store.leftOver?.(name) : undefined);
    if (!proposal && isAgain && !store.recall) return {};
    if (!proposal) throw noDraft(name.slug);
    const subject = `Supprime ${name.collection}/${name.slug}`;
    const removed = await store.remove(proposal, { subject, outcome: () => ({}) });
    return removed === OVERTAKEN ? OVERTAKEN : {};
  });
}

/** All that a proposal changes, in one line. */
export async function proposalTitle(
  work: DeskWork,
  main: string | undefined,
  proposal: Proposal,
): Promise<string> {
  const path = pathOfEntry(proposal);
  const readText = textsOf(work, proposed(proposal));
  const [before, after] = await Promise.all([textsOf(work, published(main))(path), readText(path)]);
  return commitSubject(work, before === undefined ? "Crée" : "Met à jour", path, { before, after }, readText);
}

async function judged(work: DeskWork, main: string | undefined, proposal: Proposal) {
  const { store } = work;
  const at = proposed(proposal);
  const compared = proposedAt(store, at, await store.compare(main, proposal, true));
  return judgeProposal(work, main, proposal, compared);
}

/** Says what changes for the public. */
async function publicationSubject(
  work: DeskWork,
  main: string | undefined,
  name: EntryName,
  files: Parameters<typeof overlaidText>[2],
): Promise<string> {
  const path = pathOfEntry(name);
  const readText = overlaidText(work.store, published(main), files);
  const [before, after] = await Promise.all([textsOf(work, published(main))(path), readText(path)]);
  return commitSubject(work, "Publie", path, { before, after }, readText);
}
