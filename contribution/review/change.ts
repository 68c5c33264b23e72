import type { Path } from "../diagnostics/diagnostic.ts";
import type { Giver } from "../eligibility/benefit/benefit-to-judge.ts";
import type { Territory } from "../territory/territory.ts";

/** One version of a file: what it holds, or why it cannot be read, in French. */
export type Version = { readonly data: Readonly<Record<string, unknown>> } | { readonly unreadable: string };

/** What sentences about a change need to know beyond the data: without it they say codes, and stay true. */
export interface ReviewContext {
  readonly territory?: Territory | undefined;
  /** Name of an institution, by file name without extension. */
  readonly institutionName?: ((slug: string) => string | undefined) | undefined;
  /** Where an institution acts: with it and the territory, it is said for whom a change counts. */
  readonly institution?: ((slug: string) => Giver | undefined) | undefined;
}

/** A stretch of a text that was compared word by word; texts of `kept` and `removed` make the former one. */
export interface Segment {
  readonly kind: "kept" | "removed" | "added";
  readonly text: string;
}

/**
 * One thing that changed, in French. `moved` is a new order of a list; `rewritten` has no effect on what anybody reads
 * or receives (an order that does not count, spaces, a tag written otherwise).
 */
export interface Change {
  /** Key of the file that holds it: `montant`, `conditions_generales`. */
  readonly key: string;
  readonly kind: "added" | "removed" | "changed" | "moved" | "rewritten";
  /** What changed, to be read alone: « Montant », « Âge minimum ». */
  readonly subject: string;
  /** What it is a part of, where that must be said: « Profil « être au lycée » ». */
  readonly within?: string;
  /** The whole change in one line, `within` and long texts left out: « Montant : 200 € → 250 € ». */
  readonly text: string;
  /** The former value in words, where there is one and it is short. */
  readonly before?: string;
  /** The new value in words. */
  readonly after?: string;
  /** The addresses of a link, which `text` only names by their domains. */
  readonly addresses?: { readonly before?: string | undefined; readonly after?: string | undefined };
  /** The two versions of a text, word by word. */
  readonly words?: readonly Segment[];
  /** Where the former data differ, and the new: all that is outside these paths is the same in both versions. */
  readonly paths: { readonly before: readonly Path[]; readonly after: readonly Path[] };
}
