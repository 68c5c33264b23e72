/** A day as the number `yyyymmdd`. */
export type Day = number;

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const MONTHS_OF_30 = new Set([4, 6, 9, 11]);

/** The day that a text `2005-06-15` names; undefined when it is no text or the calendar has no such day. */
export function dayOf(text: unknown): Day | undefined {
  // Tested and cut by hand: to capture parts takes twice as long, and each person has several dates.
  if (typeof text !== "string" || !ISO.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  if (month < 1 || month > 12 || day < 1 || day > lengthOf(month, year)) return undefined;
  return (year * 100 + month) * 100 + day;
}

/** Whole years from one day to another, the birthday included; a 29 February counts on 1 March of a common year. */
export function yearsBetween(birth: Day, date: Day): number {
  return Math.floor((date - birth) / 10_000);
}

function lengthOf(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return MONTHS_OF_30.has(month) ? 30 : 31;
}
