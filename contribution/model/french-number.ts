/**
 * A number as French writes it: a comma, and a space that never breaks between thousands; with as many decimals as it
 * has, or exactly `places`.
 */
export function frenchNumber(value: number, places?: number): string {
  const text = places === undefined ? String(value) : value.toFixed(places);
  const [whole = "", decimals] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}
