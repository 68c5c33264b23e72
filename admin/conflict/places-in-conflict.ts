import { collectionOf, type Kind } from "../../contribution/model/collections.ts";
import { nodeAt, titleAt } from "../../contribution/model/schema.ts";
import type { Change, ReviewContext } from "../../contribution/review/change.ts";
import { valueText } from "../../contribution/review/changes/value-text.ts";
import { fileChanges } from "../../contribution/review/file-changes.ts";
import { type DataConflict, mergeData } from "../../contribution/source/merging/merge-data.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { type EditConflict, placeId, WHOLE } from "./edit-conflict.ts";

/** What one version made of a place: the changes in words, or a text as it is. */
export type Told = { readonly changes: readonly Change[] } | { readonly text: string };

/** A place that both versions changed differently. */
export interface PlaceInConflict {
  readonly id: string;
  readonly title: string;
  readonly mine: Told;
  readonly theirs: Told;
}

type Data = Readonly<Record<string, unknown>>;

/** The places where somebody has to choose, in the words of a review; the whole text when one cannot be read. */
export function placesInConflict(conflict: EditConflict, context: ReviewContext): PlaceInConflict[] {
  const kind = collectionOf(conflict.path)?.kind;
  const [base, mine, theirs] = [conflict.base ?? "{}", conflict.mine, conflict.theirs].map(dataOf);
  const places = kind && base && mine && theirs && mergeData({ base, mine, theirs }).conflicts;
  if (!kind || !base || !mine || !theirs || !places?.length) return [wholeFile(conflict)];
  const [ours, others] = [fileChanges(kind, base, mine, context), fileChanges(kind, base, theirs, context)];
  return places.map((place) => ({
    id: placeId(place.path),
    title: titleAt(kind, place.path.slice(0, 1)),
    mine: told(kind, base, place, ours, place.mine),
    theirs: told(kind, base, place, others, place.theirs),
  }));
}

function wholeFile({ mine, theirs }: EditConflict): PlaceInConflict {
  return { id: WHOLE, title: "Texte du fichier", mine: { text: mine }, theirs: { text: theirs } };
}

function told(
  kind: Kind,
  base: Data,
  { path }: DataConflict,
  changes: readonly Change[],
  value: unknown,
): Told {
  const here = changes.filter(({ paths }) =>
    [...paths.before, ...(paths.before.length === 0 ? paths.after : [])].some((at) => overlap(at, path)),
  );
  if (here.length > 0) return { changes: here };
  return { text: value === undefined ? "retiré" : valueText(nodeAt(kind, base, path), value) };
}

/** Whether one path leads to the other. */
function overlap(left: DataConflict["path"], right: DataConflict["path"]): boolean {
  const shortest = Math.min(left.length, right.length);
  return left.slice(0, shortest).every((step, index) => step === right[index]);
}

function dataOf(text: string): Data | undefined {
  const parsed = parseSource(text);
  return parsed.ok ? parsed.data : undefined;
}
