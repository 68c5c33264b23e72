import type { AnyCriterion } from "../../model/benefit.ts";
import { GENERAL_CRITERIA, type SchemaNode } from "../../model/schema.ts";
import type { CompileContext, Compiler, Condition } from "../judging/condition.ts";
import { CONDITIONS } from "../judging/conditions.ts";
import type { PlaceRelations } from "../person/place-relations.ts";
import type { Giver } from "./benefit-to-judge.ts";
import { criterionRefusal } from "./soundness.ts";
import type { Unjudged } from "./unjudged.ts";

/** Makes any value ready to be judged as a criterion; a refusal when it is not one of those allowed, or not sound. */
export function compileCriterion(
  criterion: unknown,
  allowed: ReadonlyMap<string, SchemaNode>,
  relations: PlaceRelations,
  institution: Giver | undefined,
): Condition | Unjudged {
  const refusal = criterionRefusal(criterion, allowed);
  if (refusal) return refusal;
  // The schema was just held against it.
  const sound = criterion as AnyCriterion;
  // Each compiler is listed under the type of criterion that it takes.
  const compile = CONDITIONS[sound.type] as Compiler<AnyCriterion["type"]>;
  const context: CompileContext = {
    relations,
    institution,
    // Only a general condition holds another one.
    compile: (inner) => compileCriterion(inner, GENERAL_CRITERIA, relations, institution),
  };
  return compile(sound, context);
}
