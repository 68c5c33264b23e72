import {
  type BenefitToJudge,
  type Giver,
  simpleToJudge,
} from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { criteriaOf, GENERAL_CRITERIA, PROFILES, type SchemaNode } from "../../contribution/model/schema.ts";

const GARD: Giver = { name: "Département du Gard", type: "departement", code_insee: "30" };
const FLAGS = [undefined, "_interetBafa", "_interetPermisDeConduire"];

function exampleOf(node: SchemaNode): unknown {
  return node.examples?.[0];
}

const GENERAL = [...GENERAL_CRITERIA.values()].map(exampleOf);

/** Each general criterion alone, denied, and with each other one; each profile alone and with each of its criteria. */
export const SYNTHETIC_BENEFITS: readonly BenefitToJudge[] = [
  ...GENERAL.flatMap((one) => [
    { conditions_generales: [one] },
    { conditions_generales: [{ type: "not", value: one }] },
    ...GENERAL.map((other) => ({ conditions_generales: [one, other] })),
  ]),
  ...[...PROFILES.keys()].flatMap((type) => [
    { profils: [{ type }] },
    ...[...criteriaOf(type).values()].map((node) => ({
      conditions_generales: GENERAL.slice(0, 1),
      profils: [{ type, conditions: [exampleOf(node)] }, { type: "chomeur" }],
    })),
  ]),
  { conditions_generales: [{ type: "zorro" }] },
  { profils: [{ type: "zorro" }] },
].map((data, index) => simpleToJudge(`aide-${index}`, { ...data, interestFlag: FLAGS[index % 3] }, GARD));
