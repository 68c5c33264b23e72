import type { Git } from "./git.ts";
import { createLastingProcess, type MakeParser } from "./lasting-process.ts";

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

/** Opens a reader on a repository; the processes start with the first read. */
export function createObjectReader(git: Git): ObjectReader {
  const contents = createLastingProcess(() => git.start(["cat-file", "--batch"]), cutting(true));
  const names = createLastingProcess(() => git.start(["cat-file", "--batch-check"]), cutting(false));
  const recent = createRecentBytes();
  return {
    async read(oid) {
      const known = recent.get(oid);
      if (known) return known;
      const bytes = (await contents.ask(oid))?.bytes;
      return bytes && recent.keep(oid, bytes);
    },
    // Each line is a question of its own.
    look: async (name) => (name.includes("\n") ? undefined : (await names.ask(name))?.facts),
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

/** Each answer is a header line, then as many bytes as it says if the process gives the contents. */
function cutting(hasBody: boolean): MakeParser<Answer | undefined> {
  return (give) => {
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
        give({ facts, bytes: bytes.subarray(0, facts.size) });
        take(bytes, facts.size + 1);
        facts = undefined;
        return true;
      }
      const end = bytes.indexOf(10);
      if (end < 0) return false;
      const found = parseHeader(bytes.toString("utf8", 0, end));
      take(bytes, end + 1);
      if (found && hasBody) facts = found;
      else give(found && { facts: found, bytes: Buffer.alloc(0) });
      return true;
    };

    return (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      while (next());
    };
  };
}

function parseHeader(line: string): ObjectFacts | undefined {
  const match = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(line);
  return match ? { oid: match[1] ?? "", type: match[2] ?? "", size: Number(match[3]) } : undefined;
}
