import type { MediaFile } from "decap-cms-backend-proxy";
import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { imageFacts } from "../../contribution/review/proposal/image-changes.ts";
import { type ShownImage, UNREAD } from "./images-view.tsx";

/**
 * Reads an image (path under the data root): that of a draft (`collection/slug`), as the form that is open has it where
 * it was just added, or what is published. Rejects with a French sentence when it cannot be read.
 */
export async function readImage(path: string, draft: string | undefined): Promise<ShownImage> {
  const added = draft === undefined ? undefined : addedInForm(path);
  const address = added ?? (await storedAddress(path, draft));
  const response = await fetch(address);
  if (!response.ok) throw new Error(await reasonOf(response));
  const facts = imageFacts(path, new Uint8Array(await response.arrayBuffer()));
  if (facts.problem !== undefined) throw new Error(facts.problem);
  return { ...facts, address };
}

async function storedAddress(path: string, draft: string | undefined): Promise<string> {
  const { implementation } = currentBackend(store.getState().config);
  const [collection = "", ...slug] = draft?.split("/") ?? [];
  const file: MediaFile =
    draft === undefined
      ? await implementation.getMediaFile(path)
      : await implementation.unpublishedEntryMediaFile(collection, slug.join("/"), path, path);
  return file.displayURL || file.url;
}

/** The address of an image that was added to the form on screen and is not stored yet. */
function addedInForm(path: string): string | undefined {
  // Decap's list of the images of the entry, which its types leave out.
  const entry = store.getState().entryDraft.get("entry") as { toJS(): unknown } | undefined;
  const { mediaFiles = [] } = (entry?.toJS() ?? {}) as {
    mediaFiles?: readonly (MediaFile & { readonly draft?: boolean })[];
  };
  const file = mediaFiles.find((one) => one.draft && one.path === path);
  return file?.displayURL || file?.url;
}

async function reasonOf(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => undefined)) as { error?: string } | undefined;
  return answer?.error ?? UNREAD;
}
