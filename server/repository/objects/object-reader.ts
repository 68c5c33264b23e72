import { join } from "node:path";
import { MOST_READ, TooLarge } from "../../../contribution/desk/files/too-large.ts";
import type { Git } from "../git/git.ts";
import { createLastingProcess, type MakeParser, ProcessEnded } from "../git/lasting-process.ts";
import { packedVersion } from "../references/packed-version.ts";
import type { StoredObject } from "./pack.ts";
import { createPackWatch } from "./pack-watch.ts";

/** What git says of an object: its id, its type and its size in bytes. */
export interface ObjectFacts {
  readonly oid: string;
  readonly type: string;
  readonly size: number;
}

/** Reads objects through two git processes that stay open, so that a thousand blobs cost one round trip. */
export interface ObjectReader {
  /**
   * The object of an id; undefined when git does not find it, or cannot read it. Rejects with `TooLarge` for a file of
   * more than `MOST_READ` bytes, of which nothing is kept.
   */
  read(oid: string): Promise<StoredObject | undefined>;
  /** What a name (`refs/heads/main`, an id) stands for at this moment; undefined when that cannot be found. */
  look(name: string): Promise<ObjectFacts | undefined>;
  /** Ends both processes; a later read starts them again. */
  close(): void;
}

interface Answer {
  readonly facts: ObjectFacts;
  /** Undefined for what is too large. */
  readonly bytes: Buffer | undefined;
}

/** Opens a reader on a git directory, that of the main working tree; the processes start with the first read. */
export function createObjectReader(git: Git, gitDirectory: string): ObjectReader {
  const contents = createLastingProcess(() => git.start(["cat-file", "--batch"]), cutting(true));
  const names = createNameReader(git, gitDirectory);
  const recent = createRecentObjects();
  const isOnePackGone = createPackWatch(join(gitDirectory, "objects", "pack"));
  const close = () => {
    contents.close();
    names.close();
  };
  const ask = async (oid: string) => {
    const answer = await contents.ask(oid);
    if (!answer) return undefined;
    const { facts, bytes } = answer;
    if (!bytes) throw new TooLarge(facts.size);
    return { type: facts.type, bytes };
  };
  // git may have moved it to another pack meanwhile, or was ended by what it could not read: a new process knows.
  const askAgain = (oid: string) => {
    contents.close();
    return ask(oid);
  };
  return {
    async read(oid) {
      const known = recent.get(oid);
      if (known) return known;
      const found = (await ask(oid).catch(unlessEnded)) ?? (await askAgain(oid));
      return found && recent.keep(oid, found);
    },
    async look(name) {
      // Each line is a question of its own.
      if (name.includes("\n")) return undefined;
      if (await isOnePackGone()) close();
      return names.look(name);
    },
    close,
  };
}

/** Asks what names stand for, of a process that began after references were packed for the last time. */
function createNameReader(git: Git, gitDirectory: string): Pick<ObjectReader, "look" | "close"> {
  const open = () => ({
    packed: packedVersion(gitDirectory),
    names: createLastingProcess(() => git.start(["cat-file", "--batch-check"]), cutting(false)),
  });
  let current: ReturnType<typeof open> | undefined;
  return {
    async look(name) {
      for (;;) {
        current ??= open();
        const { packed, names } = current;
        const before = await packed;
        const answer = await names.ask(name);
        if ((await packedVersion(gitDirectory)) === before) return answer?.facts;
        names.close();
        if (current?.names === names) current = undefined;
      }
    },
    close() {
      current?.names.close();
      current = undefined;
    },
  };
}

/** Bytes: some ten thousand entries. */
const MOST_RECENT = 24_000_000;
const LARGEST = 100_000;

/** The last small objects that were read, which never change. */
function createRecentObjects() {
  const kept = new Map<string, StoredObject>();
  let size = 0;
  return {
    get(oid: string): StoredObject | undefined {
      const object = kept.get(oid);
      if (!object) return undefined;
      kept.delete(oid);
      kept.set(oid, object);
      return object;
    },
    keep(oid: string, object: StoredObject): StoredObject {
      const { type, bytes } = object;
      if (bytes.length > LARGEST || kept.has(oid)) return object;
      // What was read is a small part of a larger buffer.
      kept.set(oid, { type, bytes: Buffer.from(bytes) });
      size += bytes.length;
      for (const [oldest, given] of kept) {
        if (size <= MOST_RECENT) break;
        kept.delete(oldest);
        size -= given.bytes.length;
      }
      return object;
    },
  };
}

/** A process that could not read an object ends; one that could not be started is another matter. */
function unlessEnded(error: unknown): undefined {
  if (!(error instanceof ProcessEnded)) throw error;
}

/** Each answer is a header line, then as many bytes as it says if the process gives the contents. */
function cutting(hasBody: boolean): MakeParser<Answer | undefined> {
  return (give) => {
    let chunks: Buffer[] = [];
    let length = 0;
    let facts: ObjectFacts | undefined;
    // Bytes of a file that is too large which have come and gone.
    let dropped = 0;

    const take = (bytes: Buffer, size: number) => {
      chunks = size < bytes.length ? [bytes.subarray(size)] : [];
      length -= size;
    };

    const dropAll = (tooLarge: ObjectFacts): boolean => {
      while (chunks[0] && dropped <= tooLarge.size) {
        const [first, ...others] = chunks;
        const size = Math.min(first.length, tooLarge.size + 1 - dropped);
        chunks = size < first.length ? [first.subarray(size), ...others] : others;
        length -= size;
        dropped += size;
      }
      if (dropped <= tooLarge.size) return false;
      give({ facts: tooLarge, bytes: undefined });
      dropped = 0;
      facts = undefined;
      return true;
    };

    const next = (): boolean => {
      if (facts?.type === "blob" && facts.size > MOST_READ) return dropAll(facts);
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
