import { parseSource } from "../../contribution/source/reading/parse.ts";
import type { DraftedInstitution } from "./new-institution.ts";

const institutions = new Map<string, DraftedInstitution>();

/** Remembers the new institution that a draft (`collection/slug`) holds, or that it holds none. */
export function rememberDrafted(address: string, file: { slug: string; text: string } | undefined): void {
  const parsed = file && parseSource(file.text);
  if (file && parsed?.ok) institutions.set(address, { ...file, data: parsed.data });
  else institutions.delete(address);
}

/** The new institution that a draft (`collection/slug`) holds, as it was last read or saved here. */
export function draftedInstitution(address: string): DraftedInstitution | undefined {
  return institutions.get(address);
}
