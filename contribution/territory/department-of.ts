/** Code of a commune's department: its first two characters, three overseas (the generator makes sure of it). */
export function departmentOf(commune: string): string {
  const overseas = commune.startsWith("97") || commune.startsWith("98");
  return commune.slice(0, overseas ? 3 : 2);
}

/**
 * The departments that a number may name by its first digits: a postal code, or what follows 21 in a commune's SIREN.
 * The numbers that say another department than their commune's are listed by the generator.
 */
export function departmentsIn(number: string): readonly string[] {
  return number.startsWith("20") ? ["2A", "2B"] : [departmentOf(number)];
}
