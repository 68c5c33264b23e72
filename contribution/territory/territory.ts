import { departmentsIn } from "./department-of.ts";
import type { Commune, Department, Epci, FormerCommune, FormerName, PlaceKind, Region } from "./place.ts";
import { PlaceIndex } from "./place-index.ts";
import {
  toCommune,
  toDepartment,
  toEpci,
  toFormerCommune,
  toFormerName,
  toRegion,
  toStrays,
} from "./place-lines.ts";

/** The generated text that `createTerritory` reads, from the project's root; the browser fetches a copy of it. */
export const TERRITORY_FILE = "contribution/territory/generated/places.txt";

/**
 * The places of France and who contains whom, in the year of the generated text. Codes are those of INSEE, SIRENs for
 * EPCIs. The SIRENs of regions and departments are not in the source.
 */
export interface Territory {
  region(code: string): Region | undefined;
  department(code: string): Department | undefined;
  epci(siren: string): Epci | undefined;
  /** A commune that exists today; a delegated commune that shares its code is not told apart. */
  commune(code: string): Commune | undefined;
  communeBySiren(siren: string): Commune | undefined;
  /** A code that was a commune's, or is a part of one: the simulator never meets it. */
  formerCommune(code: string): FormerCommune | undefined;
  /** Codes of the communes that have a postal code, sorted; none when no commune has it. */
  communesOfPostalCode(postalCode: string): readonly string[];
  /** Codes of the communes of any place, to see whether two places meet; none for an unknown code. */
  communesOf(kind: PlaceKind, code: string): ReadonlySet<string>;
  regions(): Iterable<Region>;
  departments(): Iterable<Department>;
  epcis(): Iterable<Epci>;
  communes(): Iterable<Commune>;
  postalCodes(): Iterable<string>;
  formerCommunes(): Iterable<FormerCommune>;
  formerNames(): Iterable<FormerName>;
}

/**
 * The territory in a text that `npm run generate` made (`TERRITORY_FILE`). Costs nothing until asked: a question
 * searches the text itself, among the communes only the departments that it is about. The text may be undecoded bytes,
 * one character each, when `decode` makes text of a line: few of the 40,000 lines are ever read.
 */
export function createTerritory(text: string, decode: DecodeLine = (line) => line): Territory {
  return new TextTerritory(text, decode);
}

/** Makes the characters of a line from those of the text, where the text holds bytes that were not decoded. */
export type DecodeLine = (line: string) => string;

/** The parts of the text, in its order. */
const PARTS = [
  "regions",
  "departments",
  "epcis",
  "communes",
  "formerCommunes",
  "formerNames",
  "strays",
] as const;
type Parts = Readonly<Record<(typeof PARTS)[number], string>>;

class TextTerritory implements Territory {
  readonly #regions: PlaceIndex<Region>;
  readonly #departments: PlaceIndex<Department>;
  readonly #epcis: PlaceIndex<Epci>;
  readonly #communes: PlaceIndex<Commune>;
  readonly #formerCommunes: PlaceIndex<FormerCommune>;
  readonly #formerNames: PlaceIndex<FormerName>;
  readonly #strays: PlaceIndex<readonly string[]>;
  readonly #sets = new Map<string, ReadonlySet<string>>();

  constructor(text: string, decode: DecodeLine) {
    const parts = partsOf(text);
    const indexOf = <Place>(part: keyof Parts, toPlace: (line: string) => Place) =>
      new PlaceIndex(parts[part], (line) => toPlace(decode(line)));
    this.#regions = indexOf("regions", toRegion);
    this.#departments = indexOf("departments", toDepartment);
    this.#epcis = indexOf("epcis", (line) => toEpci(line, (epci) => this.#members(epci)));
    this.#communes = indexOf("communes", (line) =>
      toCommune(line, (department) => this.department(department)?.region ?? ""),
    );
    this.#formerCommunes = indexOf("formerCommunes", toFormerCommune);
    this.#formerNames = indexOf("formerNames", toFormerName);
    this.#strays = indexOf("strays", toStrays);
  }

  region(code: string): Region | undefined {
    return this.#regions.find(code);
  }

  department(code: string): Department | undefined {
    return this.#departments.find(code);
  }

  epci(siren: string): Epci | undefined {
    return this.#epcis.find(siren);
  }

  commune(code: string): Commune | undefined {
    return this.#communes.find(code);
  }

  communeBySiren(siren: string): Commune | undefined {
    const departments = siren.startsWith("21") ? departmentsIn(siren.slice(2)) : [];
    for (const department of departments) {
      const usual = this.commune(department.slice(0, 2) + siren.slice(5, 8));
      const found = usual?.siren === siren ? usual : this.#communes.holding(`\t${siren}\t`, department)[0];
      if (found) return found;
    }
    const [stray] = this.#strays.find(siren) ?? [];
    return stray === undefined ? undefined : this.commune(stray);
  }

  formerCommune(code: string): FormerCommune | undefined {
    return this.#formerCommunes.find(code);
  }

  communesOfPostalCode(postalCode: string): readonly string[] {
    const usual = departmentsIn(postalCode)
      .flatMap((department) => this.#communes.holding(postalCode, department))
      .filter(({ postalCodes }) => postalCodes.includes(postalCode));
    return [...usual.map(({ code }) => code), ...(this.#strays.find(postalCode) ?? [])].sort();
  }

  communesOf(kind: PlaceKind, code: string): ReadonlySet<string> {
    const key = `${kind} ${code}`;
    const set = this.#sets.get(key) ?? new Set(this.#listCommunes(kind, code));
    this.#sets.set(key, set);
    return set;
  }

  regions(): Iterable<Region> {
    return this.#regions.all();
  }

  departments(): Iterable<Department> {
    return this.#departments.all();
  }

  epcis(): Iterable<Epci> {
    return this.#epcis.all();
  }

  communes(): Iterable<Commune> {
    return this.#communes.all();
  }

  postalCodes(): Iterable<string> {
    return [...new Set([...this.communes()].flatMap(({ postalCodes }) => postalCodes))].sort();
  }

  formerCommunes(): Iterable<FormerCommune> {
    return this.#formerCommunes.all();
  }

  formerNames(): Iterable<FormerName> {
    return this.#formerNames.all();
  }

  #members({ code, departments }: Epci): readonly string[] {
    return departments
      .flatMap((department) => this.#communes.holding(`\t${code}\t`, department))
      .filter(({ epci }) => epci === code)
      .map((commune) => commune.code);
  }

  #listCommunes(kind: PlaceKind, code: string): readonly string[] {
    switch (kind) {
      case "region":
        return [...this.departments()]
          .filter(({ region }) => region === code)
          .flatMap((department) => this.#communes.codesFrom(department.code));
      case "department":
        return this.department(code) ? this.#communes.codesFrom(code) : [];
      case "epci":
        return this.epci(code)?.communes ?? [];
      case "commune":
        return this.commune(code) ? [code] : [];
      case "postal_code":
        return this.communesOfPostalCode(code);
    }
  }
}

function partsOf(text: string): Parts {
  const [, ...parts] = text.trimEnd().split("\n# ");
  if (parts.length !== PARTS.length)
    throw new Error(`a territory has ${PARTS.length} parts, not ${parts.length}`);
  const lines = parts.map((part, index) => [PARTS[index], part.slice(part.indexOf("\n") + 1)]);
  // One part for each name, as was just checked.
  return Object.fromEntries(lines) as Parts;
}
