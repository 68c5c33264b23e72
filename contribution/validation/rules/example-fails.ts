import type { JudgedAnswer, Reason } from "../../eligibility/answers/answer.ts";
import { EXPECTATIONS } from "../../eligibility/answers/expectations.ts";
import { simpleToJudge } from "../../eligibility/benefit/benefit-to-judge.ts";
import { type CompiledCatalogue, compileCatalogue } from "../../eligibility/index/compile-catalogue.ts";
import { relationsOf } from "../../eligibility/person/place-relations.ts";
import type { BenefitExemple } from "../../model/generated/data.ts";
import { labelOf, nodeAt } from "../../model/schema.ts";
import { COMPUTATION_QUESTIONS, QUESTIONS, type QuestionKey } from "../../model/situation.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule, RuleContext } from "../rule.ts";

/** Each example of a benefit gets the answer that its author expects. */
export const exampleFails: BenefitRule = {
  code: "example-fails",
  check({ exemples = [], institution = "" }, context) {
    // What the schema refuses leaves a hole.
    const sound = exemples.flatMap((example, index) => (isWhole(example) ? [{ example, index }] : []));
    if (sound.length === 0) return [];
    if (context.kind === "benefit-complex")
      return sound.flatMap(({ example, index }) => computedDisagreement(example, index, context));
    const compiled = compiledAlone(context, institution);
    return sound.flatMap(({ example, index }) => disagreement(example, index, compiled));
  },
};

/** What OpenFisca answers to an example, where one was asked. */
function computedDisagreement(
  example: BenefitExemple,
  index: number,
  { slug, catalogue }: RuleContext,
): RuleHit[] {
  const result = catalogue.engine?.examples.get(slug)?.[index];
  if (!result || EXPECTATIONS[result.status] === example.resultat) return [];
  const { status, undecided } = result;
  const path = ["exemples", index, "resultat"];
  const values = { name: example.nom, expected: shown(example.resultat) };
  const missing = undecided?.missing ?? [];
  if (missing.length > 0)
    return [{ path, variant: "unknown", values: { ...values, reasons: titlesOf(missing) } }];
  const answer =
    status === "unknown" ? cannotTell(undecided?.unasked) : `répond « ${shown(EXPECTATIONS[status])} »`;
  return [{ path, variant: "computed", values: { ...values, answer } }];
}

function cannotTell(why: string | undefined): string {
  return why ? `ne sait pas répondre : ${why}` : "ne sait pas calculer cette aide";
}

/** In the order of the form. */
function titlesOf(keys: readonly QuestionKey[]): string {
  return [...QUESTIONS.values(), ...COMPUTATION_QUESTIONS.values()]
    .filter(({ key }) => keys.includes(key))
    .map(({ title }) => `« ${title} »`)
    .join(", ");
}

function isWhole(example: Partial<BenefitExemple> | undefined): example is BenefitExemple {
  return example?.nom !== undefined && example.situation !== undefined && example.resultat !== undefined;
}

/** The benefit as written: what is wrong in it is reported elsewhere, and leaves it without answer. */
function compiledAlone({ slug, written, catalogue }: RuleContext, institution: string): CompiledCatalogue {
  const { territory } = catalogue;
  const benefit = simpleToJudge(slug, written, catalogue.institution(institution));
  return compileCatalogue([benefit], { relations: relationsOf(territory), names: territory });
}

function disagreement(example: BenefitExemple, index: number, compiled: CompiledCatalogue): RuleHit[] {
  const [answer] = compiled.explainAll(example.situation);
  if (!answer || !("general" in answer) || EXPECTATIONS[answer.status] === example.resultat) return [];
  const values = {
    name: example.nom,
    expected: shown(example.resultat),
    reasons: reasonsText(answer),
  };
  return [{ path: ["exemples", index, "resultat"], variant: answer.status, values }];
}

function shown(result: BenefitExemple["resultat"]): string {
  const node = nodeAt("benefit-simple", undefined, ["exemples", 0, "resultat"]);
  return labelOf(node, result);
}

/** What makes the answer: the conditions that refuse the person, or the questions left open. */
function reasonsText(answer: JudgedAnswer): string {
  if (answer.status === "unknown") {
    return titlesOf(answer.questions.map(({ key }) => key));
  }
  const asked: readonly Reason[] = [...(answer.interest ? [answer.interest] : []), ...answer.general];
  const refusing = asked.filter(({ verdict }) => verdict === "no");
  const isOutside = answer.profiles.length > 0 && answer.profiles.every(({ verdict }) => verdict === "no");
  const inProfiles = isOutside
    ? answer.profiles.flatMap(
        ({ own, conditions }) => [own, ...conditions].find(({ verdict }) => verdict === "no") ?? [],
      )
    : [];
  return [...new Set([...refusing, ...inProfiles].map(({ sentence }) => sentence))].join(" ");
}
