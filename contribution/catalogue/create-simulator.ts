import { type CompiledCatalogue, compileCatalogue } from "../eligibility/index/compile-catalogue.ts";
import { createTerritory } from "../territory/territory.ts";
import type { EvaluationData } from "./evaluation-data.ts";

/** Makes a catalogue's evaluation data ready to answer people. */
export function createSimulator({ benefits, places }: EvaluationData): CompiledCatalogue {
  const territory = createTerritory(places);
  const relations = {
    regionOf: (department: string) => territory.department(department)?.region,
    // Of the communes that were left out, no benefit names the EPCI.
    epciOf: (commune: string) => territory.commune(commune)?.epci ?? null,
    // Every commune that a benefit names was kept, if it exists.
    isCommune: (code: string) => territory.commune(code) !== undefined,
  };
  return compileCatalogue(benefits, { relations, names: territory });
}
