import type { Article, PlaceKind } from "../../territory/place.ts";
import { placeName } from "../../territory/place-text.ts";
import type { Territory } from "../../territory/territory.ts";

/** A place after « habiter »: « dans » and « le Gard », « à » and « Nîmes (30) », « en » and « Occitanie ». */
export interface LocatedPlace {
  /** Empty for a postal code. */
  readonly preposition: string;
  readonly name: string;
}

/** Regions and departments that French calls as it calls towns. */
const LIKE_TOWNS = new Set([
  "Paris",
  "La Réunion",
  "Mayotte",
  "Saint-Pierre-et-Miquelon",
  "Saint-Barthélemy",
  "Saint-Martin",
  "Wallis et Futuna",
]);

/** Those that French calls as nothing else. */
const OWN_WAYS: Readonly<Record<string, LocatedPlace>> = {
  "Terres australes et antarctiques françaises": {
    preposition: "dans",
    name: "les Terres australes et antarctiques françaises",
  },
  "Île de Clipperton": { preposition: "sur", name: "l’île de Clipperton" },
};

/** Feminine departments that usage calls with their article, since they are first of all a river or a sea. */
const NAMED_AFTER_WATERS = new Set([
  "Creuse",
  "Drôme",
  "Loire",
  "Manche",
  "Marne",
  "Meuse",
  "Nièvre",
  "Sarthe",
  "Somme",
  "Vienne",
]);

const UNKNOWN: Readonly<Record<PlaceKind, string>> = {
  region: "une région inconnue",
  department: "un département inconnu",
  epci: "une intercommunalité inconnue",
  commune: "une commune inconnue",
  postal_code: "un code postal inconnu",
};

const UNNAMED: Readonly<Record<PlaceKind, string>> = {
  region: "la région",
  department: "le département",
  epci: "l’intercommunalité",
  commune: "la commune",
  postal_code: "",
};

const EPCI_KINDS: readonly (readonly [abbreviation: RegExp, words: string])[] = [
  [/^CC /, "la communauté de communes "],
  [/^CA /, "la communauté d’agglomération "],
  [/^CU /, "la communauté urbaine "],
  [/^(?=Métropole )/, "la "],
  [/^(?=Eurométropole )/, "l’"],
  [/^/, ""],
];

/** A place in the words of a sentence; a code without name is said to be unknown, or as it is without a territory. */
export function locatedPlace(kind: PlaceKind, code: string, territory: Territory | undefined): LocatedPlace {
  const preposition = kind === "postal_code" ? "" : "dans";
  if (!territory) return { preposition, name: `${UNNAMED[kind]} ${code}`.trim() };
  return (
    known(kind, code, territory) ?? {
      preposition,
      name: `${UNKNOWN[kind]} (${code})`,
    }
  );
}

function known(kind: PlaceKind, code: string, territory: Territory): LocatedPlace | undefined {
  const name = placeName(territory, kind, code)?.replaceAll("'", "’");
  if (name === undefined) return undefined;
  switch (kind) {
    case "region":
      return regionPlace(name, territory.region(code)?.article ?? "");
    case "department":
      return departmentPlace(territory, code);
    case "epci":
      return { preposition: "dans", name: epciName(name) };
    case "commune":
      return communePlace(name);
    case "postal_code":
      return { preposition: "", name };
  }
}

function regionPlace(name: string, article: Article): LocatedPlace {
  const own = OWN_WAYS[name];
  if (own) return own;
  if (LIKE_TOWNS.has(name)) return { preposition: "à", name };
  // « en » takes the feminine names, whatever their article: « en Nouvelle-Aquitaine », « en Occitanie ».
  return article === "le" || article === "les"
    ? { preposition: "dans", name: `${article} ${name}` }
    : { preposition: "en", name };
}

function departmentPlace(territory: Territory, code: string): LocatedPlace | undefined {
  const department = territory.department(code);
  if (!department) return undefined;
  const name = department.name.replaceAll("'", "’");
  const { article } = department;
  // « en » for two names joined by « et », whatever their gender: the rule of the Académie française.
  if (/-et-/.test(name) && !LIKE_TOWNS.has(name)) return { preposition: "en", name };
  if (article === "l’") return { preposition: "dans", name: `l’${name}` };
  return article === "la" && NAMED_AFTER_WATERS.has(name)
    ? { preposition: "dans", name: `la ${name}` }
    : regionPlace(name, article);
}

function epciName(name: string): string {
  const [abbreviation = /^/, words = ""] = EPCI_KINDS.find(([kind]) => kind.test(name)) ?? [];
  return name.replace(abbreviation, words);
}

/** « au Mans (72) », « aux Mées (04) », « à La Rochelle (17) »; what became of a former commune is kept in quotes. */
function communePlace(name: string): LocatedPlace {
  if (!/\(\w+\)$/.test(name) || / fait partie de | est un ancien code de /.test(name))
    return { preposition: "dans", name: `une ancienne commune (${name})` };
  if (name.startsWith("Le ")) return { preposition: "au", name: name.slice(3) };
  if (name.startsWith("Les ")) return { preposition: "aux", name: name.slice(4) };
  return { preposition: "à", name };
}
