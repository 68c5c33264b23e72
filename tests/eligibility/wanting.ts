import { compileCriterion } from "../../contribution/eligibility/benefit/compile-criterion.ts";
import { isUnjudged } from "../../contribution/eligibility/benefit/unjudged.ts";
import type { Condition } from "../../contribution/eligibility/judging/condition.ts";
import { CONDITIONS } from "../../contribution/eligibility/judging/conditions.ts";
import { UNKNOWN } from "../../contribution/eligibility/judging/truth.ts";
import { readFacts } from "../../contribution/eligibility/person/facts.ts";
import { relationsOf } from "../../contribution/eligibility/person/place-relations.ts";
import { criterionPhrase } from "../../contribution/eligibility/sentences/criterion-sentence.ts";
import { personas } from "../../contribution/eligibility/trials/personas.ts";
import { CRITERIA, criteriaOf, GENERAL_CRITERIA, PROFILES, THEMES } from "../../contribution/model/schema.ts";
import { QUESTIONS } from "../../contribution/model/situation.ts";
import { type AudienceContext, audienceOf } from "../../contribution/review/audience/audience.ts";
import { readPlainly } from "../../scripts/bench/eligibility/plain-reading.ts";

const GIVER = { name: "Département du Gard", type: "departement", code_insee: "30" } as const;
const DAY = "2026-09-01";

/** What a criterion of the schemas still lacks to be whole, among what code can tell; nothing when it is whole. */
export function wanting(type: string, territory: AudienceContext["territory"]): string[] {
  const node = CRITERIA.get(type);
  const [example] = node?.examples ?? [];
  if (!node || example === undefined) return ["example"];
  const lacks: [part: string, isWhole: () => boolean][] = [
    ["theme", () => Object.hasOwn(THEMES, node["x-theme"] ?? "")],
    ["place", () => GENERAL_CRITERIA.has(type) || profileOf(type) !== undefined],
    ["judge", () => Object.hasOwn(CONDITIONS, type)],
    ["sentence", () => [false, true].every((negated) => criterionPhrase(example, {}, negated))],
    ["question", () => isAsked(compiled(example, territory))],
    ["persona answers", () => isAnswered(compiled(example, territory), territory)],
    ["plain reading", () => isReadPlainly(example, territory)],
    ["axis", () => hasAxis(type, example, territory)],
  ];
  return lacks.filter(([, isWhole]) => !isWhole()).map(([part]) => part);
}

function profileOf(type: string): string | undefined {
  return [...PROFILES.keys()].find((profile) => criteriaOf(profile).has(type));
}

function compiled(example: unknown, territory: AudienceContext["territory"]): Condition | undefined {
  const { type } = example as { type: string };
  if (!Object.hasOwn(CONDITIONS, type)) return undefined;
  const found = compileCriterion(example, CRITERIA, relationsOf(territory), GIVER);
  return isUnjudged(found) ? undefined : found;
}

function isAsked(condition: Condition | undefined): boolean {
  return (
    condition !== undefined &&
    condition.questions.length > 0 &&
    condition.questions.every((key) => QUESTIONS.has(key))
  );
}

/** Whether somebody among the people on whom benefits are tried knows, whatever the criterion. */
function isAnswered(condition: Condition | undefined, territory: AudienceContext["territory"]): boolean {
  const people = personas(DAY).map(({ situation }) => readFacts(situation, relationsOf(territory)));
  return people.some((facts) => (condition?.judge(facts) ?? UNKNOWN) !== UNKNOWN);
}

function isReadPlainly(example: unknown, territory: AudienceContext["territory"]): boolean {
  const benefit = { conditions_generales: [example], institution: GIVER };
  return readPlainly(benefit, personas(DAY)[0]?.situation, territory) !== "error";
}

/** Whether a review tells who loses by the criterion, and who by its contrary: neither everybody nor unsure. */
function hasAxis(type: string, example: unknown, territory: AudienceContext["territory"]): boolean {
  const profile = profileOf(type);
  const tried = GENERAL_CRITERIA.has(type)
    ? [example, { type: "not", value: example }].map((one) => [{}, { conditions_generales: [one] }] as const)
    : [[{ profils: [{ type: profile }] }, { profils: [{ type: profile, conditions: [example] }] }] as const];
  return tried.every(([before, after]) => {
    const [from, to] = [before, after].map((one) => ({ institution: "departement_gard", ...one }));
    const lines = audienceOf("essai", from, to, { territory, institution: () => GIVER })?.lines ?? [];
    return (
      lines.length > 0 &&
      lines.every(({ kind, text }) => kind === "loss" && !/^(Plus personne|Aucune)/.test(text))
    );
  });
}
