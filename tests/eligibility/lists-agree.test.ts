import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  criterionRequirement,
  profileRequirement,
} from "../../contribution/eligibility/answers/requirement.ts";
import { CONDITIONS } from "../../contribution/eligibility/judging/conditions.ts";
import { PROFILE_CONDITIONS } from "../../contribution/eligibility/judging/profiles.ts";
import { CRITERIA, fieldsOf, nodeAt, PROFILES, SITUATION } from "../../contribution/model/schema.ts";
import { COMPUTATION_QUESTIONS, QUESTIONS, type QuestionKey } from "../../contribution/model/situation.ts";
import { ROOT } from "../../scripts/root.ts";
import { EXAMPLE_FILES } from "./example-files.ts";

const criteria = [...CRITERIA.keys()];
const profiles = [...PROFILES.keys()];

describe("the lists of the eligibility", () => {
  it("have one evaluator for each criterion of the schema, in a file of its name", () => {
    expect(Object.keys(CONDITIONS).sort()).toEqual([...criteria].sort());
    const files = readdirSync(join(ROOT, "contribution/eligibility/conditions"));
    expect(files.sort()).toEqual(criteria.map((type) => `${type.replaceAll("_", "-")}.ts`).sort());
  });

  it("have what makes each profile of the schema", () => {
    expect(Object.keys(PROFILE_CONDITIONS).sort()).toEqual([...profiles].sort());
  });

  it.each(criteria)("have a sentence that asks for the criterion %s", (type) => {
    const [example] = CRITERIA.get(type)?.examples ?? [];
    expect(criterionRequirement(example, {})).toMatch(/^Il (ne )?faut (pas )?\S/);
  });

  it.each(profiles)("have a sentence that asks for the profile %s", (type) => {
    expect(profileRequirement(type, {})).toMatch(/^Il faut être \S/);
  });

  it("have examples for each criterion, each profile and combinations, and nothing else", () => {
    const named = EXAMPLE_FILES.map(({ name }) => name);
    const expected = [
      ...criteria.map((type) => `criterion-${type}`),
      ...profiles.map((type) => `profile-${type}`),
    ];
    expect(named.filter((name) => !name.startsWith("combination-")).sort()).toEqual(expected.sort());
    expect(named.length).toBeGreaterThan(expected.length);
  });

  it("have a question of the situation for each interest flag of the benefits", () => {
    for (const flag of nodeAt("benefit-simple", undefined, ["interestFlag"])?.enum ?? [])
      expect(QUESTIONS.get(`demandeur.${flag}` as QuestionKey)).toBeDefined();
  });

  it("have a French title, a hint and an example for every answer", () => {
    expect(QUESTIONS.size).toBeGreaterThan(25);
    for (const { key, title, node } of [...QUESTIONS.values(), ...COMPUTATION_QUESTIONS.values()]) {
      expect([key, title]).toEqual([key, expect.stringMatching(/^[A-ZÉÀ]/)]);
      expect([key, node.description, node.examples?.length]).toEqual([key, expect.stringMatching(/\.$/), 1]);
    }
    expect(fieldsOf(SITUATION).map(([key]) => key)[0]).toBe("dateDeValeur");
  });
});
