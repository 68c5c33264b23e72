import { explainBenefit } from "../../contribution/eligibility/answers/explain.ts";
import { compileCatalogue } from "../../contribution/eligibility/index/compile-catalogue.ts";
import { situation as isSituation } from "../../contribution/validation/generated/validators.js";
import { benefitsToJudge } from "../../scripts/bench/eligibility/benefits-to-judge.ts";
import { readPlainly } from "../../scripts/bench/eligibility/plain-reading.ts";
import { randomFrom, randomSituations } from "../../scripts/bench/eligibility/random-situations.ts";
import { ROOT } from "../../scripts/root.ts";
import { CORPUS } from "../support/corpus.ts";
import { surroundings } from "../support/surroundings.ts";
import { territory } from "../support/territory.ts";
import { withAnswers, withoutSome } from "./partial-situations.ts";
import { SYNTHETIC_BENEFITS } from "./synthetic-benefits.ts";

/** How many people each catalogue answers; a campaign asks for more. */
const PEOPLE = Number(process.env.SITUATIONS ?? 150);

const CATALOGUES = [
  { name: "the project's catalogue", benefits: benefitsToJudge(ROOT) },
  { name: "every criterion in every place", benefits: SYNTHETIC_BENEFITS },
  ...(CORPUS ? [{ name: "the corpus", benefits: benefitsToJudge(CORPUS) }] : []),
];

describe.each(CATALOGUES)("random people before $name", ({ benefits }) => {
  const random = randomFrom(20260901);
  const situations = [0, 0.1, 0.5].flatMap((missing) =>
    randomSituations(Math.ceil(PEOPLE / 3), random, { territory, benefits, missing }),
  );
  const catalogue = compileCatalogue(benefits, surroundings);

  it("are people that the schema of situations accepts", () => {
    expect(situations.filter((situation) => !isSituation(situation))).toEqual([]);
  });

  it("get from the fast path, the explained path and the plain reading the same answers", () => {
    const differences: unknown[] = [];
    const met = new Set<string>();
    for (const situation of situations) {
      const { eligible, unknown } = catalogue.simulate(situation);
      const fast = new Map([
        ...eligible.map(({ id }) => [id, "eligible"] as const),
        ...unknown.map(({ id }) => [id, "unknown"] as const),
      ]);
      const answers = catalogue.explainAll(situation);
      for (const [index, benefit] of benefits.entries()) {
        if (benefit.source_type === "openfisca") continue;
        const { id, status } = answers[index] ?? {};
        // What makes a file unreadable is held against the validation, in another test.
        if (status === "error" && !fast.has(benefit.id)) continue;
        const quick = fast.get(benefit.id) ?? "not-eligible";
        const plain = readPlainly(benefit, situation, territory);
        met.add(plain);
        if (id !== benefit.id || quick !== status || plain !== status)
          differences.push({ id: benefit.id, quick, status, plain, situation });
      }
    }
    expect(differences.slice(0, 3)).toEqual([]);
    expect([...met]).toEqual(expect.arrayContaining(["eligible", "not-eligible", "unknown"]));
  });

  it("keep a certain answer when they say more, and get one when they answer the questions", () => {
    // The first ones answered everything.
    const complete = situations.slice(0, Math.ceil(PEOPLE / 3));
    const wrong: unknown[] = [];
    for (const situation of complete) {
      const answers = new Map(catalogue.explainAll(situation).map((answer) => [answer.id, answer]));
      const partial = withoutSome(situation, random);
      for (const answer of catalogue.explainAll(partial)) {
        const whole = answers.get(answer.id);
        if (!("general" in answer) || !whole || whole.status === "unknown") continue;
        if (answer.status !== "unknown" && answer.status !== whole.status) wrong.push({ answer, whole });
        if (answer.status !== "unknown") continue;
        const told = withAnswers(partial, situation, answer.questions);
        const decided = catalogue.explain(answer.id, told)?.status;
        if (decided !== whole.status) wrong.push({ answer, decided, whole });
      }
    }
    expect(wrong.slice(0, 2)).toEqual([]);
  });

  it("get the answers in the order of the catalogue", () => {
    const order = new Map(benefits.map(({ id }, index) => [id, index]));
    for (const situation of situations.slice(0, 20)) {
      const { eligible, unknown } = catalogue.simulate(situation);
      for (const list of [eligible, unknown]) {
        const places = list.map(({ id }) => order.get(id) ?? -1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }
  });

  it("get for one benefit the same answer as for all", () => {
    const [situation] = situations;
    if (!situation) throw new Error("nobody was drawn");
    const answers = catalogue.explainAll(situation);
    for (const [index, benefit] of benefits.slice(0, 50).entries()) {
      expect(catalogue.explain(benefit.id, situation)).toEqual(answers[index]);
      expect(explainBenefit(benefit, situation, surroundings)).toEqual(answers[index]);
    }
  });

  it("are told why: a verdict by its reasons, and the questions that are open", () => {
    const wrong: unknown[] = [];
    for (const situation of situations.slice(0, 60))
      for (const answer of catalogue.explainAll(situation)) {
        if (!("general" in answer)) continue;
        const { id, status, interest, general, profiles, questions } = answer;
        const refused = [...(interest ? [interest] : []), ...general].some(({ verdict }) => verdict === "no");
        const nobody = profiles.length > 0 && profiles.every(({ verdict }) => verdict === "no");
        if ((refused || nobody) !== (status === "not-eligible")) wrong.push({ id, status, refused, nobody });
        if (questions.length > 0 !== (status === "unknown")) wrong.push({ id, status, questions });
      }
    expect(wrong).toEqual([]);
  });
});
