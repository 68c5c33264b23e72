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
  /** The file of its institution, where that is what is wrong; undefined where it is wrong itself. */
  readonly institution: string | undefined;
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
      leftOut.push({ file, institution: isOwn ? undefined : institution });
  }
  return { files: valid, leftOut };
}

/** One line for a benefit that is left out, in French. */
export function leftOutLine({ file, institution }: LeftOut): string {
  const who = institution === undefined ? "elle" : `son institution « ${slugOf(institution)} »`;
  return `${file} n’est pas dans le catalogue : ${who} a une erreur.`;
}
