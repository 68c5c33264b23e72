import { parseEntryPath } from "../../../contribution/desk/files/data-path.ts";
import { shownText } from "../../../contribution/desk/files/shown-text.ts";
import { Refusal } from "../../../contribution/desk/refusal.ts";
import { COLLECTIONS } from "../../../contribution/model/collections.ts";
import { MAX_BYTES } from "../../../contribution/source/reading/parse.ts";
import type { StoredFile } from "../../repository/reading.ts";
import { defineAction, text } from "./action.ts";

interface FileName {
  readonly path: string;
  readonly label?: string;
}

/** Files that one request may name. */
const MOST_PATHS = 200;

/** Bytes of text in one answer: some two hundred thousand entries. */
const MOST_BYTES = 128 * 1024 * 1024;
const TOO_MUCH =
  "Ce dossier est trop lourd pour être lu d’un coup : des fichiers très lourds s’y trouvent sans doute par erreur. La personne qui gère le dépôt peut les retirer.";

/** Reading published entries. */
export const ENTRY_ACTIONS = {
  info: defineAction<object>({}, [], async (_, { repository, isShared }) => ({
    repo: repository.name,
    publish_modes: ["simple", "editorial_workflow"],
    type: "local_git",
    // Whom commits are of when a request does not say: not in the stock protocol.
    identity: (isShared ? undefined : await repository.configuredIdentity()) ?? null,
  })),

  entriesByFolder: defineAction<{ folder: string; extension: string }>(
    { folder: text(), extension: { type: "string", maxLength: 20 }, depth: { type: "number" } },
    ["folder", "extension"],
    async ({ folder, extension }, { repository }) => {
      const collection = COLLECTIONS.find((candidate) => candidate.folder === folder.replace(/\/$/, ""));
      if (!collection) throw new Refusal("invalid", "Ce dossier n’est pas celui d’une collection.");
      const files = await repository.readFolder((await repository.head())?.commit, collection.folder);
      const size = files.reduce((sum, { bytes }) => sum + Math.min(bytes.length, MAX_BYTES), 0);
      if (size > MOST_BYTES) throw new Refusal("invalid", TOO_MUCH);
      return files.filter(({ path }) => path.endsWith(extension)).map((file) => toEntry(file, file));
    },
  ),

  entriesByFiles: defineAction<{ files: readonly FileName[] }>(
    {
      files: {
        type: "array",
        maxItems: MOST_PATHS,
        items: {
          type: "object",
          properties: { path: text(), label: { type: "string" } },
          required: ["path"],
        },
      },
    },
    ["files"],
    async ({ files }, { repository }) => {
      const paths = files.map(({ path }) => parseEntryPath(path).path);
      const found = await repository.readFiles((await repository.head())?.commit, paths);
      return files.map((name, i) => toEntry(name, found[i]));
    },
  ),

  getEntry: defineAction<{ path: string }>({ path: text() }, ["path"], async ({ path }, { repository }) => {
    const [file] = await repository.readFiles((await repository.head())?.commit, [parseEntryPath(path).path]);
    return toEntry({ path }, file);
  }),
};

/** An entry as Decap reads it; `id` is git's id of the text, and both are null when there is no such file. */
export function toEntry({ path, label }: FileName, file: StoredFile | undefined) {
  return { data: file ? shownText(file.bytes) : null, file: { path, label, id: file?.oid ?? null } };
}
