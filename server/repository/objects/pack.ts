import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** What git calls the kinds of objects that are written here, and what each is in a pack. */
const NUMBERS = { commit: 1, tree: 2, blob: 3 } as const;
export type ObjectType = keyof typeof NUMBERS;

/** How a repository names its objects. */
export type HashName = "sha1" | "sha256";

/** An object as git keeps it: its type, and its bytes without any header. */
export interface StoredObject {
  readonly type: string;
  readonly bytes: Buffer;
}

/** An object that is written here. */
export interface NewObject extends StoredObject {
  readonly type: ObjectType;
}

/** git's id of an object. */
export function idOf({ type, bytes }: NewObject, hash: HashName): string {
  return createHash(hash).update(`${type} ${bytes.length}\0`).update(bytes).digest("hex");
}

/** A pack of git's (version 2) that holds these objects, each whole. */
export function formatPack(objects: readonly NewObject[], hash: HashName): Buffer {
  const header = Buffer.alloc(12);
  header.write("PACK");
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  // Names of objects hardly get smaller, and somebody waits for them.
  const bodies = objects.flatMap((object) => [entryHeader(object), deflateSync(object.bytes, { level: 1 })]);
  const pack = Buffer.concat([header, ...bodies]);
  return Buffer.concat([pack, createHash(hash).update(pack).digest()]);
}

/** Type and size: four bits of the size beside the type, then seven a byte, the lowest first. */
function entryHeader({ type, bytes }: NewObject): Buffer {
  const header = [(NUMBERS[type] << 4) | (bytes.length & 15)];
  for (let rest = Math.floor(bytes.length / 16); rest > 0; rest = Math.floor(rest / 128)) {
    header[header.length - 1] = (header.at(-1) ?? 0) | 128;
    header.push(rest & 127);
  }
  return Buffer.from(header);
}
