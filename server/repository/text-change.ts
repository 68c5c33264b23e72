import type { EntryToSave } from "../../contribution/desk/entry.ts";
import { Refusal } from "../../contribution/desk/refusal.ts";
import { isStandIn, tooLargeMessage } from "../../contribution/desk/shown-text.ts";
import { whenTooLarge } from "../../contribution/desk/too-large.ts";
import { holdSameData } from "../../contribution/source/merge-documents.ts";
import { MAX_BYTES } from "../../contribution/source/parse.ts";
import { findWritable } from "./changes.ts";
import { editConflict } from "./edit-conflict.ts";
import { mergeTexts } from "./merge-texts.ts";
import { readObject, type Store } from "./store.ts";
import type { TreeChange } from "./tree.ts";

/** A text to store; `mergedText` is the same when it also holds what somebody else changed since the edit began. */
export interface TextChange {
  readonly change: TreeChange;
  readonly text: string;
  readonly mergedText: string | undefined;
}

type SubmittedText = Pick<EntryToSave, "path" | "text" | "base">;

/**
 * The change that stores a text, rewritten over what `parent` holds, or merged with it when that is not what the edit
 * started from.
 */
export async function textChange(
  store: Store,
  parent: string | undefined,
  file: SubmittedText,
): Promise<TextChange> {
  const { path, base } = file;
  checkSize(file.text);
  const existing = await findWritable(store, parent, path);
  const found = existing && (await readStored(store, existing.oid, path));
  const bytes = found?.bytes;
  if (bytes && file.text.includes("\uFFFD") && !isUtf8(bytes)) {
    throw new Refusal(
      "invalid",
      `« ${path} » n’est pas enregistré en UTF-8 : ses accents seraient perdus. La personne qui gère le dépôt peut le convertir.`,
    );
  }
  if (existing && found && isStandIn(file.text, found.size))
    return { change: { path, blob: existing }, text: file.text, mergedText: undefined };
  const isTooLarge = found && base !== undefined && isStandIn(base, found.size);
  if (found && !bytes && base !== undefined && !isTooLarge)
    throw new Refusal("conflict", tooLargeMessage(found.size));
  // Whoever saw that the file is too large replaces it.
  const stored = isTooLarge ? undefined : bytes?.toString();
  const hasMoved =
    base !== undefined && stored !== undefined && stored !== base && !holdSameData(stored, base);
  const text = hasMoved
    ? await mergedWith(store, parent ?? "", file, stored)
    : (store.rewrite?.(stored, file.text, path) ?? file.text);
  checkSize(text);
  const blob = { mode: existing?.mode ?? "100644", oid: store.writer.write("blob", text) };
  return { change: { path, blob }, text, mergedText: hasMoved ? text : undefined };
}

/** The bytes of a file, and how many they are; only that when they are too many. */
async function readStored(store: Store, oid: string, path: string) {
  const read = readObject(store, oid, "blob", path).then((bytes) => ({ bytes, size: bytes.length }));
  return read.catch(whenTooLarge((size) => ({ bytes: undefined, size })));
}

async function mergedWith(
  store: Store,
  parent: string,
  { path, base, text }: SubmittedText,
  stored: string,
): Promise<string> {
  const versions = { base, mine: text, theirs: stored };
  const merged = await mergeTexts(store, path, versions);
  if ("text" in merged) return merged.text;
  throw new Refusal(
    "conflict",
    "Quelqu’un d’autre a modifié cette fiche aux mêmes endroits que vous. Rien n’est perdu : choisissez ce qu’il faut garder.",
    [],
    await editConflict(store, parent, { path, ...versions }, merged.conflicts),
  );
}

/** Refuses a text larger than any that is read. */
function checkSize(text: string): void {
  const size = Buffer.byteLength(text);
  if (size > MAX_BYTES) throw new Refusal("invalid", tooLargeMessage(size));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
