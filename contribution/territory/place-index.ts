import { SortedLines } from "./sorted-lines.ts";

/** The places of one part of the text, by code; each is read from its line when it is first asked for. */
export class PlaceIndex<Place> {
  readonly #lines: SortedLines;
  readonly #toPlace: (line: string) => Place;
  readonly #known = new Map<string, Place>();

  /** @param text lines sorted by code, without a final line break. */
  constructor(text: string, toPlace: (line: string) => Place) {
    this.#lines = new SortedLines(text);
    this.#toPlace = toPlace;
  }

  /** The place that has a code. */
  find(code: string): Place | undefined {
    const known = this.#known.get(code);
    if (known !== undefined) return known;
    const line = this.#lines.find(code);
    if (line === undefined) return undefined;
    const place = this.#toPlace(line);
    this.#known.set(code, place);
    return place;
  }

  /** Codes, in order, of the places whose code has a beginning. */
  codesFrom(beginning: string): string[] {
    return this.#lines.startingWith(beginning).map((line) => line.slice(0, line.indexOf("\t")));
  }

  /** The places whose code has a beginning, and whose line holds a text. */
  holding(text: string, beginning: string): Place[] {
    return this.#lines
      .startingWith(beginning)
      .filter((line) => line.includes(text))
      .map(this.#toPlace);
  }

  /** Every place, in the order of codes. */
  *all(): Generator<Place> {
    for (const line of this.#lines.all) yield this.#toPlace(line);
  }
}
