import { problemMessage } from "../source/reading/problem-message.ts";
import type { ReadFile } from "../validation/validate-files.ts";
import type { Version } from "./change.ts";

/** The version that a file that was read holds; undefined where there is no file. */
export function versionOf(read: ReadFile | undefined): Version | undefined {
  if (!read) return undefined;
  if (read.data) return { data: read.data };
  const [problem] = read.problems;
  return { unreadable: problem ? problemMessage(problem).message : "Le fichier ne peut pas être lu." };
}
