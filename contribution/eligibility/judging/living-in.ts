import type { QuestionKey } from "../../model/situation.ts";
import type { PlaceKind } from "../../territory/place.ts";
import type { Territory } from "../../territory/territory.ts";
import type { Facts } from "../person/facts.ts";
import { locatedPlace } from "../sentences/located-place.ts";
import type { Condition } from "./condition.ts";
import { NO, truthOf, UNKNOWN } from "./truth.ts";

const CODES: Readonly<Record<PlaceKind, (facts: Facts) => string | null | undefined>> = {
  region: (facts) => facts.region,
  department: (facts) => facts.department,
  epci: (facts) => facts.epci,
  commune: (facts) => facts.commune,
  postal_code: (facts) => facts.postalCode,
};

/** The commune is what is asked; the places that contain it follow from it. */
const QUESTION: Readonly<Record<PlaceKind, QuestionKey>> = {
  region: "menage.depcom",
  department: "menage.depcom",
  epci: "menage.depcom",
  commune: "menage.depcom",
  postal_code: "menage._codePostal",
};

/** The code of the household's place of a kind: null when it is in none, undefined when nobody knows. */
export function placeCode(facts: Facts, kind: PlaceKind): string | null | undefined {
  return CODES[kind](facts);
}

/** The condition that the household lives in one of some places. */
export function livingIn(kind: PlaceKind, codes: readonly string[]): Condition {
  const accepted = new Set(codes);
  const read = CODES[kind];
  return {
    judge(facts) {
      const code = read(facts);
      if (code === undefined) return UNKNOWN;
      return code === null ? NO : truthOf(accepted.has(code));
    },
    questions: [QUESTION[kind]],
    given: (facts, holds, names) =>
      whereabouts(facts, kind, names) ?? (holds ? "vous y habitez" : "vous habitez ailleurs"),
    places: { kind, codes },
  };
}

/** « vous habitez dans le Gard »; of an EPCI, whose name few know, the commune is said. */
function whereabouts(facts: Facts, kind: PlaceKind, names: Territory | undefined): string | undefined {
  if (kind === "postal_code") return `votre code postal est ${facts.postalCode}`;
  const said = kind === "epci" ? "commune" : kind;
  const code = CODES[said](facts);
  if (!code || !names || !isNamed(names, said, code)) return undefined;
  const { preposition, name } = locatedPlace(said, code, names);
  return `vous habitez ${preposition} ${name}`;
}

function isNamed(names: Territory, kind: "region" | "department" | "commune", code: string): boolean {
  return (names[kind](code)?.name ?? "") !== "";
}
