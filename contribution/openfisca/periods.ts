/** The months and years around a situation, as OpenFisca writes them: `2026-09`, `2026`. */
export interface Periods {
  readonly thisMonth: string;
  readonly thisYear: string;
  /** The year whose income the tax administration knows: two years ago. */
  readonly fiscalYear: string;
  /** This month and the three before it: resources are looked at over a quarter. */
  readonly quarter: readonly string[];
  /** From January three years ago to this month. */
  readonly known: readonly string[];
}

/** Years before the situation's own whose resources some calculation reads: two for taxes, one more for its changes. */
const YEARS_BACK = 3;

/** The periods around a day, `yyyymmdd`. */
export function periodsAround(day: number): Periods {
  const year = Math.floor(day / 10_000);
  // Months counted from January of the first year.
  const last = YEARS_BACK * 12 + (Math.floor(day / 100) % 100) - 1;
  const known = Array.from({ length: last + 1 }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, "0");
    return `${yearText(year - YEARS_BACK + Math.floor(index / 12))}-${month}`;
  });
  return {
    thisMonth: known[last] ?? "",
    thisYear: yearText(year),
    fiscalYear: yearText(year - 2),
    quarter: known.slice(-4),
    known,
  };
}

function yearText(year: number): string {
  return String(year).padStart(4, "0");
}
