import { Backend } from "decap-cms-core/dist/esm/backend.js";

/**
 * Has Decap keep no copy of its own of a form that is not saved: it offers it in a blocking question, then overwrites
 * it with the entry that it loads. admin/unsaved keeps one instead.
 */
export function turnOffLocalBackup(): void {
  Object.assign(Backend.prototype, {
    getLocalDraftBackup: async () => ({}),
    persistLocalDraftBackup: async () => {},
    deleteLocalDraftBackup: async () => {},
  });
}
