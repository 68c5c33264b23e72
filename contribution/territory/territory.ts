import { departmentsIn } from "./department-of.ts";
import { once } from "./once.ts";
import type { Commune, Department, Epci, FormerCommune, FormerName, PlaceKind, Region } from "./place.ts";
import {
  toCommune,
  toDepartment,
  toEpci,
  toFormerCommune,
  toFormerName,
  toRegion,
  toStrays,
} from "./place-lines.ts";
import { SortedLines } from "./sorted-lines.ts";

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
  readonly #regionLines: SortedLines;
  readonly #departmentLines: SortedLines;
  readonly #epciLines: SortedLines;
  readonly #communeLines: SortedLines;
  readonly #formerCommuneLines: SortedLines;
  readonly #formerNameLines: SortedLines;
  readonly #strayLines: SortedLines;
  readonly #decode: DecodeLine;
  readonly #known = new Map<string, Commune>();
  readonly #sets = new Map<string, ReadonlySet<string>>();
  readonly #regionOf = once(() => new Map([...this.departments()].map(({ code, region }) => [code, region])));

  constructor(text: string, decode: DecodeLine) {
    this.#decode = decode;
    const parts = partsOf(text);
    this.#regionLines = new SortedLines(parts.regions);
    this.#departmentLines = new SortedLines(parts.departments);
    this.#epciLines = new SortedLines(parts.epcis);
    this.#communeLines = new SortedLines(parts.communes);
    this.#formerCommuneLines = new SortedLines(parts.formerCommunes);
    this.#formerNameLines = new SortedLines(parts.formerNames);
    this.#strayLines = new SortedLines(parts.strays);
  }

  region(code: string): Region | undefined {
    return this.#read(this.#regionLines.find(code), toRegion);
  }

  department(code: string): Department | undefined {
    return this.#read(this.#departmentLines.find(code), toDepartment);
  }

  epci(siren: string): Epci | undefined {
    return this.#read(this.#epciLines.find(siren), this.#toEpci);
  }

  commune(code: string): Commune | undefined {
    const known = this.#known.get(code) ?? this.#read(this.#communeLines.find(code), this.#toCommune);
    if (known) this.#known.set(code, known);
    return known;
  }

  communeBySiren(siren: string): Commune | undefined {
    const departments = siren.startsWith("21") ? departmentsIn(siren.slice(2)) : [];
    for (const department of departments) {
      const usual = this.commune(department.slice(0, 2) + siren.slice(5, 8));
      const found = usual?.siren === siren ? usual : this.#communesIn(department, `\t${siren}\t`)[0];
      if (found) return found;
    }
    const [stray] = this.#strays(siren);
    return stray === undefined ? undefined : this.commune(stray);
  }

  formerCommune(code: string): FormerCommune | undefined {
    return this.#read(this.#formerCommuneLines.find(code), toFormerCommune);
  }

  communesOfPostalCode(postalCode: string): readonly string[] {
    const usual = departmentsIn(postalCode)
      .flatMap((department) => this.#communesIn(department, postalCode))
      .filter(({ postalCodes }) => postalCodes.includes(postalCode));
    return [...usual.map(({ code }) => code), ...this.#strays(postalCode)].sort();
  }

  communesOf(kind: PlaceKind, code: string): ReadonlySet<string> {
    const key = `${kind} ${code}`;
    const set = this.#sets.get(key) ?? new Set(this.#listCommunes(kind, code));
    this.#sets.set(key, set);
    return set;
  }

  regions(): Iterable<Region> {
    return this.#every(this.#regionLines, toRegion);
  }

  departments(): Iterable<Department> {
    return this.#every(this.#departmentLines, toDepartment);
  }

  epcis(): Iterable<Epci> {
    return this.#every(this.#epciLines, this.#toEpci);
  }

  communes(): Iterable<Commune> {
    return this.#every(this.#communeLines, this.#toCommune);
  }

  postalCodes(): Iterable<string> {
    return [...new Set([...this.communes()].flatMap(({ postalCodes }) => postalCodes))].sort();
  }

  formerCommunes(): Iterable<FormerCommune> {
    return this.#every(this.#formerCommuneLines, toFormerCommune);
  }

  formerNames(): Iterable<FormerName> {
    return this.#every(this.#formerNameLines, toFormerName);
  }

  readonly #toEpci = (line: string): Epci =>
    toEpci(line, ({ code, departments }) =>
      departments
        .flatMap((department) => this.#communesIn(department, `\t${code}\t`))
        .filter(({ epci }) => epci === code)
        .map((commune) => commune.code),
    );

  readonly #toCommune = (line: string): Commune =>
    toCommune(line, (department) => this.#regionOf().get(department) ?? "");

  /** The communes of a department whose line holds a text. */
  #communesIn(department: string, text: string): Commune[] {
    const lines = this.#communeLines.startingWith(department).filter((line) => line.includes(text));
    return lines.map((line) => this.#toCommune(this.#decode(line)));
  }

  /** Codes of the communes that have a number that says another department than theirs. */
  #strays(number: string): readonly string[] {
    return this.#read(this.#strayLines.find(number), toStrays) ?? [];
  }

  #read<T>(line: string | undefined, toPlace: (line: string) => T): T | undefined {
    return line === undefined ? undefined : toPlace(this.#decode(line));
  }

  *#every<T>(lines: SortedLines, toPlace: (line: string) => T): Generator<T> {
    for (const line of lines.all) yield toPlace(this.#decode(line));
  }

  #listCommunes(kind: PlaceKind, code: string): readonly string[] {
    switch (kind) {
      case "region":
        return [...this.departments()]
          .filter(({ region }) => region === code)
          .flatMap((department) => this.#listCommunes("department", department.code));
      case "department":
        return this.department(code)
          ? this.#communeLines.startingWith(code).map((line) => line.slice(0, line.indexOf("\t")))
          : [];
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
