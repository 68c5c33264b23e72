import type { ChildProcessWithoutNullStreams } from "node:child_process";
import type { Git } from "./git.ts";

/** What git says of an object: its id, its type and its size in bytes. */
export interface ObjectFacts {
  readonly oid: string;
  readonly type: string;
  readonly size: number;
}

/** Reads objects through two git processes that stay open, so that a thousand blobs cost one round trip. */
export interface ObjectReader {
  /** The bytes of the object of an id, or undefined when it does not exist. */
  read(oid: string): Promise<Buffer | undefined>;
  /** What a name (`refs/heads/main`, `<commit>^{tree}`, `<commit>:<path>`) stands for at this moment. */
  look(name: string): Promise<ObjectFacts | undefined>;
  /** Ends both processes; a later read starts them again. */
  close(): void;
}

interface Answer {
  readonly facts: ObjectFacts;
  readonly bytes: Buffer;
}

interface Waiting {
  resolve(answer: Answer | undefined): void;
  reject(error: Error): void;
}

/** Opens a reader on a repository; the processes start with the first read. */
export function createObjectReader(git: Git): ObjectReader {
  const contents = createBatch(() => git.start(["cat-file", "--batch"]), true);
  const names = createBatch(() => git.start(["cat-file", "--batch-check"]), false);
  const recent = createRecentBytes();
  return {
    async read(oid) {
      const known = recent.get(oid);
      if (known) return known;
      const bytes = (await contents.ask(oid))?.bytes;
      return bytes && recent.keep(oid, bytes);
    },
    look: async (name) => (await names.ask(name))?.facts,
    close: () => {
      contents.close();
      names.close();
    },
  };
}

/** Bytes: some ten thousand entries. */
const MOST_RECENT = 24_000_000;
const LARGEST = 100_000;

/** The last small objects that were read, which never change. */
function createRecentBytes() {
  const kept = new Map<string, Buffer>();
  let size = 0;
  const forget = (oid: string, bytes: Buffer) => {
    kept.delete(oid);
    size -= bytes.length;
  };
  return {
    get(oid: string): Buffer | undefined {
      const bytes = kept.get(oid);
      if (!bytes) return undefined;
      kept.delete(oid);
      kept.set(oid, bytes);
      return bytes;
    },
    keep(oid: string, bytes: Buffer): Buffer {
      if (bytes.length > LARGEST || kept.has(oid)) return bytes;
      // What was read is a small part of a larger buffer.
      kept.set(oid, Buffer.from(bytes));
      size += bytes.length;
      for (const [oldest, given] of kept) {
        if (size <= MOST_RECENT) break;
        forget(oldest, given);
      }
      return bytes;
    },
  };
}

function createBatch(start: () => ChildProcessWithoutNullStreams, hasBody: boolean) {
  let current: ReturnType<typeof begin> | undefined;
  let unsent: string[] = [];

  const begin = () => {
    const child = start();
    const parser = createParser(hasBody);
    const end = (error: Error) => {
      if (current?.child === child) current = undefined;
      parser.fail(error);
    };
    child.stdout.on("data", parser.receive);
    child.stderr.resume();
    child.stdin.on("error", () => undefined);
    child.on("error", end);
    child.on("close", (code) => end(new Error(`git cat-file ended with ${code}`)));
    return { child, parser };
  };

  const flush = () => {
    current?.child.stdin.write(unsent.join(""));
    unsent = [];
  };

  return {
    ask(name: string): Promise<Answer | undefined> {
      if (name.includes("\n")) return Promise.resolve(undefined);
      current ??= begin();
      const { parser } = current;
      return new Promise((resolve, reject) => {
        parser.waiting.push({ resolve, reject });
        // One write for all the names asked in the same turn.
        if (unsent.push(`${name}\n`) === 1) setImmediate(flush);
      });
    },
    close() {
      flush();
      current?.child.stdin.end();
      current = undefined;
    },
  };
}

/** Cuts git's stream into answers, given in the order of the questions: a header line, then its size in bytes. */
function createParser(hasBody: boolean) {
  const waiting: Waiting[] = [];
  let chunks: Buffer[] = [];
  let length = 0;
  let facts: ObjectFacts | undefined;

  const take = (bytes: Buffer, size: number) => {
    chunks = size < bytes.length ? [bytes.subarray(size)] : [];
    length -= size;
  };

  const next = (): boolean => {
    if (length < (facts ? facts.size + 1 : 1)) return false;
    const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    chunks = [bytes];
    if (facts) {
      waiting.shift()?.resolve({ facts, bytes: bytes.subarray(0, facts.size) });
      take(bytes, facts.size + 1);
      facts = undefined;
      return true;
    }
    const end = bytes.indexOf(10);
    if (end < 0) return false;
    const found = parseHeader(bytes.toString("utf8", 0, end));
    take(bytes, end + 1);
    if (found && hasBody) facts = found;
    else waiting.shift()?.resolve(found && { facts: found, bytes: Buffer.alloc(0) });
    return true;
  };

  return {
    waiting,
    receive(chunk: Buffer) {
      chunks.push(chunk);
      length += chunk.length;
      while (next());
    },
    fail(error: Error) {
      for (const { reject } of waiting.splice(0)) reject(error);
    },
  };
}

function parseHeader(line: string): ObjectFacts | undefined {
  const match = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(line);
  return match ? { oid: match[1] ?? "", type: match[2] ?? "", size: Number(match[3]) } : undefined;
}
