import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";
import { createLastingProcess, type LastingProcess } from "./lasting-process.ts";

/** What git calls the kinds of objects that are written here. */
export type ObjectType = "blob" | "tree" | "commit";

/** Stores objects through one git process for each type, which stay open: a save costs no start of a process. */
export interface ObjectWriter {
  /** Stores bytes as they are, and gives their id; git then has them on the disk. */
  write(type: ObjectType, bytes: Uint8Array | string): Promise<string>;
  /** Ends the processes; a later write starts them again. */
  close(): void;
}

/** Opens a writer on a repository; the processes start with the first write. */
export function createObjectWriter(git: Git): ObjectWriter {
  const hashers = new Map<ObjectType, LastingProcess<string>>();
  let folder: Promise<string> | undefined;
  let count = 0;
  return {
    async write(type, bytes) {
      const hasher = hashers.get(type) ?? createHasher(git, type);
      hashers.set(type, hasher);
      folder ??= mkdtemp(join(tmpdir(), "contribution-"));
      // git reads names of files on its input, never bytes: one process serves many objects.
      const file = join(await folder, String(count++));
      await writeFile(file, bytes);
      try {
        return await hasher.ask(file);
      } finally {
        await rm(file, { force: true });
      }
    },
    close() {
      for (const hasher of hashers.values()) hasher.close();
      void folder?.then((path) => rm(path, { recursive: true, force: true }));
      folder = undefined;
    },
  };
}

function createHasher(git: Git, type: ObjectType): LastingProcess<string> {
  const args = ["hash-object", "-w", "-t", type, "--no-filters", "--stdin-paths"];
  return createLastingProcess(
    () => git.start(args),
    (give) => {
      let unread = "";
      return (chunk) => {
        const lines = (unread + chunk.toString()).split("\n");
        unread = lines.pop() ?? "";
        for (const oid of lines) give(oid);
      };
    },
  );
}
