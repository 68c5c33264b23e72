import { askOpenFisca, type ComputedResult } from "../../contribution/eligibility/answers/openfisca.ts";
import { variableOf } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import type { BenefitComplex, BenefitExemple } from "../../contribution/model/generated/data.ts";
import { isMapping } from "../../contribution/model/mapping.ts";
import {
  describedVariable,
  type OpenfiscaVariable,
} from "../../contribution/openfisca/openfisca-variables.ts";
import type { EngineAnswers } from "../../contribution/validation/context.ts";
import type { ReadFile } from "../../contribution/validation/validate-files.ts";
import { engineNamed } from "../openfisca/engine-address.ts";
import { UsageError } from "../options.ts";
import { readTerritory } from "../read-territory.ts";

/** What a running OpenFisca says of the complex benefits of a catalogue; a UsageError where it does not answer. */
export async function askEngine(address: string, files: readonly ReadFile[]): Promise<EngineAnswers> {
  const openFisca = engineNamed(address, readTerritory());
  const variables = new Map<string, OpenfiscaVariable>();
  const examples = new Map<string, readonly ComputedResult[]>();
  try {
    for (const { file, data } of files) {
      if (!data || collectionOf(file)?.kind !== "benefit-complex") continue;
      const id = slugOf(file);
      // What is wrong in the data is reported by the schema; the engine leaves out what it cannot compute.
      const benefit = data as unknown as BenefitComplex;
      const variable = variableOf(id, benefit);
      const known = await described(address, variable);
      if (known) variables.set(variable, known);
      const judged = { ...benefit, id, source_type: "openfisca", variable } as const;
      const results: ComputedResult[] = [];
      for (const example of Array.isArray(benefit.exemples) ? benefit.exemples : []) {
        const { situation } = mappingOfExample(example);
        results.push(...(await askOpenFisca(openFisca, [judged], situation)));
      }
      examples.set(id, results);
    }
  } catch (error) {
    throw new UsageError(
      `OpenFisca did not answer at ${address}: ${(error as Error).message}. npm run openfisca serves one.`,
    );
  }
  return { variables, examples };
}

/** An example may hold anything. */
function mappingOfExample(example: unknown): Pick<BenefitExemple, "situation"> {
  const situation = isMapping(example) && isMapping(example.situation) ? example.situation : {};
  return { situation: situation as unknown as BenefitExemple["situation"] };
}

async function described(address: string, variable: string): Promise<OpenfiscaVariable | undefined> {
  const response = await fetch(`${address.replace(/\/+$/, "")}/variable/${encodeURIComponent(variable)}`);
  if (response.status === 404) return undefined;
  const answer: unknown = await response.json();
  if (!response.ok || !isMapping(answer)) throw new Error(`status ${response.status}`);
  return describedVariable(answer);
}
