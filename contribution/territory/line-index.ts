import { type Steps, Stepwise } from "./stepwise.ts";

/** How well a line answers a query, best first. */
export const RANKS = { exact: 0, prefix: 1, wordPrefix: 2, words: 3, contains: 4 } as const;

/** A line (its number) that answers a query. */
export interface Hit {
  readonly line: number;
  readonly rank: number;
}

// One or two letters begin thousands of words, three are inside thousands of names, which helps nobody.
const WORDS_FROM = 3;
const CONTAINED_FROM = 4;

/** Lines read in one step. */
const STEP = 5000;

/** Lines in one text: finding a few letters among 40,000 names is one native search. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: Uint32Array;
  readonly #numbers = new Stepwise(() => this.#numbersByLine());

  /** @param lines non-empty, folded. */
  constructor(lines: readonly string[]) {
    this.#text = `\n${lines.join("\n")}\n`;
    this.#starts = new Uint32Array(lines.length + 1);
    this.#starts[0] = 1;
    lines.forEach((line, index) => {
      this.#starts[index + 1] = this.#start(index) + line.length + 1;
    });
  }

  /** Lines that are the query, no others. */
  exact(query: string): Hit[] {
    return (this.#numbers.get().get(query) ?? []).map((line) => ({ line, rank: RANKS.exact }));
  }

  /** Lines that begin with the query. */
  startingWith(query: string): Hit[] {
    return this.#find(`\n${query}`).map((line) => ({ line, rank: this.#rank(line, query) }));
  }

  /** Lines that begin with the query, contain it, or have all its words in any order. A line may come twice. */
  matching(query: string): Hit[] {
    if (query.length < WORDS_FROM) return this.startingWith(query);
    if (query.length < CONTAINED_FROM)
      return [...this.startingWith(query), ...this.#ranked(` ${query}`, query)];
    return [...this.#ranked(query, query), ...this.#withWords(query.split(" "))];
  }

  #ranked(pattern: string, query: string): Hit[] {
    return this.#find(pattern).map((line) => ({ line, rank: this.#rank(line, query) }));
  }

  #withWords(words: readonly string[]): Hit[] {
    const [longest, ...others] = [...words].sort((a, b) => b.length - a.length);
    if (longest === undefined || others.length === 0) return [];
    const lines = [...this.#find(`\n${longest}`), ...this.#find(` ${longest}`)];
    return lines
      .filter((line) => others.every((word) => ` ${this.#line(line)}`.includes(` ${word}`)))
      .map((line) => ({ line, rank: RANKS.words }));
  }

  #rank(number: number, query: string): number {
    const start = this.#start(number);
    if (this.#text.startsWith(query, start))
      return start + query.length === this.#start(number + 1) - 1 ? RANKS.exact : RANKS.prefix;
    return this.#line(number).includes(` ${query}`) ? RANKS.wordPrefix : RANKS.contains;
  }

  /** Numbers of the lines where a pattern begins, each once, in order; a pattern may begin with the break before a line. */
  #find(pattern: string): number[] {
    const lines: number[] = [];
    const skipped = pattern.startsWith("\n") ? 1 : 0;
    let line = 0;
    for (
      let at = this.#text.indexOf(pattern);
      at >= 0;
      at = this.#text.indexOf(pattern, this.#start(line + 1) - 1)
    ) {
      line = this.#lineAt(at + skipped, line);
      lines.push(line);
    }
    return lines;
  }

  /** Makes what exact answers need, a step at a time. */
  prepare(): Steps<unknown> {
    return this.#numbers.prepare();
  }

  *#numbersByLine(): Steps<ReadonlyMap<string, readonly number[]>> {
    const numbers = new Map<string, number[]>();
    for (let number = 0; number < this.#starts.length - 1; number++) {
      const line = this.#line(number);
      const known = numbers.get(line);
      if (known) known.push(number);
      else numbers.set(line, [number]);
      if (number % STEP === STEP - 1) yield;
    }
    return numbers;
  }

  #line(number: number): string {
    return this.#text.slice(this.#start(number), this.#start(number + 1) - 1);
  }

  #start(number: number): number {
    return this.#starts[number] ?? this.#text.length;
  }

  /** The line of a position, known to be `from` or a later one. */
  #lineAt(position: number, from: number): number {
    let low = from;
    let high = this.#starts.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#start(middle) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
