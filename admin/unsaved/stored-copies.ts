import { isRecord } from "../form/plain-value.ts";
import type { FieldChanges } from "./field-changes.ts";

/** Work that was not saved, as it is kept in the browser. */
export interface UnsavedCopy {
  /** Of the sitting in which it was done: one form, opened once, in one window. */
  readonly id: string;
  /** `collection/slug`; the slug is empty for a new entry. */
  readonly address: string;
  /** When it was last changed, in milliseconds since 1970. */
  readonly at: number;
  readonly changes: FieldChanges;
}

/** The part of the browser's storage that is used. */
export type CopyStorage = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

const PREFIX = "contribution.unsaved.";

/** How long a copy is kept, in milliseconds. */
const LIFETIME = 60 * 24 * 3600 * 1000;

/**
 * Keeps a copy, in the place of the one of the same sitting. Where the browser has no room left, the oldest copies of
 * other sittings go; false when it cannot be kept all the same.
 */
export function keepCopy(storage: CopyStorage, { id, ...copy }: UnsavedCopy): boolean {
  const others = copies(storage).filter((other) => other.id !== id);
  for (;;) {
    try {
      storage.setItem(PREFIX + id, JSON.stringify(copy));
      return true;
    } catch {
      const oldest = others.pop();
      if (!oldest) return false;
      forgetCopy(storage, oldest.id);
    }
  }
}

/** Takes a copy away. */
export function forgetCopy(storage: CopyStorage, id: string): void {
  storage.removeItem(PREFIX + id);
}

/** The copies of an entry, the most recent first. */
export function copiesOf(storage: CopyStorage, address: string): UnsavedCopy[] {
  return copies(storage).filter((copy) => copy.address === address);
}

/** Takes away what has been kept too long. */
export function forgetOldCopies(storage: CopyStorage, now: number): void {
  for (const { id, at } of copies(storage)) if (now - at > LIFETIME) forgetCopy(storage, id);
}

function copies(storage: CopyStorage): UnsavedCopy[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => read(key.slice(PREFIX.length), storage.getItem(key)))
    .sort((one, other) => other.at - one.at);
}

function read(id: string, text: string | null): UnsavedCopy[] {
  try {
    const copy: unknown = JSON.parse(text ?? "");
    if (!isRecord(copy) || !isRecord(copy.changes)) return [];
    // Written by `keepCopy`.
    return [
      { id, address: String(copy.address), at: Number(copy.at), changes: copy.changes as FieldChanges },
    ];
  } catch {
    return [];
  }
}
