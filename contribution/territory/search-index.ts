import { foldedName } from "./folded-name.ts";
import { LineIndex } from "./line-index.ts";
import type { Commune, FormerCommune, PlaceKind } from "./place.ts";
import { type Steps, Stepwise } from "./stepwise.ts";
import type { Territory } from "./territory.ts";

/** What a name or a code leads to. */
export interface Target {
  readonly kind: PlaceKind;
  readonly code: string;
  /** Name or code that is no longer used, when that is what was found. */
  readonly former?: string;
  /** Postal code, when a commune was found by it. */
  readonly postalCode?: string;
  /** Inhabitants, to list the better known first. */
  readonly weight: number;
}

/** Every name, or every code, and what it leads to, line by line. */
export interface TargetIndex {
  readonly lines: LineIndex;
  readonly targets: readonly Target[];
}

/** The two ways to find a place, each made at its first question. */
export interface SearchIndex {
  names(): TargetIndex;
  codes(): TargetIndex;
  /** Makes both before anybody asks, a few milliseconds a step. */
  prepare(): Steps<void>;
}

/** Places read in one step. */
const STEP = 1000;

const indexes = new WeakMap<Territory, SearchIndex>();

/** The index of a territory, always the same one. */
export function searchIndexOf(territory: Territory): SearchIndex {
  const index = indexes.get(territory) ?? createSearchIndex(territory);
  indexes.set(territory, index);
  return index;
}

interface Named {
  readonly text: string;
  readonly target: Target;
}

function createSearchIndex(territory: Territory): SearchIndex {
  const current = new Stepwise(() => currentPlaces(territory));
  const names = new Stepwise(function* () {
    const { places } = yield* current.prepare();
    yield;
    const former = [...territory.formerCommunes()];
    yield;
    const named = [...places, ...formerNames(territory, former)];
    return yield* nameIndex(named);
  });
  const codes = new Stepwise(function* () {
    const { places, postalCodes } = yield* current.prepare();
    const own = places.map(({ target }) => ({ text: target.code, target }));
    yield;
    const past = Array.from(territory.formerCommunes(), ({ code, successor }) =>
      formerly(territory, code, successor, code),
    );
    yield;
    const coded = [...own, ...postalCodes, ...past];
    return toIndex(
      coded,
      coded.map(({ text }) => text),
    );
  });
  return {
    names: () => names.get(),
    codes: () => codes.get(),
    *prepare() {
      for (const index of [yield* names.prepare(), yield* codes.prepare()]) yield* index.lines.prepare();
    },
  };
}

function* currentPlaces(
  territory: Territory,
): Steps<{ places: readonly Named[]; postalCodes: readonly Named[] }> {
  const communes: Named[] = [];
  const inhabitants = new Inhabitants();
  for (const commune of territory.communes()) {
    const { code, name, population } = commune;
    communes.push({ text: name, target: { kind: "commune", code, weight: population } });
    inhabitants.add(commune);
    if (communes.length % STEP === 0) yield;
  }
  return {
    places: [...containers(territory, inhabitants), ...communes],
    postalCodes: inhabitants.postalCodes(),
  };
}

/** How many people live in the places that hold communes, by kind and code. */
class Inhabitants {
  readonly #counts = {
    region: new Map<string, number>(),
    department: new Map<string, number>(),
    epci: new Map<string, number>(),
    postal_code: new Map<string, number>(),
  };

  add({ region, department, epci, postalCodes, population }: Commune): void {
    increase(this.#counts.region, region, population);
    increase(this.#counts.department, department, population);
    if (epci !== undefined) increase(this.#counts.epci, epci, population);
    for (const postalCode of postalCodes) increase(this.#counts.postal_code, postalCode, population);
  }

  named(text: string, kind: "region" | "department" | "epci", code: string): Named {
    return { text, target: { kind, code, weight: this.#counts[kind].get(code) ?? 0 } };
  }

  postalCodes(): Named[] {
    return Array.from(this.#counts.postal_code, ([code, weight]) => ({
      text: code,
      target: { kind: "postal_code", code, weight },
    }));
  }
}

function increase(counts: Map<string, number>, code: string, by: number): void {
  counts.set(code, (counts.get(code) ?? 0) + by);
}

function containers(territory: Territory, inhabitants: Inhabitants): Named[] {
  return [
    ...Array.from(territory.regions(), ({ code, name }) => inhabitants.named(name, "region", code)),
    ...Array.from(territory.departments(), ({ code, name }) => inhabitants.named(name, "department", code)),
    ...Array.from(territory.epcis(), ({ code, name }) =>
      inhabitants.named(withoutEpciKind(name), "epci", code),
    ),
  ];
}

/** An EPCI's name without its kind: `CC Pays d'Uzès` is looked for as `Pays d'Uzès`. */
function withoutEpciKind(name: string): string {
  return name.replace(/^(?:CC|CA|CU) /, "");
}

function formerNames(territory: Territory, former: readonly FormerCommune[]): Named[] {
  return [
    ...former.flatMap(({ name, code, successor }) =>
      name ? [formerly(territory, name, successor, code)] : [],
    ),
    ...Array.from(territory.formerNames(), ({ code, name }) => formerly(territory, name, code, name)),
  ];
}

function formerly(territory: Territory, text: string, code: string, former: string): Named {
  return {
    text,
    target: { kind: "commune", code, former, weight: territory.commune(code)?.population ?? 0 },
  };
}

/** Names are folded together, which is much faster than one by one. */
function* nameIndex(named: readonly Named[]): Steps<TargetIndex> {
  const folded: string[] = [];
  for (let from = 0; from < named.length; from += STEP) {
    const names = named.slice(from, from + STEP).map(({ text }) => text);
    folded.push(...foldedName(names.join("\n")).split("\n"));
    yield;
  }
  return toIndex(named, folded);
}

function toIndex(named: readonly Named[], lines: readonly string[]): TargetIndex {
  return { lines: new LineIndex(lines), targets: named.map(({ target }) => target) };
}
