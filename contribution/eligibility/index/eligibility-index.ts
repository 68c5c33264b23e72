import type { PlaceKind } from "../../territory/place.ts";
import type { Simulation } from "../answers/answer.ts";
import type { CompiledBenefit } from "../benefit/compile-benefit.ts";
import type { Condition } from "../judging/condition.ts";
import { NO, type Truth, UNKNOWN, YES } from "../judging/truth.ts";
import type { Facts } from "../person/facts.ts";
import { AgeShelf } from "./age-shelf.ts";
import { type IndexedBenefit, indexedBenefit, placesOf } from "./indexed-benefit.ts";

/** The benefits found by a kind of place. */
interface PlaceShelves {
  readonly kind: PlaceKind;
  readonly all: AgeShelf;
  readonly byCode: Map<string, AgeShelf>;
}

/** The benefits that ask for one interest, or for none. */
interface Section {
  readonly interest: Condition | undefined;
  readonly everywhere: AgeShelf;
  readonly places: PlaceShelves[];
}

/**
 * The sound benefits of a catalogue by what rules most of them out: the interest, the place, the age. Answering a
 * person looks only at those left.
 */
export class EligibilityIndex {
  readonly #sections: Section[] = [];

  /** @param benefits without findings, in the order of the answers. */
  constructor(benefits: readonly CompiledBenefit[]) {
    for (const [order, benefit] of benefits.entries()) this.#add(benefit, order);
  }

  simulate(facts: Facts): Simulation {
    const found: Found = { eligible: [], unknown: [] };
    for (const { interest, everywhere, places } of this.#sections) {
      const interested = interest ? interest.judge(facts) : YES;
      if (interested === NO) continue;
      visit(everywhere, interested, facts, found);
      for (const { kind, all, byCode } of places) {
        const codes = facts.places[kind]?.values ?? [];
        const [code] = codes;
        // Of a place that is not sure, the index rules nothing out.
        if (codes.length !== 1) visit(all, interested, facts, found, true);
        else if (code) visit(byCode.get(code), interested, facts, found);
      }
    }
    return { eligible: listed(found.eligible), unknown: listed(found.unknown) };
  }

  #add(benefit: CompiledBenefit, order: number): void {
    const places = placesOf(benefit);
    const indexed = indexedBenefit(benefit, places, order);
    const section = this.#section(benefit.interest?.condition);
    if (!places) {
      section.everywhere.add(indexed);
      return;
    }
    const { all, byCode } = shelvesOf(section, places.kind);
    all.add(indexed);
    for (const code of new Set(places.codes)) {
      const shelf = byCode.get(code) ?? new AgeShelf();
      byCode.set(code, shelf);
      shelf.add(indexed);
    }
  }

  #section(interest: Condition | undefined): Section {
    const known = this.#sections.find((section) => section.interest === interest);
    if (known) return known;
    const section = { interest, everywhere: new AgeShelf(), places: [] };
    this.#sections.push(section);
    return section;
  }
}

function shelvesOf({ places }: Section, kind: PlaceKind): PlaceShelves {
  const known = places.find((shelves) => shelves.kind === kind);
  if (known) return known;
  const shelves = { kind, all: new AgeShelf(), byCode: new Map<string, AgeShelf>() };
  places.push(shelves);
  return shelves;
}

interface Found {
  readonly eligible: IndexedBenefit[];
  readonly unknown: IndexedBenefit[];
}

/** Judges what is left of a shelf; `known` is what its place in the index says, the household's place only if found by it. */
function visit(
  shelf: AgeShelf | undefined,
  known: Truth,
  facts: Facts,
  { eligible, unknown }: Found,
  isAnywhere = false,
): void {
  if (!shelf) return;
  for (const benefit of shelf.at(facts.age)) {
    const aged = facts.age === undefined && benefit.ages.length > 0 ? UNKNOWN : known;
    const placed = isAnywhere ? benefit.judgePlace(facts) : known;
    const truth = Math.min(known, aged, placed, benefit.judge(facts));
    if (truth === YES) eligible.push(benefit);
    else if (truth === UNKNOWN) unknown.push(benefit);
  }
}

/** Shelves are met one after the other; what is listed is in the order of the catalogue. */
function listed(benefits: IndexedBenefit[]) {
  return benefits.sort((a, b) => a.order - b.order).map((benefit) => benefit.listed);
}
