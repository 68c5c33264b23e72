import type { BenefitData } from "../model/benefit.ts";
import {
  type OpenfiscaPackage,
  type OpenfiscaVariable,
  openfiscaVariables,
} from "../openfisca/openfisca-variables.ts";
import type { InstitutionSummary } from "./context.ts";
import type { RuleContext } from "./rule.ts";

/** The variable of a complex benefit: its name, and the package that should compute it. */
export interface NamedVariable {
  readonly name: string;
  /** Key that names it, or none when the file name does. */
  readonly key: "openfisca_eligibility_source" | "id" | undefined;
  readonly package: OpenfiscaPackage;
  readonly known: OpenfiscaVariable | undefined;
}

/** What people call each package. */
export const PACKAGE_NAMES: Readonly<Record<OpenfiscaPackage, string>> = {
  openfisca_france: "OpenFisca-France",
  openfisca_france_local: "OpenFisca-France-Local",
  openfisca_paris: "OpenFisca-Paris",
};

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
  const owner = packageOf(institution);
  const variables = catalogue.engine?.variables ?? openfiscaVariables(owner);
  return { name, key, package: owner, known: variables.get(name) };
}

function packageOf({ type, repository }: InstitutionSummary): OpenfiscaPackage {
  if (repository === "paris") return "openfisca_paris";
  return type === "national" && !repository ? "openfisca_france" : "openfisca_france_local";
}
