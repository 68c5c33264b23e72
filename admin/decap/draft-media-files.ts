import { selectMediaFiles as ofEntry } from "decap-cms-core/dist/esm/reducers/mediaLibrary.js";

export * from "decap-cms-core/dist/esm/reducers/mediaLibrary.js";

/**
 * Takes the place of Decap's own when an image is added: with the same name as a published one, Decap would ask in
 * English and delete that one from the main branch at once. In a draft, it is replaced when the draft is published.
 */
export function selectMediaFiles(state: unknown, field: unknown): readonly unknown[] {
  return (ofEntry(state, field) as readonly { readonly draft?: boolean }[]).filter(({ draft }) => draft);
}
