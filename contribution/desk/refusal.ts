/** Why a request cannot be carried out, for a caller that answers differently to each. */
export type RefusalKind =
  /** What is asked for makes no sense here, whatever the moment. */
  | "invalid"
  /** What it is about is not there. */
  | "not-found"
  /** The name is taken. */
  | "collision"
  /** What was open in an editor was removed meanwhile, and is not made again. */
  | "gone"
  /** Both sides changed the same: a person has to choose. */
  | "conflict"
  /** What would be published is not what was read. */
  | "moved"
  /** The gate, or the store's own rules, do not let it in. */
  | "refused"
  /** The person may not do this. */
  | "forbidden"
  /** The store, or too many people at once, ask for some patience; nothing was changed. */
  | "busy"
  /** The store does not answer: what was asked for may be done or not. */
  | "unreachable"
  /** A part was done; asked again, the rest is. */
  | "partial"
  /** The store cannot read what it holds. */
  | "damaged";

/** One reason not to let a change in, as the caller's gate words it: a French sentence, and the file it is about. */
export interface GateProblem {
  readonly message: string;
  /** Path under the data root. */
  readonly file?: string;
}

/** A field that two versions changed differently; a value is absent where its version does not hold the field. */
export interface ConflictingField {
  /** Keys, and positions in the lists of the base. */
  readonly path: readonly (string | number)[];
  /** French title of the field of the file. */
  readonly title: string;
  readonly base?: unknown;
  readonly mine?: unknown;
  readonly theirs?: unknown;
}

/** Two versions of an entry that cannot be merged without a choice, for the person to choose. */
export interface EditConflict {
  /** Path under the data root. */
  readonly path: string;
  /** The whole texts; `base` is null when both made the file. */
  readonly base: string | null;
  readonly mine: string;
  readonly theirs: string;
  /** What both changed differently; none when one of the texts cannot be read. */
  readonly fields: readonly ConflictingField[];
  /** Who made `theirs`, and when (ISO 8601). */
  readonly author: string;
  readonly at: string;
  /** The published commit that a save of the draft has to name, when it is the draft that cannot be merged. */
  readonly resolves?: string;
}

/**
 * A request that is answered by "no", with the French sentence to show. It is thrown, unlike the diagnostics of a
 * file, because nothing that follows in a write may run after it.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly kind: RefusalKind;
  readonly problems: readonly GateProblem[];
  readonly conflict: EditConflict | undefined;
  /** What the store itself said, for the person who runs it: never shown. */
  readonly detail: string;

  constructor(
    kind: RefusalKind,
    message: string,
    problems: readonly GateProblem[] = [],
    conflict?: EditConflict,
    detail = "",
  ) {
    super(message);
    this.kind = kind;
    this.problems = problems;
    this.conflict = conflict;
    this.detail = detail;
  }

  /** The sentence alone: some print errors as text. */
  override toString(): string {
    return this.message;
  }
}
