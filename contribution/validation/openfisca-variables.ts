import { OPENFISCA_VARIABLES } from "./generated/openfisca-variables.ts";

/** What OpenFisca-France says of a variable, in the words of a complex benefit's keys. */
export interface OpenfiscaVariable {
  readonly entity: string;
  readonly period: string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  individu: "individus",
  famille: "familles",
  menage: "menages",
  foyer_fiscal: "foyers_fiscaux",
};
const PERIODS: Readonly<Record<string, string>> = { month: "thisMonth", year: "thisYear" };

let variables: Map<string, OpenfiscaVariable> | undefined;

/** Computed variables of OpenFisca-France by name. */
export function openfiscaVariables(): ReadonlyMap<string, OpenfiscaVariable> {
  variables ??= new Map(
    Object.entries(OPENFISCA_VARIABLES).flatMap(([key, names]) => {
      const [entity = "", period = ""] = key.split(" ");
      const variable = { entity: ENTITIES[entity] ?? entity, period: PERIODS[period] };
      return names.split(" ").map((name) => [name, variable] as const);
    }),
  );
  return variables;
}
