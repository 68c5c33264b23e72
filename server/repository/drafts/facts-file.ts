import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isStatus } from "../../../contribution/desk/status.ts";
import { isMapping } from "../../../contribution/model/mapping.ts";
import type { TreeDifference } from "../objects/tree.ts";
import type { DraftFacts } from "./draft-facts.ts";

/** Under git's own files. */
const NAME = "contribution-drafts.json";

/** Another one is that of other facts, read or written in another way. */
const VERSION = 1;

/** Bytes: some forty thousand drafts. */
const LARGEST = 16_000_000;

/** Files of a draft: those of one that changes more are compared again after a start. */
const MOST_FILES = 100;

/** How long (ms) after a list what it read is written down, with what the next lists read until then. */
const DELAY = 1_000;

/**
 * What drafts said, by the ids of their commits, as it was written down for the first list after a start: git takes
 * seconds to compare two thousand drafts with a large catalogue.
 *
 * Whoever can write this file among git's own can move any branch, and so make any list. Nothing but lists is made from
 * it all the same: to open, save, send or publish a draft reads git's objects.
 */
export interface FactsFile {
  /** Reads it, the first time; what is not as it was written holds nothing. */
  load(): Promise<void>;
  get(key: string): DraftFacts | undefined;
  /** Writes these down in a while, and nothing else. Where that fails, the next start takes longer. */
  keep(facts: ReadonlyMap<string, DraftFacts>): void;
  /** Writes nothing any more. */
  close(): void;
}

/** The file of a repository, by the folder of git's own files. */
export function createFactsFile(gitDirectory: string): FactsFile {
  const path = join(gitDirectory, NAME);
  let facts: ReadonlyMap<string, DraftFacts> = new Map();
  let loading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    timer = undefined;
    void writeFacts(path, facts).catch(() => undefined);
  };
  return {
    load() {
      loading ??= readFacts(path).then(
        (found) => {
          facts = found;
        },
        () => undefined,
      );
      return loading;
    },
    get: (key) => facts.get(key),
    keep(next) {
      const small = new Map([...next].filter(([, { differences }]) => differences.length <= MOST_FILES));
      const isKnown = small.size === facts.size && [...small.keys()].every((key) => facts.has(key));
      facts = small;
      if (!isKnown) timer ??= setTimeout(write, DELAY).unref();
    },
    close: () => clearTimeout(timer),
  };
}

async function readFacts(path: string): Promise<ReadonlyMap<string, DraftFacts>> {
  // What is no plain file could be waited for for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > LARGEST) return new Map();
    return parseFacts(await file.readFile("utf8"));
  } finally {
    await file.close();
  }
}

async function writeFacts(path: string, facts: ReadonlyMap<string, DraftFacts>): Promise<void> {
  const text = formatFacts(facts);
  if (Buffer.byteLength(text) > LARGEST) return;
  const aside = `${path}.new`;
  try {
    // Two servers that write at once leave what the checksum tells from a whole file.
    await writeFile(aside, text);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw error;
  }
}

function formatFacts(facts: ReadonlyMap<string, DraftFacts>): string {
  const drafts = [...facts];
  return JSON.stringify({ version: VERSION, sha256: checksum(drafts), drafts });
}

function parseFacts(text: string): ReadonlyMap<string, DraftFacts> {
  const { version, sha256, drafts } = JSON.parse(text);
  const isWhole = version === VERSION && Array.isArray(drafts) && sha256 === checksum(drafts);
  return new Map(isWhole && drafts.every(isNamedFacts) ? drafts : []);
}

function checksum(drafts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(drafts)).digest("hex");
}

function isNamedFacts(draft: unknown): draft is [string, DraftFacts] {
  return Array.isArray(draft) && draft.length === 2 && typeof draft[0] === "string" && isFacts(draft[1]);
}

function isFacts(facts: unknown): facts is DraftFacts {
  if (!isMapping(facts)) return false;
  const { status, updatedAt, author, differences } = facts;
  return (
    typeof status === "string" &&
    isStatus(status) &&
    typeof updatedAt === "string" &&
    typeof author === "string" &&
    Array.isArray(differences) &&
    differences.every(isDifference)
  );
}

function isDifference(difference: unknown): difference is TreeDifference {
  return (
    isMapping(difference) &&
    typeof difference.path === "string" &&
    [difference.before, difference.after].every(isSide)
  );
}

function isSide(side: unknown): boolean {
  return (
    side === undefined ||
    (isMapping(side) &&
      /^\d{5,6}$/.test(String(side.mode)) &&
      typeof side.oid === "string" &&
      /^[0-9a-f]{40,64}$/.test(side.oid))
  );
}
