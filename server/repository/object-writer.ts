import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";

/** What git calls the kinds of objects that are written here. */
export type ObjectType = "blob" | "tree" | "commit";

/** Stores objects through one git process for each type, which stay open: a save costs no start of a process. */
export interface ObjectWriter {
  /** Stores bytes as they are, and gives their id; git then has them on the disk. */
  write(type: ObjectType, bytes: Uint8Array | string): Promise<string>;
  /** Ends the processes; a later write starts them again. */
  close(): void;
}

interface Waiting {
  resolve(oid: string): void;
  reject(error: Error): void;
}

/** Opens a writer on a repository; the processes start with the first write. */
export function createObjectWriter(git: Git): ObjectWriter {
  const hashers = new Map<ObjectType, ReturnType<typeof createHasher>>();
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

function createHasher(git: Git, type: ObjectType) {
  let current: ReturnType<typeof begin> | undefined;

  const begin = () => {
    const child: ChildProcessWithoutNullStreams = git.start([
      "hash-object",
      "-w",
      "-t",
      type,
      "--no-filters",
      "--stdin-paths",
    ]);
    const waiting: Waiting[] = [];
    let unread = "";
    let said = "";
    const end = (error: Error) => {
      if (current?.child === child) current = undefined;
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    child.stdout.on("data", (chunk: Buffer) => {
      const lines = (unread + chunk.toString()).split("\n");
      unread = lines.pop() ?? "";
      for (const oid of lines) waiting.shift()?.resolve(oid);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdin.on("error", () => undefined);
    child.on("error", end);
    child.on("close", (code) => end(new Error(`git hash-object ended with ${code}: ${said.trim()}`)));
    return { child, waiting };
  };

  return {
    ask(file: string): Promise<string> {
      current ??= begin();
      const { child, waiting } = current;
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${file}\n`);
      });
    },
    close() {
      current?.child.stdin.end();
      current = undefined;
    },
  };
}
