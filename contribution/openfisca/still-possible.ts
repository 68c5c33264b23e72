import type { Giver, SimpleToJudge } from "../eligibility/benefit/benefit-to-judge.ts";
import type { Surroundings } from "../eligibility/benefit/condition-book.ts";
import { type CompiledCatalogue, compileCatalogue } from "../eligibility/index/compile-catalogue.ts";
import type { Situation } from "../model/situation.ts";

/** What may rule a complex benefit out before anything is computed. */
export interface Offered {
  readonly id: string;
  readonly interestFlag?: unknown;
  readonly institution: Giver | undefined;
}

/** Institutions whose benefits are for those who live there. */
const LOCAL: ReadonlySet<unknown> = new Set(["region", "departement", "epci", "commune"]);

/**
 * Tells whether a complex benefit is still possible for a person, so that what only OpenFisca needs is asked of nobody
 * else: not where the interest that it is for was declined, nor outside the places of a local institution.
 */
export function stillPossible(
  benefits: readonly Offered[],
  surroundings: Surroundings,
): (situation: Situation) => boolean {
  const compiled: CompiledCatalogue = compileCatalogue(benefits.map(asSimple), surroundings);
  return (situation) => compiled.explainAll(situation).some(({ status }) => status !== "not-eligible");
}

/** A simple benefit that asks only these two things. */
function asSimple({ id, interestFlag, institution }: Offered): SimpleToJudge {
  const isLocal = LOCAL.has(institution?.type);
  return {
    id,
    source_type: "javascript",
    institution,
    ...(interestFlag !== undefined && { interestFlag }),
    ...(isLocal && { conditions_generales: [{ type: "attached_to_institution" }] }),
  };
}
