import type { Answer } from "../../contribution/eligibility/answers/answer.ts";
import { explainBenefit } from "../../contribution/eligibility/answers/explain.ts";
import { simpleToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { compileCatalogue } from "../../contribution/eligibility/index/compile-catalogue.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import { surroundings } from "../support/surroundings.ts";
import { EXAMPLE_FILES, type Example } from "./example-files.ts";

const LISTS = { eligible: "eligible", unknown: "unknown" } as const;

describe.each(EXAMPLE_FILES)("the examples of $name", ({ groups }) => {
  const examples = groups.flatMap(({ examples, ...group }) =>
    examples.map((example) => ({ ...group, example })),
  );

  it.each(examples)("$example.name: $example.answer", ({ benefit, institution, example }) => {
    const situation = situationOf(example);
    const judged = simpleToJudge("aide", { type: "bool", ...benefit }, institution);
    const answer = explainBenefit(judged, situation, surroundings);
    expect(answer).toMatchObject({ status: example.answer });
    if (example.says !== undefined) expect(sentencesOf(answer)).toContain(example.says);
    if (example.asks) expect(asked(answer)).toEqual(example.asks);
    const simulation = compileCatalogue([judged], surroundings).simulate(situation);
    expect(Object.keys(LISTS).filter((list) => simulation[list as keyof typeof LISTS].length > 0)).toEqual(
      Object.keys(LISTS).filter((list) => list === example.answer),
    );
  });
});

function situationOf({ situation }: Example): Situation {
  // Wrong answers are examples too, so the schema is not held against it.
  return { dateDeValeur: "2026-09-01", ...situation } as Situation;
}

function sentencesOf(answer: Answer): string[] {
  if (!("general" in answer)) return [];
  const reasons = [
    ...(answer.interest ? [answer.interest] : []),
    ...answer.general,
    ...answer.profiles.flatMap(({ own, conditions }) => [own, ...conditions]),
  ];
  return reasons.map(({ sentence }) => sentence.replaceAll("\u00a0", " "));
}

function asked(answer: Answer): string[] {
  return "questions" in answer ? answer.questions.map(({ key }) => key) : [];
}
