import type { Situation } from "../../model/situation.ts";

/** A situation being made: every answer that a criterion may ask is filled. */
export interface SituationDraft {
  readonly situation: Situation;
  readonly demandeur: Record<string, unknown>;
  readonly menage: Record<string, unknown>;
  /** Type of profile that the person was made of. */
  persona: string;
  /** Whether it is that person because an axis says so. */
  isChosen: boolean;
}

/** Some words about the persons of a group: after « Les personnes », or after « Les personnes qui ». */
export interface Words {
  readonly place: "after-persons" | "after-who";
  readonly text: string;
  /** The whole group, when nothing else tells it from others: « Les habitants du Gard ». */
  readonly alone?: string;
}

/** One thing in which situations differ; values are told by their positions. */
export interface Axis {
  /** How many values it takes: at least two, since it would tell nothing otherwise. */
  readonly size: number;
  /** Puts a value in a situation; false when a person of that persona is never asked, and the value is not the first. */
  readonly put: (draft: SituationDraft, value: number) => boolean;
  /** Words for the persons who have one of some values. */
  readonly words: (values: readonly number[]) => Words;
}
