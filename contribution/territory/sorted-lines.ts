/** Lines sorted by their first field (up to a tab); the text is cut into lines at the first question, not before. */
export class SortedLines {
  readonly #text: string;
  #lines: readonly string[] | undefined;

  /** @param text lines without a final line break. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Every line, in order. */
  get all(): readonly string[] {
    this.#lines ??= this.#text.split("\n");
    return this.#lines;
  }

  /** The line whose first field is the key: some fifteen comparisons among 35,000 lines. */
  find(key: string): string | undefined {
    const wanted = `${key}\t`;
    const line = this.all[this.#firstFrom(wanted)];
    return line?.startsWith(wanted) ? line : undefined;
  }

  /** The lines that begin with a prefix, in order. */
  startingWith(prefix: string): readonly string[] {
    // No character comes after U+FFFF.
    return this.all.slice(this.#firstFrom(prefix), this.#firstFrom(`${prefix}\uffff`));
  }

  /** The number of the first line that does not come before a text. */
  #firstFrom(wanted: string): number {
    const lines = this.all;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const line = lines[middle];
      if (line !== undefined && line < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
