import { readStoredFile } from "../../contribution/desk/judging/catalogue-gate.ts";
import { collectionOf } from "../../contribution/model/collections.ts";
import { type CatalogueIndex, indexCatalogue } from "../../contribution/validation/context.ts";
import { updatedFiles, updatedIndex } from "../../contribution/validation/updated-catalogue.ts";
import { parsed } from "../../contribution/validation/validate-change.ts";
import type { ReadFile } from "../../contribution/validation/validate-files.ts";
import type { TreeEntry } from "../../server/repository/objects/tree.ts";
import type { Repository } from "../../server/repository/repository.ts";

/** What a commit publishes: its files in the order of their paths, and what they need to know of each other. */
export interface Catalogue {
  readonly files: readonly ReadFile[];
  readonly index: CatalogueIndex;
}

/** Reads the catalogue of a commit of the main branch, or of none before the first one. */
export type ReadCatalogue = (repository: Repository, commit: string | undefined) => Promise<Catalogue>;

interface Known {
  readonly commit: string | undefined;
  readonly catalogue: Promise<Catalogue>;
}

/**
 * Makes a reader that remembers the last catalogue: of the next one it reads what differs, and all the rest is the
 * same objects again.
 */
export function createCatalogueReader(): ReadCatalogue {
  let last: Known | undefined;
  return (repository, commit) => {
    if (last && last.commit === commit) return last.catalogue;
    const former = last;
    const now = { commit, catalogue: readAfter(repository, former, commit) };
    last = now;
    now.catalogue.catch(() => {
      if (last === now) last = former;
    });
    return now.catalogue;
  };
}

async function readAfter(
  repository: Repository,
  former: Known | undefined,
  commit: string | undefined,
): Promise<Catalogue> {
  const before = await former?.catalogue.catch(() => undefined);
  // What was rewritten may have left nothing to compare with.
  const differences = before && (await repository.compare(former?.commit, commit).catch(() => undefined));
  if (!differences) return readWhole(repository, commit);
  const ofData = differences.filter(({ path }) => collectionOf(path));
  if (ofData.length === 0) return before;
  const changed = new Set(ofData.map(({ path }) => path));
  const fresh = await readAll(
    repository,
    ofData.flatMap(({ path, after }) => (after ? [{ path, ...after }] : [])),
  );
  return {
    files: updatedFiles(before.files, changed, fresh),
    index: updatedIndex(before.index, changed, fresh.flatMap(parsed)),
  };
}

async function readWhole(repository: Repository, commit: string | undefined): Promise<Catalogue> {
  const entries = await repository.listFiles(commit, "");
  const files = await readAll(
    repository,
    entries.filter(({ path }) => collectionOf(path)),
  );
  return { files, index: indexCatalogue(files.flatMap(parsed)) };
}

function readAll(repository: Repository, entries: readonly TreeEntry[]): Promise<ReadFile[]> {
  return Promise.all(entries.map((entry) => readStoredFile(entry.path, repository.contentOf(entry))));
}
