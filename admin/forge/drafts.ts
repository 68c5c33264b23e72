import { Refusal } from "../connection/refusal.ts";
import { inBatches } from "./batches.ts";
import type { DataRoot } from "./data-root.ts";
import type { EntryName, Forge, Proposal } from "./forge.ts";
import { type DraftContents, draftContents, notShownYet } from "./proposal-files.ts";
import type { Published, PublishedState } from "./published.ts";

/** A draft with the files that it proposes, and what its branch holds beside them. */
export interface Draft extends Proposal, Contents {}

interface Contents extends DraftContents {
  /** The commit where it left the main branch. */
  readonly mergeBase: string;
  /** Whether the forge may not have named all that it changes. */
  readonly isTruncated: boolean;
}

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
    throw new Refusal(notShownYet(this.#forge()));
  }

  /** A draft with its contents; undefined while the forge cannot compare it with what is published. */
  async #read(proposal: Proposal): Promise<Draft | undefined> {
    const main = await this.#published.state();
    const key = `${main.commit} ${proposal.tip}`;
    let contents = this.#contents.get(key);
    if (!contents) {
      contents = this.#contentsOf(main, proposal);
      this.#contents.set(key, contents);
      contents.catch(() => this.#contents.delete(key));
    }
    const read = await contents;
    if (!read) this.#contents.delete(key);
    return read && { ...proposal, ...read };
  }

  async #contentsOf(main: PublishedState, { tip, ...entry }: Proposal): Promise<Contents | undefined> {
    const comparison = await this.#forge().compare(main.commit, tip);
    if (!comparison) return undefined;
    const { mergeBase, changes, truncated } = comparison;
    const compared = { forge: this.#forge(), root: this.#root, main, entry, tip, changes };
    return { ...(await draftContents(compared)), mergeBase, isTruncated: truncated };
  }
}
