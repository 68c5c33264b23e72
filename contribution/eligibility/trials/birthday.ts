/** The birth date, `yyyy-mm-dd`, of who turns that age on a day (itself `yyyy-mm-dd`), or some days later. */
export function bornFor(day: string, age: number, daysLater = 0): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  // Noon in UTC: no clock change can move it to another day. A 29 February becomes 1 March where the year has none.
  const born = new Date(Date.UTC(year - age, month - 1, date, 12));
  born.setUTCDate(born.getUTCDate() + daysLater);
  return born.toISOString().slice(0, 10);
}
