import { collectionOf, slugOf } from "../model/collections.ts";
import type { ValidFile } from "./build-catalogue.ts";

/** A file of the catalogue; without data where it cannot be read. */
interface FoundFile {
  readonly file: string;
  readonly data?: Record<string, unknown>;
}

/** A benefit that nobody is shown, and why. */
export interface LeftOut {
  readonly file: string;
  /** `own`: it is wrong itself; else the file of its institution, which is. */
  readonly because: "own" | string;
}

/** What can be published of a catalogue. */
export interface Publishable {
  readonly files: readonly ValidFile[];
  /** In the order of the files; those that are hidden on purpose are not among them. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Takes the files that have no error, and leaves out the others and the benefits of a wrong institution: one bad file
 * never keeps the corrections of the others from being read.
 *
 * @param wrong the files that have errors.
 */
export function publishable(files: readonly FoundFile[], wrong: ReadonlySet<string>): Publishable {
  const leftOut: LeftOut[] = [];
  const valid: ValidFile[] = [];
  for (const { file, data } of files) {
    const isInstitution = collectionOf(file)?.kind === "institution";
    const institution = `institutions/${String(data?.institution)}.yml`;
    const isOwn = !data || wrong.has(file);
    if (!isOwn && (isInstitution || !wrong.has(institution))) valid.push({ file, data });
    else if (!isInstitution && data?.private !== true)
      leftOut.push({ file, because: isOwn ? "own" : institution });
  }
  return { files: valid, leftOut };
}

/** One line for a benefit that is left out, in French. */
export function leftOutLine({ file, because }: LeftOut): string {
  const why = because === "own" ? "elle a une erreur" : `son institution « ${slugOf(because)} » a une erreur`;
  return `${file} n’est pas dans le catalogue : ${why}.`;
}
