import { holdSameData } from "../../source/merging/merge-documents.ts";
import { decode } from "../../source/reading/decode.ts";
import { MAX_BYTES } from "../../source/reading/parse.ts";
import { type DeskWork, sameBytes } from "../desk-work.ts";
import type { TextToSave } from "../entry.ts";
import { isStandIn, tooLargeMessage } from "../files/shown-text.ts";
import { whenTooLarge } from "../files/too-large.ts";
import { findWritable } from "../files/writable.ts";
import { editConflict } from "../merging/edit-conflict.ts";
import { mergeTexts } from "../merging/merge-texts.ts";
import { Refusal } from "../refusal.ts";
import type { FileWrite, StoredFile, Version } from "../store.ts";

/** A text to store; `mergedText` is the same when it also holds what somebody else changed since the edit began. */
export interface TextToStore {
  /** Path under the data root. */
  readonly path: string;
  /** Absent when it is stored already. */
  readonly write: FileWrite | undefined;
  readonly text: string;
  readonly mergedText: string | undefined;
}

/**
 * A text as it is to be stored: rewritten over what a version holds, or merged with it when that is not what the edit
 * started from.
 */
export async function textToStore(work: DeskWork, at: Version, file: TextToSave): Promise<TextToStore> {
  const { path, base } = file;
  checkSize(file.text);
  const existing = await findWritable(work.store, at, path);
  const { stored, size } = existing ? await readStored(work, at, path) : { stored: undefined, size: 0 };
  const isMisread = stored && file.text.includes("\uFFFD") && decode(stored.bytes).badByteAt !== undefined;
  if (isMisread) throw new Refusal("invalid", notUtf8(path));
  if (existing && isStandIn(file.text, size))
    return { path, write: undefined, text: file.text, mergedText: undefined };
  const isTooLarge = base !== undefined && isStandIn(base, size);
  if (existing && !stored && base !== undefined && !isTooLarge)
    throw new Refusal("conflict", tooLargeMessage(size));
  // Whoever saw that the file is too large replaces it.
  const current = isTooLarge ? undefined : stored && decode(stored.bytes).text;
  const hasMoved =
    base !== undefined && current !== undefined && current !== base && !holdSameData(current, base);
  const text = hasMoved
    ? await mergedWith(work, at, { ...file, base }, current)
    : (work.rewrite?.(current, file.text, path) ?? file.text);
  checkSize(text);
  // What is stored already may be this very edit, whose answer was lost.
  const isMerged = hasMoved && text !== file.text && !holdSameData(text, file.text);
  return { path, write: textWrite(work, path, text, stored), text, mergedText: isMerged ? text : undefined };
}

function textWrite(
  { store }: DeskWork,
  path: string,
  text: string,
  previous: StoredFile | undefined,
): FileWrite | undefined {
  const bytes = new TextEncoder().encode(text);
  if (previous && sameBytes(previous.bytes, bytes)) return undefined;
  const content = { mode: previous?.mode ?? "100644", bytes };
  return { path: `${store.prefix}${path}`, content, ...(previous && { previous }) };
}

/** A file and how many bytes it has; only that when they are too many. */
async function readStored({ store }: DeskWork, at: Version, path: string) {
  const read = store
    .read(at, `${store.prefix}${path}`)
    .then((stored) => ({ stored, size: stored?.bytes.length ?? 0 }));
  return read.catch(whenTooLarge((size) => ({ stored: undefined, size })));
}

async function mergedWith(
  { store, rewrite }: DeskWork,
  at: Version,
  { path, base, text }: TextToSave,
  stored: string,
): Promise<string> {
  const versions = { base, mine: text, theirs: stored };
  // As the form would have stored it: what it writes otherwise is no change of the person's.
  const mine = rewrite?.(base, text, path) ?? text;
  const merged = mergeTexts(path, { ...versions, mine });
  if ("text" in merged) return merged.text;
  throw new Refusal(
    "conflict",
    "Quelqu’un d’autre a modifié cette fiche aux mêmes endroits que vous. Rien n’est perdu : choisissez ce qu’il faut garder.",
    [],
    await editConflict(store, at, { path, ...versions }, merged.conflicts),
  );
}

/** Refuses a text larger than any that is read. */
function checkSize(text: string): void {
  const size = new TextEncoder().encode(text).length;
  if (size > MAX_BYTES) throw new Refusal("invalid", tooLargeMessage(size));
}

function notUtf8(path: string): string {
  return `« ${path} » n’est pas enregistré en UTF-8 : ses accents seraient perdus. La personne qui gère le dépôt peut le convertir.`;
}
