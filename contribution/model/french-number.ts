/** A number as French writes it: a comma, and a space that never breaks between thousands. */
export function frenchNumber(value: number): string {
  const [whole = "", decimals] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}
