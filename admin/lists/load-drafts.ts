import { loadUnpublishedEntries } from "decap-cms-core/dist/esm/actions/editorialWorkflow.js";
import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { type ReadFile, readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { NotADraft } from "../drafts/draft-memory.ts";
import type { DraftRow, DraftStatus } from "./list-entry.ts";

/** A draft with its file, as the backend gives it. */
export interface LoadedDraft extends Pick<DraftRow, "status" | "updatedAt"> {
  readonly file: ReadFile;
  /** A new institution that is proposed with the benefit. */
  readonly companion?: ReadFile;
}

/** The drafts of all collections, from whatever backend is in use. One published in the meantime is left out. */
export async function loadDrafts(): Promise<LoadedDraft[]> {
  const { implementation } = currentBackend(store.getState().config);
  const ids = await implementation.unpublishedEntries();
  const drafts = await Promise.all(ids.map((id) => loadDraft(id).catch(unlessGone)));
  // Decap reads them all before the first entry that it opens: now, it costs no request.
  store.dispatch(loadUnpublishedEntries(store.getState().collections));
  return drafts.filter((draft) => draft !== undefined);
}

async function loadDraft(id: string): Promise<LoadedDraft | undefined> {
  const { implementation } = currentBackend(store.getState().config);
  const { collection, slug, status, updatedAt = "", diffs } = await implementation.unpublishedEntry({ id });
  const read = async (path: string, diffId: string): Promise<ReadFile> => {
    const content = await implementation.unpublishedEntryDataFile(collection, slug, path, diffId);
    return readCatalogueFile({ file: path, content });
  };
  const own = diffs.find(({ path }) => collectionOf(path)?.name === collection && slugOf(path) === slug);
  const other = diffs.find(({ path }) => path !== own?.path && collectionOf(path)?.kind === "institution");
  if (!own) return undefined;
  return {
    file: await read(own.path, own.id),
    status: statusOf(status),
    updatedAt,
    ...(other && { companion: await read(other.path, other.id) }),
  };
}

function statusOf(status: string): DraftStatus {
  return status === "pending_review" || status === "pending_publish" ? status : "draft";
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof NotADraft)) throw error;
}
