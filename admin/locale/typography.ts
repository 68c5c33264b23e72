/** A space that does not break the line, where French wants one: before high punctuation, inside quotation marks. */
const NBSP = "\u00a0";

/** A French text whose high punctuation never starts a line. */
export function unbreakable(text: string): string {
  return text.replace(/ (?=[:;?!»€%])/g, NBSP).replace(/(?<=[«/]) /g, NBSP);
}
