import { isMapping, type Mapping } from "../model/mapping.ts";
import { OPENFISCA_VARIABLES } from "./generated/openfisca-variables.ts";
import type { EntityName } from "./test-case.ts";

/** What OpenFisca says of a variable, in the words of a complex benefit's keys. */
export interface OpenfiscaVariable {
  readonly entity: EntityName;
  readonly period: string | undefined;
}

const ENTITIES: Readonly<Record<string, EntityName>> = {
  individu: "individus",
  famille: "familles",
  menage: "menages",
  foyer_fiscal: "foyers_fiscaux",
};
const PERIODS: Readonly<Record<string, string>> = { month: "thisMonth", year: "thisYear" };

/** A package of calculations, by the key under which its list is generated. */
export type OpenfiscaPackage = keyof typeof OPENFISCA_VARIABLES;

/** A variable as the web API describes it, `{entity: "famille", definitionPeriod: "MONTH"}`; undefined when it does not compute it. */
export function describedVariable(described: Mapping): OpenfiscaVariable | undefined {
  const entity = ENTITIES[String(described.entity)];
  const isComputed =
    isMapping(described.formulas) && ["Float", "Int", "Boolean"].includes(String(described.valueType));
  if (entity === undefined || !isComputed) return undefined;
  return { entity, period: PERIODS[String(described.definitionPeriod).toLowerCase()] };
}

const variables = new Map<OpenfiscaPackage, ReadonlyMap<string, OpenfiscaVariable>>();

/** Computed variables of a package by name. */
export function openfiscaVariables(name: OpenfiscaPackage): ReadonlyMap<string, OpenfiscaVariable> {
  const known = variables.get(name) ?? read(OPENFISCA_VARIABLES[name]);
  variables.set(name, known);
  return known;
}

/** The kind of group that a computed variable describes; undefined for one that is not in the lists. */
export function entityOf(variable: string): EntityName | undefined {
  for (const name of PACKAGES) {
    const known = openfiscaVariables(name).get(variable);
    if (known) return known.entity;
  }
  return undefined;
}

// The keys are those of the generated lists.
const PACKAGES = Object.keys(OPENFISCA_VARIABLES) as OpenfiscaPackage[];

function read(lists: Readonly<Record<string, string>>): ReadonlyMap<string, OpenfiscaVariable> {
  return new Map(
    Object.entries(lists).flatMap(([key, names]) => {
      const [entity = "", period = ""] = key.split(" ");
      const group = ENTITIES[entity];
      return group
        ? names.split(" ").map((name) => [name, { entity: group, period: PERIODS[period] }] as const)
        : [];
    }),
  );
}
