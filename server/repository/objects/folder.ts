import { FOLDER, type NamedEntry } from "./tree.ts";

/**
 * What a tree holds directly, as git stores it: for each entry a mode, a name, a zero byte and an id, in git's order.
 * Read where it stands: to make objects of ten thousand entries takes longer than to save one of them.
 */
export interface Folder {
  readonly bytes: Buffer;
  /** Of an id, in bytes: 20, or 32 in a repository of SHA-256. */
  readonly idLength: number;
}

/** Where an entry stands in its folder. */
interface Span {
  readonly start: number;
  /** First byte of the name. */
  readonly name: number;
  /** The zero byte after the name. */
  readonly zero: number;
  readonly end: number;
}

const [SPACE, SLASH] = [32, 47];

/** The entry of a name; undefined when there is none. */
export function findEntry(folder: Folder, name: string): NamedEntry | undefined {
  const span = spanOf(folder, Buffer.from(name));
  return span && entryAt(folder, span);
}

/** Every entry, in git's order. */
export function* entriesOf(folder: Folder): Generator<NamedEntry & { readonly name: string }> {
  for (let at = 0; at < folder.bytes.length; ) {
    const span = spanAt(folder, at);
    yield { name: nameAt(folder, span), ...entryAt(folder, span) };
    at = span.end;
  }
}

/** How the entry of a name differs between two folders; a side is absent when the entry is. */
export interface EntryDifference {
  readonly name: string;
  readonly before?: NamedEntry;
  readonly after?: NamedEntry;
}

/** The entries that differ between two folders, in git's order. */
export function compareFolders(before: Folder, after: Folder): EntryDifference[] {
  const found: EntryDifference[] = [];
  let [i, j] = skipShared(before, 0, after, 0);
  while (i < before.bytes.length || j < after.bytes.length) {
    const old = i < before.bytes.length ? spanAt(before, i) : undefined;
    const now = j < after.bytes.length ? spanAt(after, j) : undefined;
    const order = old && now ? compareSpans(before, old, after, now) : old ? -1 : 1;
    const was = order <= 0 ? old : undefined;
    const is = order >= 0 ? now : undefined;
    found.push({
      name: was ? nameAt(before, was) : is ? nameAt(after, is) : "",
      ...(was && { before: entryAt(before, was) }),
      ...(is && { after: entryAt(after, is) }),
    });
    [i, j] = skipShared(before, was?.end ?? i, after, is?.end ?? j);
  }
  return found;
}

const BLOCK = 4096;

/** Where two folders that are read from two entries on begin to differ, entry by entry. */
function skipShared(before: Folder, from: number, after: Folder, afterFrom: number): [number, number] {
  const [old, now] = [before.bytes, after.bytes];
  const most = Math.min(old.length - from, now.length - afterFrom);
  let shared = 0;
  for (let size = BLOCK; size >= 1; size = size === 1 ? 0 : size / 16)
    while (shared + size <= most && isSame(old, from + shared, now, afterFrom + shared, size)) shared += size;
  let at = from;
  while (at < from + shared) {
    const { end } = spanAt(before, at);
    if (end > from + shared) break;
    at = end;
  }
  return [at, afterFrom + at - from];
}

function isSame(one: Buffer, at: number, other: Buffer, otherAt: number, size: number): boolean {
  return one.compare(other, otherAt, otherAt + size, at, at + size) === 0;
}

/** A folder in which a name stands for another entry, or for none. */
export function withEntry(folder: Folder, name: string, entry: NamedEntry | undefined): Folder {
  const idLength = folder.idLength || (entry?.oid.length ?? 0) / 2;
  const key = Buffer.from(name);
  const old = spanOf(folder, key);
  const { bytes } = folder;
  const rest = {
    bytes: old ? Buffer.concat([bytes.subarray(0, old.start), bytes.subarray(old.end)]) : bytes,
    idLength,
  };
  if (!entry) return rest;
  const added = Buffer.concat([Buffer.from(`${entry.mode} ${name}\0`), Buffer.from(entry.oid, "hex")]);
  const at = placeOf(rest, key, entry.mode === FOLDER);
  return { bytes: Buffer.concat([rest.bytes.subarray(0, at), added, rest.bytes.subarray(at)]), idLength };
}

function spanOf(folder: Folder, name: Buffer): Span | undefined {
  for (const isFolder of [false, true]) {
    const at = placeOf(folder, name, isFolder);
    const span = at < folder.bytes.length ? spanAt(folder, at) : undefined;
    if (span && folder.bytes.compare(name, 0, name.length, span.name, span.zero) === 0) return span;
  }
  return undefined;
}

/** Where an entry of that name stands, or would. */
function placeOf(folder: Folder, name: Buffer, isFolder: boolean): number {
  const starts = startsOf(folder);
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spanAt(folder, starts[middle] ?? 0);
    const order = compareNames(folder, span, name, 0, name.length, isFolder ? SLASH : 0);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return starts[low] ?? folder.bytes.length;
}

const starts = new WeakMap<Buffer, Uint32Array>();

/** Where each entry begins, found once for each folder. */
function startsOf(folder: Folder): Uint32Array {
  const known = starts.get(folder.bytes);
  if (known) return known;
  const found: number[] = [];
  for (let at = 0; at < folder.bytes.length; at = spanAt(folder, at).end) found.push(at);
  const made = Uint32Array.from(found);
  starts.set(folder.bytes, made);
  return made;
}

function spanAt({ bytes, idLength }: Folder, start: number): Span {
  // A mode has five or six digits.
  let name = start + 5;
  while (bytes[name] !== SPACE && name < bytes.length) name += 1;
  name += 1;
  let zero = name;
  while (bytes[zero] !== 0 && zero < bytes.length) zero += 1;
  if (zero + idLength >= bytes.length) throw new Error("what git has for a folder is not one");
  return { start, name, zero, end: zero + 1 + idLength };
}

function entryAt(folder: Folder, span: Span): NamedEntry {
  return { mode: modeAt(folder, span), oid: folder.bytes.toString("hex", span.zero + 1, span.end) };
}

function nameAt({ bytes }: Folder, { name, zero }: Span): string {
  return bytes.toString("utf8", name, zero);
}

function modeAt({ bytes }: Folder, { start, name }: Span): string {
  // Some old tools wrote a zero before the mode of a folder.
  return bytes.toString("latin1", start, name - 1).replace(/^0/, "");
}

/** git's order: byte by byte, a folder as if its name ended with a slash. */
function compareSpans(a: Folder, one: Span, b: Folder, other: Span): number {
  return compareNames(a, one, b.bytes, other.name, other.zero, ending(b, other));
}

/** The same with a name that stands in other bytes, and what follows it. */
function compareNames(
  folder: Folder,
  span: Span,
  bytes: Buffer,
  from: number,
  to: number,
  end: number,
): number {
  const [length, otherLength] = [span.zero - span.name, to - from];
  const shared = Math.min(length, otherLength);
  const order = folder.bytes.compare(bytes, from, from + shared, span.name, span.name + shared);
  if (order !== 0) return order;
  const next = shared < length ? folder.bytes[span.name + shared] : ending(folder, span);
  return (next ?? 0) - ((shared < otherLength ? bytes[from + shared] : end) ?? 0);
}

function ending(folder: Folder, span: Span): number {
  return modeAt(folder, span) === FOLDER ? SLASH : 0;
}
