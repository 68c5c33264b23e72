import type { Version } from "../../contribution/review/change.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";

/** A file's text as a version to compare. */
export function versionOf(text: string): Version {
  const source = parseSource(text);
  if (source.ok) return { data: source.data };
  return { unreadable: "Ce fichier ne peut pas être lu : une faute d’écriture l’en empêche." };
}
