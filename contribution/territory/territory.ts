import { membersOfDepartments, membersOfEpcis, membersOfPostalCodes } from "./members.ts";
import { once } from "./once.ts";
import type { Commune, Department, Epci, FormerCommune, FormerName, PlaceKind, Region } from "./place.ts";
import { toCommune, toDepartment, toEpci, toFormerCommune, toFormerName, toRegion } from "./place-lines.ts";
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
 * The territory in a text that `npm run generate` made (`TERRITORY_FILE`). Costs nothing until asked: a lookup
 * searches the text itself; the first question on members (of an EPCI, a postal code, `communesOf`) reads all communes.
 */
export function createTerritory(text: string): Territory {
  return new TextTerritory(text);
}

/** The parts of the text, in its order. */
const PARTS = ["regions", "departments", "epcis", "communes", "formerCommunes", "formerNames"] as const;
type Parts = Readonly<Record<(typeof PARTS)[number], SortedLines>>;

class TextTerritory implements Territory {
  readonly #parts: Parts;
  readonly #sets = new Map<string, ReadonlySet<string>>();
  readonly #departmentMembers = once(() => membersOfDepartments(this.#parts.communes.all));
  readonly #epciMembers = once(() => membersOfEpcis(this.#parts.communes.all));
  readonly #postalCodeMembers = once(() => membersOfPostalCodes(this.#parts.communes.all));
  readonly #codesBySiren = once(() => new Map([...this.communes()].map(({ siren, code }) => [siren, code])));
  readonly #regions = once(() => new Map([...this.departments()].map(({ code, region }) => [code, region])));

  constructor(text: string) {
    this.#parts = partsOf(text);
  }

  region(code: string): Region | undefined {
    return found(this.#parts.regions, code, toRegion);
  }

  department(code: string): Department | undefined {
    return found(this.#parts.departments, code, toDepartment);
  }

  epci(siren: string): Epci | undefined {
    return found(this.#parts.epcis, siren, this.#toEpci);
  }

  commune(code: string): Commune | undefined {
    return found(this.#parts.communes, code, this.#toCommune);
  }

  communeBySiren(siren: string): Commune | undefined {
    const code = this.#codesBySiren().get(siren);
    return code === undefined ? undefined : this.commune(code);
  }

  formerCommune(code: string): FormerCommune | undefined {
    return found(this.#parts.formerCommunes, code, toFormerCommune);
  }

  communesOfPostalCode(postalCode: string): readonly string[] {
    return this.#postalCodeMembers().get(postalCode) ?? [];
  }

  communesOf(kind: PlaceKind, code: string): ReadonlySet<string> {
    const key = `${kind} ${code}`;
    const set = this.#sets.get(key) ?? new Set(this.#listCommunes(kind, code));
    this.#sets.set(key, set);
    return set;
  }

  regions(): Iterable<Region> {
    return every(this.#parts.regions, toRegion);
  }

  departments(): Iterable<Department> {
    return every(this.#parts.departments, toDepartment);
  }

  epcis(): Iterable<Epci> {
    return every(this.#parts.epcis, this.#toEpci);
  }

  communes(): Iterable<Commune> {
    return every(this.#parts.communes, this.#toCommune);
  }

  postalCodes(): Iterable<string> {
    return [...this.#postalCodeMembers().keys()].sort();
  }

  formerCommunes(): Iterable<FormerCommune> {
    return every(this.#parts.formerCommunes, toFormerCommune);
  }

  formerNames(): Iterable<FormerName> {
    return every(this.#parts.formerNames, toFormerName);
  }

  readonly #toEpci = (line: string): Epci => toEpci(line, (siren) => this.#epciMembers().get(siren) ?? []);

  readonly #toCommune = (line: string): Commune =>
    toCommune(line, (department) => this.#regions().get(department) ?? "");

  #listCommunes(kind: PlaceKind, code: string): readonly string[] {
    switch (kind) {
      case "region":
        return [...this.departments()]
          .filter(({ region }) => region === code)
          .flatMap((department) => this.#departmentMembers().get(department.code) ?? []);
      case "department":
        return this.#departmentMembers().get(code) ?? [];
      case "epci":
        return this.#epciMembers().get(code) ?? [];
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
  const lines = parts.map((part, index) => [
    PARTS[index],
    new SortedLines(part.slice(part.indexOf("\n") + 1)),
  ]);
  // One part for each name, as was just checked.
  return Object.fromEntries(lines) as Parts;
}

function found<T>(lines: SortedLines, code: string, read: (line: string) => T): T | undefined {
  const line = lines.find(code);
  return line === undefined ? undefined : read(line);
}

function* every<T>(lines: SortedLines, read: (line: string) => T): Generator<T> {
  for (const line of lines.all) yield read(line);
}
