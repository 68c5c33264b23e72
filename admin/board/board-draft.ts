/** A draft as a card of the board. */
export interface BoardDraft {
  /** `<collection>/<slug>`. */
  readonly id: string;
  readonly collection: string;
  readonly slug: string;
  /** As its own file names it: all that is known before it is compared with what is published. */
  readonly name: string;
  readonly status: string;
  /** Name of who saved last; empty when it is not known. */
  readonly author: string;
  /** ISO 8601; empty when it is not known. */
  readonly updatedAt: string;
  /** Whether it changes something that is published. */
  readonly isModification: boolean;
  /** Whether a step is under way. */
  readonly isBusy: boolean;
}

/** The address of the draft's form, from the admin's page. */
export function formAddress({ collection, slug }: BoardDraft): string {
  return `#/collections/${collection}/entries/${slug}?ref=workflow`;
}
