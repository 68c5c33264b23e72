import { allOf } from "../../eligibility/sentences/phrase.ts";
import type { Axis } from "./axis.ts";

/** « Les personnes de 16 et 17 ans au lycée qui habitent dans le Gard », « Les habitants du Gard ». */
export function personsText(limits: ReadonlyMap<number, readonly number[]>, axes: readonly Axis[]): string {
  const words = [...limits]
    .sort(([one], [other]) => one - other)
    .flatMap(([axis, values]) => axes[axis]?.words(values) ?? []);
  const [only] = words;
  if (words.length === 1 && only?.alone !== undefined) return only.alone;
  // An age stays beside « personnes »: « de 16 et 17 ans en apprentissage ».
  const beside = words.filter(({ place }) => place === "after-persons").map(({ text }) => text);
  const clauses = words.filter(({ place }) => place === "after-who").map(({ text }) => text);
  const who =
    clauses.length > 0
      ? [`qui ${allOf(clauses.map((text, index) => (index === 0 ? text : `qui ${text}`)))}`]
      : [];
  return ["Les personnes", ...beside, ...who].join(" ");
}
