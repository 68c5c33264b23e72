import { parseEntryPath } from "../../../contribution/desk/files/data-path.ts";
import { Refusal } from "../../../contribution/desk/refusal.ts";
import { STATUSES, type Status } from "../../../contribution/desk/status.ts";
import { COMMIT, defineAction, text } from "./action.ts";
import { ASSET, type Asset, decodeAsset } from "./media.ts";

interface DataFile {
  readonly slug: string;
  readonly path: string;
  readonly raw: string;
  /** The text that the edit started from; without it, the save replaces whatever is stored. */
  readonly base?: string | null;
  readonly newPath?: string | null;
}

interface PersistEntry {
  readonly entry?: DataFile;
  readonly dataFiles?: readonly DataFile[];
  readonly assets: readonly Asset[];
  readonly options: {
    readonly useWorkflow: boolean;
    readonly status?: Status;
    readonly newEntry?: boolean;
    readonly unpublished?: boolean;
    /** Paths of new institutions that the draft brought and does not need any more; not in the stock protocol. */
    readonly dropped?: readonly string[];
    /** The published commit whose changes this save takes in, after a conflict. */
    readonly resolves?: string;
  };
}

const DATA_FILE = {
  type: "object",
  properties: {
    slug: text(),
    path: text(),
    raw: { type: "string", minLength: 1 },
    base: { type: ["string", "null"] },
    newPath: { type: ["string", "null"] },
  },
  required: ["slug", "path", "raw"],
};

const OPTIONS = {
  type: "object",
  properties: {
    useWorkflow: { type: "boolean" },
    status: { enum: STATUSES },
    newEntry: { type: "boolean" },
    unpublished: { type: "boolean" },
    dropped: { type: "array", maxItems: 5, items: text() },
    resolves: COMMIT,
  },
  required: ["useWorkflow"],
};

/** Saving an entry, which is the first of the files; the others are new institutions that it refers to. */
export const SAVING_ACTIONS = {
  persistEntry: defineAction<PersistEntry>(
    {
      entry: DATA_FILE,
      dataFiles: { type: "array", minItems: 1, maxItems: 5, items: DATA_FILE },
      assets: { type: "array", maxItems: 20, items: ASSET },
      options: OPTIONS,
    },
    ["assets", "options"],
    async ({ entry, dataFiles, assets, options }, { repository }) => {
      const [file = entry, ...companions] = dataFiles ?? [];
      if (!file) throw new Refusal("invalid", "Cette demande d’enregistrement ne contient pas de fiche.");
      if (file.newPath && file.newPath !== file.path) {
        throw new Refusal("invalid", "Le nom d’une fiche ne change plus une fois qu’elle est créée.");
      }
      const saved = await repository.saveEntry({
        collection: parseEntryPath(file.path).collection.name,
        slug: file.slug,
        path: file.path,
        text: file.raw,
        companions: companions.map(({ path, raw, base }) => ({ path, text: raw, base: base ?? undefined })),
        dropped: options.dropped ?? [],
        base: file.base ?? undefined,
        resolves: options.resolves,
        media: assets.map(decodeAsset),
        newEntry: options.newEntry ?? false,
        unpublished: options.unpublished ?? false,
        workflow: options.useWorkflow,
        status: options.status ?? "draft",
      });
      return {
        message: "entry persisted",
        commit: saved.commit,
        status: saved.status,
        problems: saved.problems,
        mergedText: saved.mergedText,
        areImagesRenamed: saved.areImagesRenamed,
      };
    },
  ),
};
