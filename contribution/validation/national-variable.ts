import type { BenefitData } from "../model/benefit.ts";
import { type OpenfiscaVariable, openfiscaVariables } from "./openfisca-variables.ts";
import type { RuleContext } from "./rule.ts";

/** The variable of a complex benefit: its name, and whether OpenFisca-France should know it. */
export interface NamedVariable {
  readonly name: string;
  /** Key that names it, or none when the file name does. */
  readonly key: "openfisca_eligibility_source" | "id" | undefined;
  readonly national: boolean;
  readonly repository: string;
  readonly known: OpenfiscaVariable | undefined;
}

/** The variable that a complex benefit is computed by; undefined for a simple one, or without known institution. */
export function variableOf(
  benefit: BenefitData,
  { kind, slug, written, catalogue }: RuleContext,
): NamedVariable | undefined {
  const institution = catalogue.institution(benefit.institution ?? "");
  if (kind !== "benefit-complex" || !institution) return undefined;
  const key = (["openfisca_eligibility_source", "id"] as const).find((name) => name in written);
  // A name that the schema refuses is reported as such; the file name would be a wrong guess.
  if (key && benefit[key] === undefined) return undefined;
  const name = key ? (benefit[key] ?? slug) : slug;
  const national = institution.type === "national" && !institution.repository;
  const repository = institution.repository === "paris" ? "OpenFisca-Paris" : "OpenFisca-France-Local";
  return { name, key, national, repository, known: national ? openfiscaVariables().get(name) : undefined };
}
