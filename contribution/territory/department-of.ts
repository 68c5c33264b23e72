/** Code of a commune's department: its first two characters, three overseas (the generator makes sure of it). */
export function departmentOf(commune: string): string {
  const overseas = commune.startsWith("97") || commune.startsWith("98");
  return commune.slice(0, overseas ? 3 : 2);
}
