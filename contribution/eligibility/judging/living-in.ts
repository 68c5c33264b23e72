import type { QuestionKey } from "../../model/situation.ts";
import type { PlaceKind } from "../../territory/place.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Facts } from "../person/facts.ts";
import { truthOfKnown } from "../person/known.ts";
import { locatedPlace } from "../sentences/located-place.ts";
import type { Condition } from "./condition.ts";

/** The commune is what is asked; the places that contain it follow from it, or were answered beside. */
const QUESTION: Readonly<Record<PlaceKind, readonly [asked: QuestionKey, beside?: QuestionKey]>> = {
  region: ["menage.depcom", "menage._region"],
  department: ["menage.depcom", "menage._departement"],
  epci: ["menage.depcom", "menage._epci"],
  commune: ["menage.depcom"],
  postal_code: ["menage._codePostal"],
};

/** The condition that the household lives in one of some places. */
export function livingIn(kind: PlaceKind, codes: readonly string[]): Condition {
  const accepted = new Set<string | null>(codes);
  const [asked, beside] = QUESTION[kind];
  return {
    judge: ({ places }) => truthOfKnown(places[kind], (code) => accepted.has(code)),
    questions: [asked],
    ...(beside && { beside: [beside] }),
    given: (facts, holds, names) =>
      whereabouts(facts, kind, names) ?? (holds ? "vous y habitez" : "vous habitez ailleurs"),
    places: { kind, codes },
  };
}

/** « vous habitez dans le Gard »; of an EPCI, whose name few know, the commune is said. */
function whereabouts({ places }: Facts, kind: PlaceKind, names: Territory | undefined): string | undefined {
  const said = kind === "epci" ? "commune" : kind;
  const code = places[said]?.values[0];
  if (kind === "postal_code") return `votre code postal est ${code}`;
  if (!code || said === "postal_code" || !names || !isNamed(names, said, code)) return undefined;
  const { preposition, name } = locatedPlace(said, code, names);
  return `vous habitez ${preposition} ${name}`;
}

function isNamed(names: Territory, kind: "region" | "department" | "commune", code: string): boolean {
  return (names[kind](code)?.name ?? "") !== "";
}
