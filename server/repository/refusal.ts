/** Why a request cannot be carried out, for a caller that answers differently to each. */
export type RefusalKind = "invalid" | "not-found" | "collision" | "gone" | "conflict" | "refused" | "busy";

/** One reason not to let a change in, as the caller's gate words it: a French sentence, and the file it is about. */
export interface GateProblem {
  readonly message: string;
  /** Path under the data root. */
  readonly file?: string;
}

/**
 * A request that is answered by "no", with the French sentence to show. It is thrown, unlike the diagnostics of a
 * file, because nothing that follows in a write may run after it.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly kind: RefusalKind;
  readonly problems: readonly GateProblem[];

  constructor(kind: RefusalKind, message: string, problems: readonly GateProblem[] = []) {
    super(message);
    this.kind = kind;
    this.problems = problems;
  }
}
