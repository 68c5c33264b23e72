import { loadUnpublishedEntry } from "decap-cms-core/dist/esm/actions/editorialWorkflow.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { BASE_KEY } from "../form/shape.ts";

/** The form on screen: another key for each opening, and the text of the file when it was opened. */
export interface OpenedForm {
  readonly key: string;
  readonly text: string | undefined;
}

/** What forms were opened with, by key, where the form now says something else. */
const openedTexts = new Map<string, string | undefined>();

/** The form on screen, which is the one that is being saved. */
export function openedForm(): OpenedForm {
  const draft = store.getState().entryDraft;
  const key = draft.get("key");
  if (openedTexts.has(key)) return { key, text: openedTexts.get(key) };
  const text = draft.get("entry")?.get("data")?.get(BASE_KEY);
  return { key, text: typeof text === "string" ? text : undefined };
}

/**
 * To be called before a text typed by hand becomes the form on screen: the edit still began with what was opened, and
 * would otherwise be taken for an older version of itself, and lost.
 */
export function keepOpenedText(): void {
  const { key, text } = openedForm();
  openedTexts.set(key, text);
}

/**
 * Shows what the server stored, once the save that is under way is over: it holds more than the form. Nothing is done
 * to a form in which something was typed since.
 */
export function showStored(collection: string, slug: string): void {
  const stop = store.subscribe(look);
  function look(): void {
    const { entryDraft, collections } = store.getState();
    const entry = entryDraft.get("entry");
    if (entry?.get("isPersisting")) return;
    stop();
    const isOnScreen = entry?.get("collection") === collection && entry.get("slug") === slug;
    if (isOnScreen && !entryDraft.get("hasChanged")) {
      store.dispatch(loadUnpublishedEntry(collections.get(collection), slug));
    }
  }
}
