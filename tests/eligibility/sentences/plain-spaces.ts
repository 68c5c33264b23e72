/** A sentence with plain spaces, so that it can be compared with what a test writes. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}
