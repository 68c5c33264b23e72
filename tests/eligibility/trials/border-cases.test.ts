import { explainBenefit } from "../../../contribution/eligibility/answers/explain.ts";
import { simpleToJudge } from "../../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { borderCases } from "../../../contribution/eligibility/trials/border-cases.ts";
import { personas } from "../../../contribution/eligibility/trials/personas.ts";
import { surroundings } from "../../support/surroundings.ts";
import { territory } from "../../support/territory.ts";

const [rennes] = personas("2026-09-01");

/** Each border of a criterion, with the answer of a benefit that asks nothing else. */
function bordersOf(...criteria: readonly unknown[]): string[] {
  if (!rennes) throw new Error("no persona");
  const benefit = { conditions_generales: criteria };
  return borderCases(benefit, rennes.situation, territory).map(({ name, situation }) => {
    const answer = explainBenefit(simpleToJudge("x", benefit, undefined), situation, surroundings);
    return `${name} : ${answer.status}`;
  });
}

describe("the border cases", () => {
  it.each([
    [">=", 18, ["La veille de ses 18 ans : not-eligible", "Le jour de ses 18 ans : eligible"]],
    [">", 18, ["La veille de ses 19 ans : not-eligible", "Le jour de ses 19 ans : eligible"]],
    ["<=", 25, ["La veille de ses 26 ans : eligible", "Le jour de ses 26 ans : not-eligible"]],
    ["<", 26, ["La veille de ses 26 ans : eligible", "Le jour de ses 26 ans : not-eligible"]],
  ])("turn at the birthday of an age %s %d", (operator, value, expected) => {
    expect(bordersOf({ type: "age", operator, value })).toEqual(expected);
  });

  it("turn twice around one age", () => {
    expect(bordersOf({ type: "age", operator: "=", value: 18 })).toEqual([
      "La veille de ses 18 ans : not-eligible",
      "Le jour de ses 18 ans : eligible",
      "La veille de ses 19 ans : eligible",
      "Le jour de ses 19 ans : not-eligible",
    ]);
  });

  it("turn at one euro of a monthly quotient", () => {
    expect(bordersOf({ type: "quotient_familial", operator: "<=", value: 700, period: "month" })).toEqual([
      "Quotient familial fiscal de 700 € par mois : eligible",
      "Quotient familial fiscal de 701 € par mois : not-eligible",
    ]);
  });

  it("live in the largest commune inside, and in the largest one of its department outside", () => {
    expect(bordersOf({ type: "communes", values: ["30007", "30189"] })).toEqual([
      "Habite à Nîmes (30) : eligible",
      "Habite à Bagnols-sur-Cèze (30) : not-eligible",
    ]);
  });

  it("look inside a negation and a profile, and say each border once", () => {
    const young = { type: "age", operator: "<", value: 16 };
    expect(bordersOf({ type: "not", value: young }, young)).toHaveLength(2);
  });

  it("make nothing of what cannot be read", () => {
    expect(
      bordersOf(
        null,
        "x",
        { type: "age", operator: ">=" },
        { type: "age", operator: "?", value: 3 },
        { type: "communes", values: ["00000"] },
        { type: "communes", values: "30189" },
      ),
    ).toEqual([]);
  });
});
