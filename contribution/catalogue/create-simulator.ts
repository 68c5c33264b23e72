import { type CompiledCatalogue, compileCatalogue } from "../eligibility/index/compile-catalogue.ts";
import { isMapping } from "../model/mapping.ts";
import { readCommuneCodes } from "../territory/commune-codes.ts";
import { createTerritory } from "../territory/territory.ts";
import { EVALUATION_VERSION, type EvaluationData } from "./evaluation-data.ts";

/** Makes a catalogue's evaluation data ready to answer people. */
export function createSimulator(data: EvaluationData): CompiledCatalogue {
  if (!isMapping(data) || data.version !== EVALUATION_VERSION)
    throw new TypeError(
      `createSimulator reads evaluation data of version ${EVALUATION_VERSION}: give the evaluation of a package whose code is of the same form.`,
    );
  const { benefits, places, communeCodes } = data;
  const territory = createTerritory(places);
  const stateOf = readCommuneCodes(communeCodes);
  const relations = {
    regionOf: (department: string) => territory.department(department)?.region,
    // Of the communes that were left out, no benefit names the EPCI.
    epciOf: (commune: string) => territory.commune(commune)?.epci ?? null,
    isCommune: (code: string) => stateOf(code) === "commune",
    isRegion: (code: string) => territory.region(code) !== undefined,
    // A former commune whose successor was left out stands for it as well: no benefit names either.
    communeToday: (code: string) =>
      stateOf(code) === undefined ? undefined : (territory.formerCommune(code)?.successor ?? code),
  };
  return compileCatalogue(benefits, { relations, names: territory });
}
