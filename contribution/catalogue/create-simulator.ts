import { type CompiledCatalogue, compileCatalogue } from "../eligibility/index/compile-catalogue.ts";
import { readCommuneCodes } from "../territory/commune-codes.ts";
import { createTerritory } from "../territory/territory.ts";
import type { EvaluationData } from "./evaluation-data.ts";

/** Makes a catalogue's evaluation data ready to answer people. */
export function createSimulator({ benefits, places, communeCodes }: EvaluationData): CompiledCatalogue {
  const territory = createTerritory(places);
  const stateOf = readCommuneCodes(communeCodes);
  const relations = {
    regionOf: (department: string) => territory.department(department)?.region,
    // Of the communes that were left out, no benefit names the EPCI.
    epciOf: (commune: string) => territory.commune(commune)?.epci ?? null,
    // Every commune that a benefit names was kept, if it exists.
    isCommune: (code: string) => territory.commune(code) !== undefined,
    isRegion: (code: string) => territory.region(code) !== undefined,
    // A former commune whose successor was left out stands for it as well: no benefit names either.
    communeToday: (code: string) =>
      stateOf(code) === undefined ? undefined : (territory.formerCommune(code)?.successor ?? code),
  };
  return compileCatalogue(benefits, { relations, names: territory });
}
