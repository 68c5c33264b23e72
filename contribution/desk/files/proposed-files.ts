import { decode } from "../../source/reading/decode.ts";
import { type DeskWork, published, type ReadText } from "../desk-work.ts";
import type { Comparison, FileContent, FileWrite, Store, StoredSide, Version } from "../store.ts";
import type { ChangedPath } from "./proposal-files.ts";
import { whenTooLarge } from "./too-large.ts";

/** A path that a proposal changes, or would change with a save. */
export interface ProposedPath extends ChangedPath {
  readonly after?: (FileContent & StoredSide) | undefined;
}

/** What a proposal holds, or would hold with a save, beside what is published. */
export interface Proposed {
  /** The commit where it left what is published. */
  readonly base: string | undefined;
  readonly paths: readonly ProposedPath[];
  readonly isPartial: boolean;
  /** Its texts, by path under the data root. */
  readonly readText: ReadText;
}

/** What a proposal holds at a version, as it was compared with what is published. */
export function proposedAt(store: Store, at: Version, { base, changes, isPartial }: Comparison): Proposed {
  const paths = changes.map(({ after, ...change }) => ({
    ...change,
    ...(after && { after: { ...after, asIn: at } }),
  }));
  return { base, paths, isPartial, readText: overlaidText(store, at, []) };
}

/** What is published, as it is proposed by nobody. */
export function nothingProposed(store: Store, main: string | undefined): Proposed {
  return { base: main, paths: [], isPartial: false, readText: overlaidText(store, published(main), []) };
}

/** What a proposal would hold with some files written over a version (its own, or what is published). */
export async function withFiles(
  store: Store,
  main: string | undefined,
  before: Proposed,
  { at, files }: { readonly at: Version; readonly files: readonly FileWrite[] },
): Promise<Proposed> {
  const known = new Map(before.paths.map((path) => [path.path, path]));
  for (const { path, content } of files) {
    const change = known.get(path) ?? {
      path,
      base: await store.find(at, path),
      before: await store.find(published(main), path),
    };
    const { after: _, ...sides } = change;
    if (content || sides.base) known.set(path, { ...sides, ...(content && { after: content }) });
    else known.delete(path);
  }
  return { ...before, paths: [...known.values()], readText: overlaidText(store, at, files) };
}

/** The texts of a version with some files written over it. */
export function overlaidText(store: Store, at: Version, files: readonly FileWrite[]): ReadText {
  const read = overlaidBytes(store, at, files);
  return async (path) => {
    const bytes = await read(`${store.prefix}${path}`).catch(whenTooLarge(() => undefined));
    return bytes && decode(bytes).text;
  };
}

/** The bytes of the plain files of a version with some files written over it, by path from the repository's root. */
export function overlaidBytes(
  store: Pick<DeskWork["store"], "read">,
  at: Version,
  files: readonly FileWrite[],
) {
  const written = new Map(files.map(({ path, content }) => [path, content]));
  return async (path: string): Promise<Uint8Array | undefined> => {
    if (!written.has(path)) return (await store.read(at, path))?.bytes;
    const content = written.get(path);
    if (!content || "bytes" in content) return content?.bytes;
    return (await store.read(content.asIn, path))?.bytes;
  };
}
