import type { PlaceKind } from "../territory/place.ts";
import type { Territory } from "../territory/territory.ts";

/** A place for a sentence: its name and code, or the code alone. */
export function nameOfPlace(territory: Territory, kind: PlaceKind, code: string): string {
  const name = {
    region: () => territory.region(code)?.name,
    department: () => territory.department(code)?.name,
    epci: () => territory.epci(code)?.name,
    commune: () => territory.commune(code)?.name,
    postal_code: () => undefined,
  }[kind]();
  return name === undefined ? `« ${code} »` : `« ${name} » (${code})`;
}
