import type { Territory } from "../../territory/territory.ts";
import type { Phrase } from "./phrase.ts";

/** What sentences need to know beyond the data: without it they say less, and stay true. */
export interface SentenceContext {
  /** Names of places; codes are said while it is on its way. */
  readonly territory?: Territory | undefined;
  /** Name of the institution that gives the benefit. */
  readonly institution?: string | undefined;
}

/** The data of one criterion, of which only `type` is known to be right. */
export type CriterionData = Readonly<Record<string, unknown>>;

/** Says one type of criterion, or its contrary; undefined when the data are missing or wrong. */
export type Teller = (
  criterion: CriterionData,
  negated: boolean,
  context: SentenceContext,
) => Phrase | undefined;

/** The tellers of one family, by type of criterion. */
export type Tellers = Readonly<Record<string, Teller>>;
