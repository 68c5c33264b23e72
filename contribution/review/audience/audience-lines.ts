import { frenchNumber } from "../../model/french-number.ts";
import type { Axis } from "./axis.ts";
import type { GridPoint } from "./grid.ts";
import { type Groups, groupsFor } from "./groups.ts";
import { personsText } from "./persons-text.ts";

/** One sentence about who is concerned by a change. `same`: nobody; `unsure`: it cannot be said. */
export interface AudienceLine {
  readonly kind: "gain" | "loss" | "amount" | "same" | "unsure";
  readonly text: string;
}

/** Who had a right and loses it. */
export function lossLines(
  had: readonly GridPoint[],
  have: ReadonlySet<GridPoint>,
  axes: readonly Axis[],
): AudienceLine[] {
  const groups = groupsFor(had, (point) => !have.has(point), axes.length);
  if (isWhole(groups)) {
    const text =
      have.size === 0
        ? "Plus personne ne serait éligible."
        : "Aucune des personnes éligibles aujourd’hui ne le serait encore.";
    return [{ kind: "loss", text }];
  }
  return told(groups, axes, "ne seraient plus éligibles").map((text) => ({ kind: "loss", text }));
}

/** Who has a right and had none; `who` says all who have it. */
export function gainLines(
  have: readonly GridPoint[],
  had: ReadonlySet<GridPoint>,
  axes: readonly Axis[],
  who: () => string,
): AudienceLine[] {
  const groups = groupsFor(have, (point) => !had.has(point), axes.length);
  if (isWhole(groups))
    return [
      {
        kind: "gain",
        text: had.size === 0 ? `Personne ne pouvait la voir ou y avoir droit. ${who()}` : who(),
      },
    ];
  return told(groups, axes, "deviendraient éligibles").map((text) => ({ kind: "gain", text }));
}

function isWhole({ groups }: Groups): boolean {
  return groups.length === 1 && groups[0]?.limits.size === 0;
}

function told({ groups, left }: Groups, axes: readonly Axis[], verb: string): string[] {
  const sentences = groups.map(({ limits }) => `${personsText(limits, axes)} ${verb}.`);
  const [example] = left;
  if (!example) return sentences;
  const everything = new Map(example.values.map((value, axis) => [axis, [value]]));
  const some = sentences.length > 0 ? "D’autres personnes encore" : "Certaines personnes";
  return [...sentences, `${some} ${verb}, par exemple : ${lowered(personsText(everything, axes))}.`];
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** On how many situations the lines rest; `possible` when they are a sample. */
export function methodText(tried: number, possible: number | undefined): string {
  const situations = `${frenchNumber(tried)} ${tried > 1 ? "situations types" : "situation type"}`;
  if (possible === undefined) return `D’après ${situations} ; les autres conditions restent à remplir.`;
  return `D’après un échantillon de ${situations}, sur ${frenchNumber(possible)} possibles : un petit groupe peut manquer. Les autres conditions restent à remplir.`;
}
