/** What the admin relies on inside Decap without replacing a module: a method, a name, a sentence. */
export interface Touched {
  /** A module of decap-cms-core, from dist/esm. */
  readonly module: string;
  /** What has to stand in its text. */
  readonly find: RegExp;
  /** Our file that relies on it. */
  readonly by: string;
  readonly reason: string;
}

/** Everything of that kind: TypeScript sees none of it, and nothing would fail but what a person tries to do. */
export const TOUCHED: readonly Touched[] = [
  {
    module: "backend.js",
    find: /async generateUniqueSlug\(collection, entryData\b/,
    by: "admin/decap/new-slug.ts",
    reason: "puts a method of ours in its place, which names new files",
  },
  ...["getLocalDraftBackup", "persistLocalDraftBackup", "deleteLocalDraftBackup"].map((method) => ({
    module: "backend.js",
    find: new RegExp(`async ${method}\\(`),
    by: "admin/decap/local-backup.ts",
    reason: "turns off the method: admin/unsaved keeps what is not saved",
  })),
  {
    module: "components/Editor/Editor.js",
    find: /window\.confirm\(t\('editor\.editor\.onPublishing'\)\)/,
    by: "admin/review/confirm-with-summary.ts",
    reason: "adds what changes to this question, which it knows by its sentence",
  },
  {
    module: "components/Editor/EditorToolbar.js",
    find: /label: "SaveButton"/,
    by: "admin/decap/save-shortcut.ts",
    reason: "presses the button of this name",
  },
  {
    module: "components/Editor/EditorPreviewPane/EditorPreviewPane.js",
    find: /id: "preview-pane"/,
    by: "admin/decap/preview-frame.ts",
    reason: "gives the frame of this name a title and a language",
  },
  {
    module: "components/Editor/EditorInterface.js",
    find: /'cms\.right-pane'/,
    by: "admin/main.tsx",
    reason: "says on a telephone that the form comes first",
  },
  {
    module: "actions/editorialWorkflow.js",
    find: /EDITORIAL_WORKFLOW_ERROR/,
    by: "admin/drafts/draft-memory.ts",
    reason: "an error of this name says that an entry has no draft",
  },
  {
    module: "actions/entries.js",
    find: /'ENTRY_FAILURE'/,
    by: "admin/decap/failures-already-shown.ts",
    reason: "knows by this ending the failures that Decap has shown",
  },
];
