/** The words of an answer said to the person: « de votre premier logement », « à votre compte ». */
export function secondPerson(label: string): string {
  return label.replace(/(?<=^|\s)son(?=\s)/g, "votre");
}
