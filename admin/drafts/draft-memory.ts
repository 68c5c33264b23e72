import type { UnpublishedEntry } from "decap-cms-backend-proxy";
import type { DraftFiles } from "./draft-files.ts";

/**
 * A draft with its newest commit, the text of its files by path, and what its branch holds beside them; a stock server
 * leaves them out.
 */
export interface DraftWithText
  extends UnpublishedEntry,
    Partial<Pick<DraftFiles, "foreign" | "foreignCount">> {
  readonly tip?: string;
  /** Why git cannot read it: a French sentence. */
  readonly damaged?: string;
  readonly texts?: Readonly<Record<string, string>>;
}

/** What Decap expects when a file has no draft: it then opens the published version. */
export class NotADraft extends Error {
  override readonly name = "EDITORIAL_WORKFLOW_ERROR";
  readonly notUnderEditorialWorkflow = true;
}

/**
 * The drafts just received from the server. Decap asks for the list, then for each draft, then for each text:
 * for `lifetime` milliseconds the first answer is enough for all.
 */
export class DraftMemory {
  readonly #lifetime: number;
  readonly #drafts = new Map<string, { readonly at: number; readonly draft: DraftWithText }>();
  /** The commit of each draft as it was last received or made here, which is never forgotten. */
  readonly #seen = new Map<string, string>();
  /** Those that git cannot read, of whom the server says why when it is asked for one. */
  readonly #damaged = new Set<string>();
  #completeAt = Number.NEGATIVE_INFINITY;

  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  /** Takes in the answer to `unpublishedEntries`, and gives the identifiers that Decap wants. */
  remember(answer: readonly (string | DraftWithText)[]): string[] {
    this.forget();
    if (answer.every((item) => typeof item !== "string")) this.#completeAt = Date.now();
    return answer.flatMap((item) => {
      if (typeof item === "string") return item;
      if (item.damaged === undefined) return idOf(this.add(item));
      this.#damaged.add(idOf(item));
      return [];
    });
  }

  /** Takes in one draft. */
  add(draft: DraftWithText): DraftWithText {
    this.#drafts.set(idOf(draft), { at: Date.now(), draft });
    this.saw(idOf(draft), draft.tip);
    return draft;
  }

  /** Takes in the newest commit of a draft, which the person knows; undefined when it is not said. */
  saw(id: string, commit: string | undefined): void {
    if (commit === undefined) this.#seen.delete(id);
    else this.#seen.set(id, commit);
  }

  /** The commit of a draft that was last shown, or made here. */
  seen(id: string): string | undefined {
    return this.#seen.get(id);
  }

  /** The draft; null when there is certainly none, undefined when the server has to be asked. */
  find(id: string): DraftWithText | null | undefined {
    const known = this.#drafts.get(id);
    if (known && this.#fresh(known.at)) return known.draft;
    if (this.#damaged.has(id)) return undefined;
    return this.#fresh(this.#completeAt) ? null : undefined;
  }

  /** The identifiers of all drafts, if the list of them has just been received. */
  ids(): string[] | undefined {
    return this.#fresh(this.#completeAt) ? [...this.#drafts.keys()] : undefined;
  }

  /** The text of a draft's file, if it came with the draft. */
  text(collection: string, slug: string, path: string): string | undefined {
    return this.find(`${collection}/${slug}`)?.texts?.[path];
  }

  forget(): void {
    this.#drafts.clear();
    this.#damaged.clear();
    this.#completeAt = Number.NEGATIVE_INFINITY;
  }

  #fresh(at: number): boolean {
    return Date.now() - at <= this.#lifetime;
  }
}

function idOf(draft: UnpublishedEntry): string {
  return `${draft.collection}/${draft.slug}`;
}
