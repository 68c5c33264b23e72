import { collectionOf, slugOf } from "../../model/collections.ts";
import { tooLarge } from "../../source/reading/parse.ts";
import type { Territory } from "../../territory/territory.ts";
import type { CatalogueIndex } from "../../validation/context.ts";
import { acceptImage, tooHeavyMessage } from "../../validation/images.ts";
import { validateChange } from "../../validation/validate-change.ts";
import { type ReadFile, readCatalogueFile } from "../../validation/validate-files.ts";
import { isInMediaFolder } from "../files/data-path.ts";
import { whenTooLarge } from "../files/too-large.ts";
import type { GateProblem } from "../refusal.ts";
import { MOST_NAMED } from "../refusal-sentences.ts";
import type { Candidate, Gate } from "./gate.ts";

/** What is published at this moment, as far as a change is judged by it. */
export interface JudgingCatalogue {
  readonly index: CatalogueIndex;
  /** Reads those of its files. */
  readonly read: (files: ReadonlySet<string>) => readonly ReadFile[];
}

/** Lets a change into review or publication only when it brings no error; of many, it names the first ones. */
export function createCatalogueGate(
  published: () => Promise<JudgingCatalogue>,
  territory: () => Promise<Territory>,
): Gate {
  return async (candidate) => {
    const { index, read } = await published();
    const changed = new Set(candidate.files.filter(collectionOf));
    const files = await filesOf(candidate, changed);
    // A benefit may come with its new institution: then each sentence says which of the two it is about.
    const isAlone = changed.size < 2;
    const ofEntries = validateChange({ index, changed, files, read }, await territory())
      .filter(({ severity }) => severity === "error")
      .slice(0, MOST_NAMED)
      .map(({ file, message }) => ({
        file,
        message: isAlone && changed.has(file) ? message : `${slugOf(file)} : ${message}`,
      }));
    return [...ofEntries, ...(await imageProblems(candidate, index))];
  };
}

/** What is not a whole image of a reasonable size among those of a change, however it came into it. */
async function imageProblems(candidate: Candidate, index: CatalogueIndex): Promise<GateProblem[]> {
  const named = candidate.files.filter(isInMediaFolder);
  // The desk knows whether an image may go.
  const areThere = await Promise.all(named.map((file) => candidate.has(file)));
  const images = named.filter((_, at) => areThere[at]);
  const messages = await Promise.all(
    images.map(async (file) => (await unfitReason(candidate, file)) ?? sharedReason(candidate, file, index)),
  );
  return images.flatMap((file, at) => {
    const message = messages[at];
    return message === undefined ? [] : [{ message, file }];
  });
}

async function unfitReason(candidate: Candidate, file: string): Promise<string | undefined> {
  const bytes = await candidate.read(file).catch(whenTooLarge((size) => tooHeavyMessage(file, size)));
  if (bytes === undefined || typeof bytes === "string") return bytes;
  const image = acceptImage(file, bytes);
  return image.ok ? undefined : image.reason;
}

/** Why an image may not be replaced: others show it, whom this change is not about. */
async function sharedReason(
  candidate: Candidate,
  file: string,
  { benefits, institutions }: CatalogueIndex,
): Promise<string | undefined> {
  const changed = new Set(candidate.files);
  const ofInstitutions = Object.entries(institutions).map(([slug, { imgSrc, images }]) => ({
    file: `institutions/${slug}.yml`,
    imgSrc,
    images,
  }));
  const others = [...benefits, ...ofInstitutions].filter(
    (entry) => (entry.imgSrc === file || entry.images?.includes(file)) && !changed.has(entry.file),
  );
  const [first, ...more] = others;
  if (!first || !(await candidate.wasThere(file))) return undefined;
  const rest =
    more.length === 0 ? "" : more.length === 1 ? " et une autre fiche" : ` et ${more.length} autres fiches`;
  return `L’image « ${file} » est aussi celle de « ${slugOf(first.file)} »${rest}, qui en changerait sans le vouloir : choisissez de nouveau votre image dans la fiche et enregistrez, elle aura un nom à elle.`;
}

async function filesOf(candidate: Candidate, changed: ReadonlySet<string>): Promise<readonly ReadFile[]> {
  const paths = [...changed];
  const areThere = await Promise.all(paths.map((path) => candidate.has(path)));
  const there = paths.filter((_, at) => areThere[at]);
  return Promise.all(there.map((path) => readStoredFile(path, candidate.read(path))));
}

/** A stored file from its bytes, which are undefined for anything but a plain file. */
export function readStoredFile(file: string, bytes: Promise<Uint8Array | undefined>): Promise<ReadFile> {
  return bytes
    .then((content) => readCatalogueFile({ file, content: content ?? { unreadable: "symbolic-link" } }))
    .catch(whenTooLarge((size) => ({ file, text: "", problems: [tooLarge(size)] })));
}
