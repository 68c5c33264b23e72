import type { PlaceKind } from "../territory/place.ts";
import { AgeShelf } from "./age-shelf.ts";
import type { Simulation } from "./answer.ts";
import type { CompiledBenefit } from "./compile-benefit.ts";
import type { Condition } from "./condition.ts";
import type { Facts } from "./facts.ts";
import { type IndexedBenefit, indexedBenefit, placesOf } from "./indexed-benefit.ts";
import { placeCode } from "./living-in.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";

/** The benefits that ask for one interest, or for none, by place and age. */
interface Section {
  readonly interest: Condition | undefined;
  readonly everywhere: AgeShelf;
  readonly kinds: Map<PlaceKind, { readonly all: AgeShelf; readonly byCode: Map<string, AgeShelf> }>;
}

/**
 * The sound benefits of a catalogue by what rules most of them out: the interest, the place, the age. Answering a
 * person looks only at those left.
 */
export class EligibilityIndex {
  readonly #sections = new Map<Condition | undefined, Section>();

  /** @param benefits without findings, in the order of the answers. */
  constructor(benefits: readonly CompiledBenefit[]) {
    for (const [order, benefit] of benefits.entries()) this.#add(benefit, order);
  }

  simulate(facts: Facts): Simulation {
    const eligible: IndexedBenefit[] = [];
    const unknown: IndexedBenefit[] = [];
    const visit = (shelf: AgeShelf | undefined, known: Truth) => {
      if (!shelf) return;
      for (const benefit of shelf.at(facts.age)) {
        const aged = facts.age === undefined && benefit.ages.length > 0 ? UNKNOWN : known;
        const truth = Math.min(known, aged, benefit.judge(facts));
        if (truth === YES) eligible.push(benefit);
        else if (truth === UNKNOWN) unknown.push(benefit);
      }
    };
    for (const { interest, everywhere, kinds } of this.#sections.values()) {
      const interested = interest ? interest.judge(facts) : YES;
      if (interested === NO) continue;
      visit(everywhere, interested);
      for (const [kind, { all, byCode }] of kinds) {
        const code = placeCode(facts, kind);
        if (code === undefined) visit(all, UNKNOWN);
        else if (code !== null) visit(byCode.get(code), interested);
      }
    }
    return { eligible: listed(eligible), unknown: listed(unknown) };
  }

  #add(benefit: CompiledBenefit, order: number): void {
    const places = placesOf(benefit);
    const indexed = indexedBenefit(benefit, places, order);
    const section = this.#section(benefit.interest?.condition);
    if (!places) {
      section.everywhere.add(indexed);
      return;
    }
    const { kind, codes } = places;
    const shelves = section.kinds.get(kind) ?? { all: new AgeShelf(), byCode: new Map<string, AgeShelf>() };
    section.kinds.set(kind, shelves);
    shelves.all.add(indexed);
    for (const code of new Set(codes)) {
      const shelf = shelves.byCode.get(code) ?? new AgeShelf();
      shelves.byCode.set(code, shelf);
      shelf.add(indexed);
    }
  }

  #section(interest: Condition | undefined): Section {
    const section = this.#sections.get(interest) ?? {
      interest,
      everywhere: new AgeShelf(),
      kinds: new Map(),
    };
    this.#sections.set(interest, section);
    return section;
  }
}

/** Shelves are met one after the other; what is listed is in the order of the catalogue. */
function listed(benefits: IndexedBenefit[]) {
  return benefits.sort((a, b) => a.order - b.order).map((benefit) => benefit.listed);
}
