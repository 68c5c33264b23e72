/** Lines sorted by their first field (up to a tab), searched in the text itself: few of 35,000 lines are ever cut out. */
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

  /** The line whose first field is the key: some twenty comparisons among 35,000 lines. */
  find(key: string): string | undefined {
    const wanted = `${key}\t`;
    const start = this.#firstFrom(wanted);
    return this.#text.startsWith(wanted, start) ? this.#text.slice(start, this.#endOfLine(start)) : undefined;
  }

  /** The lines that begin with a prefix, in order. */
  startingWith(prefix: string): readonly string[] {
    // No character comes after U+FFFF.
    const [from, to] = [this.#firstFrom(prefix), this.#firstFrom(`${prefix}\uffff`)];
    return from < to ? this.#text.slice(from, to).replace(/\n$/, "").split("\n") : [];
  }

  /** Where the first line begins that does not come before a text; the end of the text when there is none. */
  #firstFrom(wanted: string): number {
    const text = this.#text;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const start = text.lastIndexOf("\n", ((low + high) >>> 1) - 1) + 1;
      if (text.slice(start, start + wanted.length) < wanted) low = this.#endOfLine(start) + 1;
      else high = start;
    }
    return Math.min(low, text.length);
  }

  #endOfLine(start: number): number {
    const end = this.#text.indexOf("\n", start);
    return end < 0 ? this.#text.length : end;
  }
}
