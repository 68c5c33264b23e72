import { OPENFISCA_VARIABLES } from "./generated/openfisca-variables.ts";

/** What OpenFisca says of a variable, in the words of a complex benefit's keys. */
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

/** A package of calculations, by the key under which its list is generated. */
export type OpenfiscaPackage = keyof typeof OPENFISCA_VARIABLES;

const variables = new Map<OpenfiscaPackage, ReadonlyMap<string, OpenfiscaVariable>>();

/** Computed variables of a package by name. */
export function openfiscaVariables(name: OpenfiscaPackage): ReadonlyMap<string, OpenfiscaVariable> {
  const known = variables.get(name) ?? read(OPENFISCA_VARIABLES[name]);
  variables.set(name, known);
  return known;
}

function read(lists: Readonly<Record<string, string>>): ReadonlyMap<string, OpenfiscaVariable> {
  return new Map(
    Object.entries(lists).flatMap(([key, names]) => {
      const [entity = "", period = ""] = key.split(" ");
      const variable = { entity: ENTITIES[entity] ?? entity, period: PERIODS[period] };
      return names.split(" ").map((name) => [name, variable] as const);
    }),
  );
}
