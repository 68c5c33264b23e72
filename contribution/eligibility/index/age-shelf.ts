import type { IndexedBenefit } from "./indexed-benefit.ts";

/** Benefits sorted by the ages that they accept, each age when it is first met. */
export class AgeShelf {
  readonly #all: IndexedBenefit[] = [];
  readonly #byAge = new Map<number, readonly IndexedBenefit[]>();

  add(benefit: IndexedBenefit): void {
    this.#all.push(benefit);
    this.#byAge.clear();
  }

  /** The benefits that accept an age; all of them when it is not known. */
  at(age: number | undefined): readonly IndexedBenefit[] {
    if (age === undefined) return this.#all;
    const known = this.#byAge.get(age);
    if (known) return known;
    const accepting = this.#all.filter(({ ages }) => ages.every((meets) => meets(age)));
    this.#byAge.set(age, accepting);
    return accepting;
  }
}
