import type { Desk } from "../../contribution/desk/desk.ts";
import { proposed, textsOf } from "../../contribution/desk/desk-work.ts";
import type { EntryName } from "../../contribution/desk/entry.ts";
import { pathOfEntry } from "../../contribution/desk/files/data-path.ts";
import type { Proposal } from "../../contribution/desk/store.ts";
import { collectionOf } from "../../contribution/model/collections.ts";
import { answeredForeign, type ForeignFile } from "../../contribution/review/proposal/proposal-files.ts";
import { inBatches } from "./batches.ts";
import { type ForgeStore, isOfDraft } from "./forge-store.ts";

/** A draft with the files that it proposes, and what its branch holds beside them. */
export interface Draft extends Proposal {
  /** Paths are under the data root. */
  readonly changes: readonly { readonly path: string; readonly isNew: boolean }[];
  /** Those of its entry and of its new institution that the draft changes, by path. */
  readonly texts: Readonly<Record<string, string>>;
  readonly foreign: readonly ForeignFile[];
}

/** A draft that is there, and cannot be read: why, as a French sentence that names it. */
interface DamagedDraft extends Proposal {
  readonly damaged: string;
}

/** The drafts of a forge but for those that propose nothing any more; one that cannot be read hides no other. */
export async function listDrafts(desk: Desk, store: ForgeStore): Promise<(Draft | DamagedDraft)[]> {
  const proposals = await store.proposals();
  await store.survey(proposals);
  const drafts = await inBatches(proposals, async (proposal) => {
    try {
      return (await store.isOver(proposal)) ? undefined : await readDraft(desk, store, proposal);
    } catch (error) {
      return unread(proposal, error);
    }
  });
  return drafts.filter((draft) => draft !== undefined);
}

/** What is no fault of the draft is thrown: nobody can read any. */
function unread(proposal: Proposal, error: unknown): DamagedDraft {
  if (!isOfDraft(error)) throw error;
  const { message } = error as Error;
  return { ...proposal, damaged: `Le brouillon « ${proposal.slug} » n’est pas montré. ${message}` };
}

/** The draft of an entry; undefined when there is none. */
export async function findDraft(desk: Desk, store: ForgeStore, name: EntryName): Promise<Draft | undefined> {
  const proposal = await store.proposal(name);
  return proposal && readDraft(desk, store, proposal);
}

async function readDraft(desk: Desk, store: ForgeStore, proposal: Proposal): Promise<Draft> {
  const { own, foreign } = await desk.filesOf(proposal);
  const there = own.filter(({ after }) => after);
  const changes = there.map(({ path, before }) => ({
    path: path.slice(store.prefix.length),
    isNew: !before,
  }));
  const readText = textsOf({ store }, proposed(proposal));
  const texts: Record<string, string> = {};
  for (const { path } of changes.filter((change) => collectionOf(change.path))) {
    const text = await readText(path);
    if (text !== undefined) texts[path] = text;
  }
  return { ...proposal, changes, texts, foreign };
}

/**
 * A draft as Decap reads it; it looks for the entry's own file, also where the draft leaves it as it is published,
 * with that text.
 */
export function toUnpublishedEntry(draft: Draft | DamagedDraft, published: string | undefined): object {
  if ("damaged" in draft) {
    const { collection, slug, damaged } = draft;
    return { collection, slug, status: "draft", diffs: [], damaged };
  }
  const { collection, slug, status, tip, updatedAt, author, changes, foreign } = draft;
  const path = pathOfEntry(draft);
  const isChanged = changes.some((change) => change.path === path);
  const unchanged = { path, isNew: published === undefined };
  const diffs = [...(isChanged ? [] : [unchanged]), ...changes].map((change) => ({
    id: change.path,
    path: change.path,
    oldPath: change.isNew ? "" : change.path,
    newPath: change.path,
    status: change.isNew ? "added" : "modified",
    newFile: change.isNew,
    binary: !collectionOf(change.path),
  }));
  const texts = isChanged ? draft.texts : { ...draft.texts, [path]: published ?? "" };
  const beside = answeredForeign(foreign);
  return { collection, slug, status, diffs, updatedAt, pullRequestAuthor: author, tip, texts, ...beside };
}
