import { LISTED_PLACES } from "../../territory/listed-places.ts";
import type { PlaceKind } from "../../territory/place.ts";
import { type LocatedPlace, locatedPlace } from "./located-place.ts";
import { oneOf, type Phrase } from "./phrase.ts";
import type { SentenceContext, Teller, Tellers } from "./teller.ts";

/** How many places are named before the rest is counted. */
const NAMED = 3;

const OTHERS: Readonly<Record<PlaceKind, string>> = {
  region: "autres régions",
  department: "autres départements",
  epci: "autres intercommunalités",
  commune: "autres communes",
  postal_code: "autres codes postaux",
};

/** Where the person lives. */
export const PLACES: Tellers = {
  ...Object.fromEntries(Object.entries(LISTED_PLACES).map(([type, kind]) => [type, inhabiting(kind)])),
  attached_to_institution: (_criterion, negated, { institution }) => ({
    verb: "habiter",
    rest: `sur le territoire de l’institution${institution ? ` (${institution})` : ""}`,
    negated,
  }),
};

function inhabiting(kind: PlaceKind): Teller {
  return ({ type, values }, negated, context) => {
    const codes = Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
    if (codes.length === 0) return undefined;
    return placesPhrase(kind, codes, negated !== (type === "excluded_epcis"), context);
  };
}

function placesPhrase(
  kind: PlaceKind,
  codes: readonly string[],
  negated: boolean,
  { territory }: SentenceContext,
): Phrase {
  // One place more is as short as its count.
  const named = codes.length > NAMED + 1 ? codes.slice(0, NAMED) : codes;
  const texts = withPrepositions(named.map((code) => locatedPlace(kind, code, territory)));
  const left = codes.length - named.length;
  const rest =
    left > 0 ? `${texts.join(", ")} ${negated ? "ni" : "ou"} ${left} ${OTHERS[kind]}` : oneOf(texts, negated);
  return kind === "postal_code"
    ? { verb: "avoir", rest: `pour code postal ${rest}`, negated }
    : { verb: "habiter", rest, negated };
}

/** « dans le Gard » then « l’Hérault »: « dans » and « à » are said once, « en », « au » each time. */
function withPrepositions(places: readonly LocatedPlace[]): string[] {
  return places.map(({ preposition, name }, index) => {
    const isSaid = preposition === places[index - 1]?.preposition && preposition !== "en";
    return isSaid || preposition === "" ? name : `${preposition} ${name}`;
  });
}
