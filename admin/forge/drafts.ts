import { collectionOf, MEDIA_FOLDER } from "../../contribution/model/collections.ts";
import { Refusal } from "../refusal.ts";
import { inBatches } from "./batches.ts";
import type { DataRoot } from "./data-root.ts";
import type { EntryName, Forge, ForgeChange, Proposal } from "./forge.ts";
import type { Published } from "./published.ts";

/** A draft with the files that it changes, under the data root, and the texts of its entries by path. */
export interface Draft extends Proposal {
  /** The commit where it left the main branch. */
  readonly mergeBase: string;
  readonly changes: readonly ForgeChange[];
  /** Whether it also changes files that are not the catalogue's. */
  readonly isMixed: boolean;
  /** Whether the forge may not have named all that it changes. */
  readonly isTruncated: boolean;
  readonly texts: Readonly<Record<string, string>>;
}

type Contents = Pick<Draft, "mergeBase" | "changes" | "isMixed" | "isTruncated" | "texts">;

/** The drafts on the forge. What a commit holds never changes, so each is read once. */
export class Drafts {
  readonly #forge: () => Forge;
  readonly #root: DataRoot;
  readonly #published: Published;
  readonly #contents = new Map<string, Promise<Contents | undefined>>();

  constructor(forge: () => Forge, root: DataRoot, published: Published) {
    this.#forge = forge;
    this.#root = root;
    this.#published = published;
  }

  async list(): Promise<Draft[]> {
    const proposals = await this.#forge().proposals();
    const drafts = await inBatches(proposals, (proposal) => this.#read(proposal));
    return drafts.filter((draft) => draft !== undefined);
  }

  async find(name: EntryName): Promise<Draft | undefined> {
    const proposal = await this.#forge().proposal(name);
    if (!proposal) return undefined;
    const draft = await this.#read(proposal);
    if (draft) return draft;
    throw new Refusal(
      `${this.#forge().name} ne montre pas encore ce brouillon. Rien n’est perdu : réessayez dans un instant.`,
    );
  }

  /** A draft with its contents; undefined while the forge cannot compare it with what is published. */
  async #read(proposal: Proposal): Promise<Draft | undefined> {
    const { commit } = await this.#published.state();
    const key = `${commit} ${proposal.tip}`;
    let contents = this.#contents.get(key);
    if (!contents) {
      contents = this.#contentsOf(commit, proposal);
      this.#contents.set(key, contents);
      contents.catch(() => this.#contents.delete(key));
    }
    const read = await contents;
    if (!read) this.#contents.delete(key);
    return read && { ...proposal, ...read };
  }

  async #contentsOf(main: string, { tip }: Proposal): Promise<Contents | undefined> {
    const comparison = await this.#forge().compare(main, tip);
    if (!comparison) return undefined;
    const changes = comparison.changes.flatMap((change) => {
      const path = this.#root.inside(change.path);
      const isShown = path !== undefined && (collectionOf(path) || path.startsWith(`${MEDIA_FOLDER}/`));
      return isShown ? [{ ...change, path }] : [];
    });
    const kept = changes.filter(({ path, status }) => status !== "removed" && collectionOf(path));
    const texts = await inBatches(kept, async ({ path, oid }) => {
      const at = { commit: tip, path: this.#root.outside(path) };
      const bytes =
        oid === undefined
          ? (await this.#forge().read("draft", tip, at.path))?.bytes
          : await this.#forge().readBlob("draft", oid, at);
      return [path, new TextDecoder().decode(bytes)] as const;
    });
    return {
      mergeBase: comparison.mergeBase,
      changes,
      isMixed: changes.length !== comparison.changes.length,
      isTruncated: comparison.truncated,
      texts: Object.fromEntries(texts),
    };
  }
}
