import { COLLECTIONS, collectionOf, MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import type { CatalogueIndex, IndexedFile } from "../../contribution/validation/context.ts";
import { updatedIndex } from "../../contribution/validation/updated-catalogue.ts";
import { inBatches } from "./batches.ts";
import type { DataRoot } from "./data-root.ts";
import type { Forge, ForgeChange } from "./forge.ts";
import { isRefused } from "./forge-request.ts";
import { readAllWhole } from "./read-whole.ts";
import type { Snapshot, SnapshotEntry, SnapshotMedia } from "./snapshot.ts";

/** The published catalogue at a commit of the main branch; paths are under the data root. */
export interface PublishedState {
  readonly commit: string;
  readonly entries: ReadonlyMap<string, SnapshotEntry>;
  readonly media: ReadonlyMap<string, Omit<SnapshotMedia, "size"> & { readonly size?: number | undefined }>;
  readonly index: CatalogueIndex;
  /** What came with the site, and the paths of the entries that differ from it. */
  readonly built: Pick<Snapshot, "rows" | "problems">;
  readonly changed: ReadonlySet<string>;
  /** Commits that were the newest published one, and that the main branch does not come after any more. */
  readonly withdrawn: ReadonlySet<string>;
}

/** How long (ms) the newest commit of the main branch is taken for the newest, so that a page asks once. */
const FRESH = 5_000;

/** How long (ms) ago another question may have said the newest commit. */
const SHARED = 3_000;

/** The published catalogue: what came with the site, and what the forge says has changed since. */
export class Published {
  readonly #forge: () => Forge;
  readonly #root: DataRoot;
  readonly #loadSnapshot: () => Promise<Snapshot>;
  /** Logos as they came with the site: git's id by path. */
  #built: ReadonlyMap<string, string> = new Map();
  #known: Promise<PublishedState> | undefined;
  #at = Number.NEGATIVE_INFINITY;
  /** The next commit that the main branch was seen to go forward to, by the one before, with all that it brought. */
  readonly #steps = new Map<string, { readonly to: string; readonly commits: readonly string[] }>();
  /** When the newest commit was last said to be another one. */
  #forgotten = Number.NEGATIVE_INFINITY;

  constructor(forge: () => Forge, root: DataRoot, loadSnapshot: () => Promise<Snapshot>) {
    this.#forge = forge;
    this.#root = root;
    this.#loadSnapshot = loadSnapshot;
  }

  /** The catalogue of a few seconds ago at most. */
  state(): Promise<PublishedState> {
    if (this.#known && Date.now() - this.#at <= FRESH) return this.#known;
    const before = this.#known ?? this.#fromSnapshot();
    const next = before.then((known) => this.#advanced(known));
    this.#at = Date.now();
    this.#known = next;
    next.catch(() => {
      if (this.#known !== next) return;
      this.#at = Number.NEGATIVE_INFINITY;
      // What was known stays known; a snapshot that did not arrive is asked for again.
      this.#known = before;
      before.catch(() => {
        if (this.#known === before) this.#known = undefined;
      });
    });
    return next;
  }

  /** Whether a published logo is the one that came with the site. */
  async cameWithSite(path: string): Promise<boolean> {
    const oid = (await this.state()).media.get(path)?.oid;
    return oid !== undefined && oid === this.#built.get(path);
  }

  async #fromSnapshot(): Promise<PublishedState> {
    const { commit, entries, media, index, rows, problems } = await this.#loadSnapshot();
    this.#built = new Map(media.map(({ path, oid }) => [path, oid]));
    return {
      commit,
      entries: new Map(entries.map((entry) => [entry.path, entry])),
      media: new Map(media.map((file) => [file.path, file])),
      index,
      built: { rows, problems },
      changed: new Set(),
      withdrawn: new Set(),
    };
  }

  /** Has the next reader ask the forge again. */
  forget(): void {
    this.#at = Number.NEGATIVE_INFINITY;
    this.#forgotten = Date.now();
  }

  /**
   * The commits that came to the main branch between two of it, and maybe some before; undefined where it was not seen to
   * go forward all along.
   */
  broughtBetween(from: string, to: string): ReadonlySet<string> | undefined {
    const brought: string[] = [];
    for (let at = from; at !== to; ) {
      const step =
        this.#steps.get(at) ??
        [...this.#steps.values()].find((one) => one.to !== at && one.commits.includes(at));
      if (!step) return undefined;
      brought.push(...step.commits);
      at = step.to;
    }
    return new Set(brought);
  }

  async #advanced(known: PublishedState): Promise<PublishedState> {
    const head = await this.#forge().head(Math.max(this.#forgotten, Date.now() - SHARED));
    if (head === known.commit) return known;
    const compared = await this.#comparedWith(known, head);
    const changes = compared ?? (await this.#listedBeside(known, head));
    const withdrawn = await this.#withdrawnAt(known, head, compared !== undefined);
    const ofData = changes.flatMap((change) => {
      const path = this.#root.inside(change.path);
      return path !== undefined && (collectionOf(path) || isLogo(path)) ? [{ ...change, path }] : [];
    });
    return { ...(await this.#applied(known, head, ofData)), withdrawn };
  }

  /** What was published before, and is not in the main branch any more; it may have been put back. */
  async #withdrawnAt(known: PublishedState, head: string, isAfter: boolean): Promise<ReadonlySet<string>> {
    const before = isAfter ? [...known.withdrawn] : [...known.withdrawn, known.commit];
    const held = await inBatches(before, (commit) =>
      holdsCommit(this.#forge(), head, commit).catch(ifTooMuch),
    );
    // Unknown is not taken back.
    return new Set(before.filter((_, at) => held[at] === false));
  }

  /** What the forge's own comparison says; undefined when it cannot be trusted to say all, or takes too long. */
  async #comparedWith(known: PublishedState, head: string): Promise<readonly ForgeChange[] | undefined> {
    const comparison = await this.#forge().compare(known.commit, head).catch(ifTooMuch);
    if (comparison?.mergeBase !== known.commit) return undefined;
    const { changes, commits, truncated } = comparison;
    if (commits) this.#steps.set(known.commit, { to: head, commits });
    return truncated ? undefined : changes;
  }

  /** What differs in the folders, listed one by one: for a history rewritten, or changed in too many places. */
  async #listedBeside(known: PublishedState, head: string): Promise<readonly ForgeChange[]> {
    const folders = [...COLLECTIONS.map(({ folder }) => folder), MEDIA_FOLDER];
    const lists = await Promise.all(
      folders.map((folder) => this.#forge().list("published", head, this.#root.outside(folder))),
    );
    const plain = lists.flat().filter(({ mode }) => mode === "100644" || mode === "100755");
    const listed = new Set(plain.map(({ path }) => path));
    const before = new Map(
      [...known.entries, ...known.media].map(([path, { oid }]) => [this.#root.outside(path), oid]),
    );
    const gone = [...before.keys()].filter((path) => !listed.has(path));
    return [
      ...gone.map((path) => ({ path, oid: undefined, status: "removed" as const })),
      ...plain
        .filter(({ path, oid }) => before.get(path) !== oid)
        .map(({ path, oid }) => ({ path, oid, status: "modified" as const })),
    ];
  }

  async #applied(
    known: PublishedState,
    head: string,
    changes: readonly ForgeChange[],
  ): Promise<PublishedState> {
    const entries = new Map(known.entries);
    const media = new Map(known.media);
    for (const { path } of changes) {
      entries.delete(path);
      media.delete(path);
    }
    const kept = changes.filter(({ status }) => status !== "removed");
    for (const { path, oid } of await this.#withIds(kept, head)) media.set(path, { path, oid });
    for (const entry of await this.#entriesAt(head, known, kept)) entries.set(entry.path, entry);
    const changed = new Set(changes.map(({ path }) => path));
    const index = updatedIndex(known.index, changed, parsedEntries(changed, entries));
    return {
      ...known,
      commit: head,
      entries,
      media,
      index,
      changed: new Set([...known.changed, ...changed]),
    };
  }

  /** The logos among some changes, by git's ids, which not every comparison says. */
  async #withIds(changes: readonly ForgeChange[], head: string): Promise<{ path: string; oid: string }[]> {
    const logos = changes.filter(({ path }) => isLogo(path));
    const areSaid = logos.every(({ oid }) => oid !== undefined);
    const folder = this.#root.outside(MEDIA_FOLDER);
    const listed = areSaid ? [] : await this.#forge().list("published", head, folder);
    const ids = new Map(listed.map(({ path, oid }) => [this.#root.inside(path), oid]));
    return logos.map(({ path, oid }) => ({ path, oid: oid ?? ids.get(path) ?? "" }));
  }

  /** The entries among some changes; what has the id that it had is not read again. */
  async #entriesAt(
    head: string,
    known: PublishedState,
    changes: readonly ForgeChange[],
  ): Promise<readonly SnapshotEntry[]> {
    const ofEntries = changes.filter(({ path }) => collectionOf(path));
    const same = ofEntries.flatMap(({ path, oid }) => {
      const before = known.entries.get(path);
      return before && before.oid === oid ? [before] : [];
    });
    const kept = new Set(same.map(({ path }) => path));
    const paths = ofEntries.map(({ path }) => path).filter((path) => !kept.has(path));
    const places = paths.map((path) => this.#root.outside(path));
    const contents = await readAllWhole(this.#forge(), "published", head, places);
    const read = paths.flatMap((path, index) => {
      const content = contents[index];
      return content ? [{ path, oid: content.oid, text: new TextDecoder().decode(content.bytes) }] : [];
    });
    return [...same, ...read];
  }
}

/** Nothing where a forge cannot compare: it takes too long. */
function ifTooMuch(error: unknown): undefined {
  if (!isRefused(error, 422, 500, 502, 503, 504)) throw error;
}

/** Whether a commit comes after another one, or is that one. */
export async function holdsCommit(forge: Forge, tip: string, commit: string): Promise<boolean> {
  return tip === commit || (await forge.compare(commit, tip))?.mergeBase === commit;
}

/** Whether a path (under the data root) is that of a logo. */
export function isLogo(path: string): boolean {
  return path.startsWith(`${MEDIA_FOLDER}/`) && /\.(png|jpe?g)$/i.test(path);
}

function parsedEntries(
  changed: ReadonlySet<string>,
  entries: ReadonlyMap<string, SnapshotEntry>,
): readonly IndexedFile[] {
  return [...changed].flatMap((path) => {
    const source = parseSource(entries.get(path)?.text ?? "");
    return source.ok ? [{ file: path, data: source.data }] : [];
  });
}
