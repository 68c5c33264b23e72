import { collectionOf, slugOf } from "../../model/collections.ts";
import { tooLarge } from "../../source/reading/parse.ts";
import type { Territory } from "../../territory/territory.ts";
import type { CatalogueIndex } from "../../validation/context.ts";
import { validateChange } from "../../validation/validate-change.ts";
import { type ReadFile, readCatalogueFile } from "../../validation/validate-files.ts";
import { whenTooLarge } from "../files/too-large.ts";
import { MOST_NAMED } from "../refusal-sentences.ts";
import type { Candidate, Gate } from "./gate.ts";

/** What is published at this moment, as far as a change is judged by it. */
export interface JudgingCatalogue {
  readonly index: CatalogueIndex;
  /** Reads those of its files. */
  readonly read: (files: ReadonlySet<string>) => readonly ReadFile[];
}

/** Lets a change into review or publication only when what it would give has no error; of many, it names the first ones. */
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
    return validateChange({ index, changed, files, read }, await territory())
      .filter(({ severity }) => severity === "error")
      .slice(0, MOST_NAMED)
      .map(({ file, message }) => ({
        file,
        message: isAlone && changed.has(file) ? message : `${slugOf(file)} : ${message}`,
      }));
  };
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
