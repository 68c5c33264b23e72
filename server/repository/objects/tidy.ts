import type { Stats } from "node:fs";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "../git/git.ts";
import { KEPT_FOR, type ObjectPlace, UNFINISHED } from "./object-writer.ts";

/** Below git's own limit of 50, after which a person's next command would tidy the whole repository. */
const MOST_PACKS = 40;

/** A `.keep` file of ours, or an unfinished pack, that is older than this (ms) is that of a killed server. */
const ABANDONED = 3_600_000;

/** Keeps packs few: each save makes one. */
export interface Tidying {
  /** Looks whether there are too many, and puts the small ones together in the background. */
  afterSave(): void;
  close(): void;
}

/** Makes the tidying of a repository. */
export function createTidying(git: Git, { packs }: ObjectPlace, gitDirectory: string): Tidying {
  let running: ReturnType<Git["start"]> | undefined;
  let isClosed = false;
  const look = async () => {
    const names = await readdir(packs);
    // What a partial clone lacks must not be mixed with what was made here, and one tidying at a time is enough.
    const isBusy = await stat(join(gitDirectory, "gc.pid")).catch(() => undefined);
    if (running || isClosed || isBusy || names.some((name) => name.endsWith(".promisor"))) return;
    if (names.filter((name) => name.endsWith(".pack")).length <= MOST_PACKS) return;
    // Nothing is lost by it: what no reference holds goes into the new pack too, and a pack being used is left alone.
    running = git.start(["repack", "-d", "-l", "-n", "-q", "--geometric=2"]);
    running.on("error", () => undefined);
    running.on("close", () => {
      running = undefined;
    });
  };
  return {
    afterSave: () => void look().catch(() => undefined),
    close() {
      isClosed = true;
      running?.kill("SIGTERM");
    },
  };
}

/** Lets git's housekeeping have the packs that a killed server was about to move references to, and deletes unfinished ones. */
export async function releaseAbandoned({ packs }: ObjectPlace): Promise<void> {
  const isOld = (found: Stats) => Date.now() - found.mtimeMs > ABANDONED;
  for (const file of await filesIn(packs)) {
    if (!file.endsWith(".keep")) continue;
    const [found, text] = await Promise.all([stat(file), readFile(file, "utf8")]).catch(() => []);
    if (found && text?.trim() === KEPT_FOR && isOld(found)) await rm(file, { force: true });
  }
  for (const file of await filesIn(join(packs, UNFINISHED))) {
    const found = await stat(file).catch(() => undefined);
    if (found && isOld(found)) await rm(file, { force: true });
  }
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).map((name) => join(folder, name));
}
