import {
  parseDataPath,
  parseEntryPath,
  parseMediaPath,
  pathOfEntry,
} from "../../../contribution/desk/files/data-path.ts";
import { shownText } from "../../../contribution/desk/files/shown-text.ts";
import { Refusal } from "../../../contribution/desk/refusal.ts";
import { STATUSES, type Status } from "../../../contribution/desk/status.ts";
import { noDraft } from "../../../contribution/desk/workflow.ts";
import { COLLECTIONS, EXTENSION } from "../../../contribution/model/collections.ts";
import { answeredForeign } from "../../../contribution/review/proposal/proposal-files.ts";
import type { Draft } from "../../repository/drafts/read-draft.ts";
import { mapPooled } from "../../repository/git/pool.ts";
import type { TreeDifference } from "../../repository/objects/tree.ts";
import type { Repository } from "../../repository/repository.ts";
import { COMMIT, defineAction, ENTRY_NAME, type EntryName, text } from "./action.ts";
import { toEntry } from "./entries.ts";
import { toMediaFile } from "./media.ts";

interface FileOfDraft extends EntryName {
  readonly path: string;
}

interface DraftQuestion {
  readonly id?: string;
  readonly details?: boolean;
  readonly orEntry?: boolean;
}

/** Drafts that are read at the same time. */
const AT_ONCE = 16;

/** Characters of text that come with a list of drafts: some ten thousand entries. Others are asked for one by one. */
const MOST_TEXT = 16_000_000;

const FILE_OF_DRAFT = { ...ENTRY_NAME, path: text(), id: { type: "string" } };

/** Reading drafts and moving them along the editorial workflow. */
export const DRAFT_ACTIONS = {
  /** The stock protocol wants names; `details` gives whole drafts, so that a board of N drafts is one request. */
  unpublishedEntries: defineAction<{ details?: boolean }>(
    { details: { type: "boolean" } },
    [],
    async ({ details }, { repository, notify }) => {
      const branches = await repository.drafts();
      const readListed = await repository.prepareDrafts(branches);
      const room = { left: MOST_TEXT };
      const entries = await mapPooled(branches, AT_ONCE, async (branch) => {
        try {
          const draft = await readListed(branch);
          return (
            draft && (details ? await toDetailedEntry(repository, draft, room) : toUnpublishedEntry(draft))
          );
        } catch (error) {
          return toDamagedEntry(branch, error, notify);
        }
      });
      const open = entries.filter((one) => one !== undefined);
      return details ? open : open.map(({ collection, slug }) => `${collection}/${slug}`);
    },
  ),

  /** A draft, with its texts if `details`; where there is none, `orEntry` gives what is published instead of a 404. */
  unpublishedEntry: defineAction<Partial<EntryName> & DraftQuestion>(
    {
      id: { type: "string" },
      collection: { type: "string" },
      slug: { type: "string" },
      details: { type: "boolean" },
      orEntry: { type: "boolean" },
    },
    [],
    async ({ id, collection, slug, details, orEntry }, { repository }) => {
      const [first = "", ...rest] = id?.split("/") ?? [collection, slug];
      const name = { collection: first, slug: rest.join("/") };
      const draft = await repository.draft(name.collection, name.slug);
      if (!draft && orEntry) return publishedEntry(repository, name);
      if (!draft) throw noDraft(name.slug);
      return details ? toDetailedEntry(repository, draft) : toUnpublishedEntry(draft);
    },
  ),

  unpublishedEntryDataFile: defineAction<FileOfDraft>(
    FILE_OF_DRAFT,
    ["collection", "slug", "path"],
    async ({ path, ...name }, { repository }) => {
      const file = await readFileOfDraft(repository, name, parseEntryPath(path).path);
      return { data: file ? shownText(file.bytes) : null };
    },
  ),

  unpublishedEntryMediaFile: defineAction<FileOfDraft>(
    FILE_OF_DRAFT,
    ["collection", "slug", "path"],
    async ({ path, ...name }, { repository }) => {
      const file = await readFileOfDraft(repository, name, parseMediaPath(path).path);
      if (!file) throw new Refusal("not-found", `Le logo « ${path} » n’est pas dans ce brouillon.`);
      return toMediaFile(file, `${name.collection}/${name.slug}`);
    },
  ),

  updateUnpublishedEntryStatus: defineAction<EntryName & { newStatus: Status }>(
    { ...ENTRY_NAME, newStatus: { enum: STATUSES } },
    ["collection", "slug", "newStatus"],
    async ({ collection, slug, newStatus }, { repository }) => {
      const { commit } = await repository.setStatus(collection, slug, newStatus);
      return { message: `${collection}/${slug} is now ${newStatus}`, commit };
    },
  ),

  /** `seen` is the commit of the draft that the person has read; not in the stock protocol. */
  publishUnpublishedEntry: defineAction<EntryName & { seen?: string }>(
    { ...ENTRY_NAME, seen: COMMIT },
    ["collection", "slug"],
    async ({ collection, slug, seen }, { repository }) => {
      const { commit, worktree, left } = await repository.publish(collection, slug, seen);
      return {
        message: `${collection}/${slug} is published on ${repository.branch}`,
        commit,
        worktree,
        left,
      };
    },
  ),

  deleteUnpublishedEntry: defineAction<EntryName>(
    ENTRY_NAME,
    ["collection", "slug"],
    async ({ collection, slug }, { repository }) => {
      await repository.deleteDraft(collection, slug);
      return { message: `draft ${collection}/${slug} is deleted` };
    },
  ),

  getDeployPreview: defineAction<EntryName>(ENTRY_NAME, ["collection", "slug"], async () => null),

  getPRMetadata: defineAction<EntryName>(ENTRY_NAME, ["collection", "slug"], async () => ({
    metadata: null,
  })),
};

async function requireDraft(repository: Repository, { collection, slug }: EntryName): Promise<Draft> {
  const draft = await repository.draft(collection, slug);
  if (!draft) throw noDraft(slug);
  return draft;
}

/** The published entry of a name, as `getEntry` answers it. */
async function publishedEntry(repository: Repository, { collection, slug }: EntryName) {
  const folder = COLLECTIONS.find(({ name }) => name === collection)?.folder ?? collection;
  const { path } = parseEntryPath(`${folder}/${slug}${EXTENSION}`);
  const [file] = await repository.readFiles((await repository.head())?.commit, [path]);
  return { entry: toEntry({ path }, file) };
}

async function readFileOfDraft(repository: Repository, name: EntryName, path: string) {
  const [file] = await repository.readFiles((await requireDraft(repository, name)).tip, [path]);
  return file;
}

/**
 * A draft as Decap reads it: the files of its proposal alone. Those that its branch holds beside it are `foreign`; not
 * in the stock protocol.
 */
function toUnpublishedEntry({ collection, slug, status, updatedAt, author, own, foreign }: Draft) {
  return {
    collection,
    slug,
    status,
    diffs: own.filter(({ after }) => after).map(toDiff),
    updatedAt,
    pullRequestAuthor: author,
    ...answeredForeign(foreign),
  };
}

/** A draft that git cannot read, which hides no other: its name, and why. */
function toDamagedEntry({ collection, slug }: EntryName, error: unknown, notify: (message: string) => void) {
  if (!(error instanceof Refusal) || error.kind !== "damaged") throw error;
  notify(`${collection}/${slug} : ${error.message} ${error.detail}`.trim());
  return { collection, slug, status: "draft", diffs: [], damaged: error.message };
}

/** How many characters of text an answer may still take. */
interface Room {
  left: number;
}

/** A draft with its newest commit and the texts of its data files, by path, as long as there is room for them. */
async function toDetailedEntry(repository: Repository, draft: Draft, room: Room = { left: MOST_TEXT }) {
  const entry = toUnpublishedEntry(draft);
  const unchanged = draft.own.some(({ path }) => path === pathOfEntry(draft))
    ? undefined
    : await unchangedEntry(repository, draft);
  const texts: [string, string][] = unchanged ? [[unchanged.file.path, unchanged.text]] : [];
  for (const { path, after } of draft.own) {
    const isText = after && parseDataPath(path).kind === "entry" && room.left > 0;
    const text = isText ? await repository.textOf({ path, ...after }) : undefined;
    if (text === undefined) continue;
    room.left -= text.length;
    texts.push([path, text]);
  }
  return {
    ...entry,
    tip: draft.tip,
    diffs: [...(unchanged ? [toDiff(unchanged.file)] : []), ...entry.diffs],
    texts: Object.fromEntries(texts),
  };
}

/** The entry of a draft that leaves it as it is published: Decap looks for it, and opens nothing where it is not. */
async function unchangedEntry(repository: Repository, draft: Draft) {
  const path = pathOfEntry(draft);
  const before = await repository.findFile((await repository.head())?.commit, path);
  const text = before && (await repository.textOf(before));
  const after = before ?? { mode: "100644", oid: "" };
  return { file: { path, ...(before && { before }), after }, text: text ?? "" };
}

function toDiff({ path, before, after }: TreeDifference) {
  const status = !before ? "added" : after ? "modified" : "deleted";
  return {
    id: path,
    path,
    oldPath: before ? path : "",
    newPath: after ? path : "",
    status,
    newFile: !before,
    binary: parseDataPath(path).kind === "media",
  };
}
