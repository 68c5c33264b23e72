import type { MediaToSave } from "../../../contribution/desk/entry.ts";
import { parseDataPath, parseMediaPath } from "../../../contribution/desk/files/data-path.ts";
import { Refusal } from "../../../contribution/desk/refusal.ts";
import { MEDIA_FOLDER } from "../../../contribution/model/collections.ts";
import { isPlainFile } from "../../repository/objects/tree.ts";
import type { StoredFile } from "../../repository/reading.ts";
import { defineAction, text } from "./action.ts";

/** A file as Decap sends it. */
export interface Asset {
  readonly path: string;
  readonly content: string;
  readonly encoding: "base64";
}

export const ASSET = {
  type: "object",
  properties: {
    path: text(),
    content: { type: "string", pattern: "^[A-Za-z0-9+/]*={0,2}$" },
    encoding: { const: "base64" },
  },
  required: ["path", "content", "encoding"],
};

/** Logos, and removing files from the main branch. */
export const MEDIA_ACTIONS = {
  getMedia: defineAction<{ mediaFolder: string }>(
    { mediaFolder: text() },
    ["mediaFolder"],
    async ({ mediaFolder }, { repository }) => {
      if (mediaFolder.replace(/\/$/, "") !== MEDIA_FOLDER) {
        throw new Refusal("invalid", `Les logos sont dans le dossier ${MEDIA_FOLDER}.`);
      }
      const entries = await repository.listFiles((await repository.head())?.commit, MEDIA_FOLDER);
      const logos = entries.filter(({ path, mode }) => isPlainFile(mode) && isMediaPath(path));
      return Promise.all(
        logos.map(async ({ path, oid }) => ({
          ...describe(path, oid),
          size: await repository.sizeOf(oid),
          content: "",
          encoding: "base64",
        })),
      );
    },
  ),

  getMediaFile: defineAction<{ path: string }>(
    { path: text() },
    ["path"],
    async ({ path }, { repository }) => {
      const [file] = await repository.readFiles((await repository.head())?.commit, [
        parseMediaPath(path).path,
      ]);
      if (!file) throw new Refusal("not-found", `Le logo « ${path} » n’existe pas.`);
      return toMediaFile(file);
    },
  ),

  persistMedia: defineAction<{ asset: Asset }>(
    { asset: ASSET },
    ["asset"],
    async ({ asset }, { repository }) => {
      const { commit, path } = await repository.saveMedia(decodeAsset(asset));
      const [file] = await repository.readFiles(commit, [path]);
      return file && toMediaFile(file);
    },
  ),

  deleteFile: defineAction<{ path: string }>({ path: text() }, ["path"], async ({ path }, { repository }) => {
    await repository.deleteFiles([path]);
    return { message: `deleted file ${path}` };
  }),

  deleteFiles: defineAction<{ paths: readonly string[] }>(
    { paths: { type: "array", minItems: 1, maxItems: 100, items: text() } },
    ["paths"],
    async ({ paths }, { repository }) => {
      await repository.deleteFiles(paths);
      return { message: `deleted files ${paths.join(", ")}` };
    },
  ),
};

/** The bytes of a file that Decap sends. */
export function decodeAsset({ path, content }: Asset): MediaToSave {
  return { path, bytes: Buffer.from(content, "base64") };
}

/** A logo with its bytes, as Decap reads it; `draft` is the `collection/slug` of the draft that holds it. */
export function toMediaFile({ path, oid, bytes }: StoredFile, draft?: string) {
  return {
    ...describe(path, oid, draft),
    size: bytes.length,
    content: bytes.toString("base64"),
    encoding: "base64",
  };
}

/** A logo by name and address, without its bytes. */
function describe(path: string, id: string, draft?: string) {
  const url = `/media/${path.split("/").map(encodeURIComponent).join("/")}${draft ? `?draft=${encodeURIComponent(draft)}` : ""}`;
  return { id, name: path.slice(path.lastIndexOf("/") + 1), path, url, displayURL: url };
}

function isMediaPath(path: string): boolean {
  try {
    return parseDataPath(path).kind === "media";
  } catch {
    return false;
  }
}
