import { collectionOf } from "../../model/collections.ts";
import type { DataConflict } from "../../source/merging/merge-data.ts";
import type { Texts } from "../../source/merging/merge-documents.ts";
import { decode } from "../../source/reading/decode.ts";
import { isPlain, sameBytes } from "../desk-work.ts";
import { Refusal } from "../refusal.ts";
import type { FileContent, FileWrite, Store, StoredSide, Version } from "../store.ts";
import { editConflict } from "./edit-conflict.ts";
import { mergeTexts } from "./merge-texts.ts";

/** A path that one side changed, in the three versions that decide of it; each absent where it holds no such file. */
export interface PathToMerge {
  readonly path: string;
  readonly base?: StoredSide | undefined;
  readonly theirs?: StoredSide | undefined;
  readonly mine?: FileContent | undefined;
}

/** What is merged: what one side changed since `base`, into `theirs`. */
export interface ToMerge {
  readonly base: Version;
  readonly theirs: Version;
  readonly paths: readonly PathToMerge[];
}

/** What a merge changes in `theirs`, and whether some of it is of both sides. */
export interface Merged {
  readonly files: readonly FileWrite[];
  readonly isMixed: boolean;
}

type MergingStore = Pick<Store, "read" | "prefix" | "authorOf" | "mayTakeIn">;

/** One version of a path, whose bytes are read when they are needed. */
interface Held {
  readonly mode: string | undefined;
  readonly oid: string | undefined;
  readonly bytes: () => Promise<Uint8Array | undefined>;
}

interface Conflict {
  readonly path: string;
  /** Empty when it is not the fields of two texts that disagree. */
  readonly conflicts: readonly DataConflict[];
  readonly texts?: Texts;
}

/**
 * Merges path by path, and field by field in a file that both sides changed. Throws a `conflict` refusal when both
 * changed the same field; then a person may choose, if the store can take the choice in. The file at `overwritten` is
 * taken as `mine` has it.
 */
export async function mergePaths(
  store: MergingStore,
  { base, theirs, paths }: ToMerge,
  overwritten?: string,
): Promise<Merged> {
  const files: FileWrite[] = [];
  const conflicts: Conflict[] = [];
  let isMixed = false;
  for (const { path, ...sides } of paths) {
    const mine = sides.mine && heldContent(store, path, sides.mine);
    const there = heldSide(store, theirs, path, sides.theirs);
    const before = heldSide(store, base, path, sides.base);
    // Where nothing was published since, what is proposed differs from it, and nothing need be read.
    const isUnmoved = base.commit === theirs.commit;
    if (await isSame(mine, there, !isUnmoved)) continue;
    const isTaken = path === overwritten || isUnmoved || (await isSame(before, there));
    const merged = isTaken ? { content: sides.mine } : await mergeFile(store, path, { mine, there, before });
    if ("conflicts" in merged) conflicts.push({ path, ...merged });
    else files.push({ path, content: merged.content });
    isMixed ||= !isTaken;
  }
  if (conflicts.length > 0) throw await conflict(store, theirs, conflicts);
  return { files, isMixed };
}

interface ThreeHeld {
  readonly before: Held | undefined;
  readonly mine: Held | undefined;
  readonly there: Held | undefined;
}

async function mergeFile(
  store: MergingStore,
  path: string,
  { mine, there, before }: ThreeHeld,
): Promise<{ readonly content: FileContent | undefined } | Omit<Conflict, "path">> {
  if (!mine || !there) return { conflicts: [] };
  if (![mine, there, ...(before ? [before] : [])].every(isPlain)) return { conflicts: [] };
  const mode = there.mode === before?.mode ? mine.mode : there.mode;
  const read = async (held: Held | undefined) => held && (await held.bytes());
  const [ours, others, old] = await Promise.all([read(mine), read(there), read(before)]);
  if (!ours || !others) return { conflicts: [] };
  // Where only the modes differ.
  if (old && sameBytes(others, old)) return { content: { mode, bytes: ours } };
  if (old && sameBytes(ours, old)) return { content: { mode, bytes: others } };
  const under = path.slice(store.prefix.length);
  // Anything but an entry is bytes that nobody merges.
  if (!path.startsWith(store.prefix) || !collectionOf(under)) return { conflicts: [] };
  const texts = { base: old && decode(old).text, mine: decode(ours).text, theirs: decode(others).text };
  const merged = mergeTexts(under, texts);
  if ("conflicts" in merged) return { ...merged, texts };
  return { content: { mode, bytes: new TextEncoder().encode(merged.text) } };
}

function heldSide(
  store: MergingStore,
  at: Version,
  path: string,
  side: StoredSide | undefined,
): Held | undefined {
  const bytes = async () => (await store.read(at, path))?.bytes;
  return side && { mode: side.mode, oid: side.oid, bytes };
}

function heldContent(store: MergingStore, path: string, content: FileContent): Held {
  if ("bytes" in content) return { mode: content.mode, oid: undefined, bytes: async () => content.bytes };
  return heldSide(store, content.asIn, path, content) as Held;
}

/** Whether two versions of a path are the same; bytes are read where ids are not known, unless they need not be. */
async function isSame(one: Held | undefined, other: Held | undefined, mayRead = true): Promise<boolean> {
  if (!one || !other) return one === other;
  const areModes = one.mode !== undefined && other.mode !== undefined;
  if (areModes && one.mode !== other.mode) return false;
  if (one.oid !== undefined && other.oid !== undefined) return one.oid === other.oid;
  if (!mayRead) return false;
  const [bytes, others] = await Promise.all([one.bytes(), other.bytes()]);
  return bytes !== undefined && others !== undefined && sameBytes(bytes, others);
}

async function conflict(store: MergingStore, theirs: Version, found: readonly Conflict[]): Promise<Refusal> {
  const under = (path: string) => path.slice(store.prefix.length);
  const paths = found.map(({ path }) => under(path));
  const first = found.find(({ texts }) => texts);
  const mayChoose = first?.texts && theirs.commit !== undefined && store.mayTakeIn;
  const what = mayChoose ? "choisissez ce qu’il faut garder, ou reprenez" : "reprenez";
  return new Refusal(
    "conflict",
    `Cette fiche a été modifiée et publiée entre-temps, aux mêmes endroits que votre brouillon (${paths.join(", ")}). Rien n’a été changé : ${what} vos modifications à partir de la version publiée.`,
    paths.map((file) => ({ file, message: `Le fichier ${file} a été modifié des deux côtés.` })),
    mayChoose
      ? {
          ...(await editConflict(
            store,
            theirs,
            { path: under(first.path), ...first.texts },
            first.conflicts,
          )),
          resolves: theirs.commit ?? "",
        }
      : undefined,
  );
}
