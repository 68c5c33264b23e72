import fc from "fast-check";
import type { Simulation } from "../../contribution/eligibility/answers/answer.ts";
import type {
  BenefitToJudge,
  SimpleToJudge,
} from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { compileCatalogue } from "../../contribution/eligibility/index/compile-catalogue.ts";
import { QUESTIONS, type QuestionKey, type Situation } from "../../contribution/model/situation.ts";
import { benefitsToJudge } from "../../scripts/bench/eligibility/benefits-to-judge.ts";
import { readPlainly } from "../../scripts/bench/eligibility/plain-reading.ts";
import { randomFrom, randomSituations } from "../../scripts/bench/eligibility/random-situations.ts";
import { ROOT } from "../../scripts/root.ts";
import { CORPUS } from "../support/corpus.ts";
import { holds, randomNumbers, runs } from "../support/random.ts";
import { surroundings } from "../support/surroundings.ts";
import { territory } from "../support/territory.ts";
import { type Answers, decidingAnswers, oneAnswer, situationOf, someAnswers } from "./any-answers.ts";
import { withAnswers, withoutSome } from "./partial-situations.ts";
import { SYNTHETIC_BENEFITS } from "./synthetic-benefits.ts";

const REAL = benefitsToJudge(CORPUS ?? ROOT);
const BENEFITS = [
  ...SYNTHETIC_BENEFITS,
  ...REAL.map((benefit) => ({ ...benefit, id: `real-${benefit.id}` })),
];
const catalogue = compileCatalogue(BENEFITS, surroundings);

/** What each benefit answers. */
function statuses(answers: Answers): ReadonlyMap<string, "eligible" | "unknown"> {
  const { eligible, unknown } = catalogue.simulate(situationOf(answers));
  return new Map([
    ...eligible.map(({ id }) => [id, "eligible"] as const),
    ...unknown.map(({ id }) => [id, "unknown"] as const),
  ]);
}

const ASKED = [...QUESTIONS.values()];
const realCatalogue = compileCatalogue(REAL, surroundings);

/** A campaign is many tests, so that none takes longer than a test may. */
const LOT = 50_000;

/** How many people each lot brings the count to, and how many are in it. */
function lots(count: number): readonly (readonly [upTo: number, size: number])[] {
  return Array.from({ length: Math.ceil(count / LOT) }, (_, index) => {
    const upTo = Math.min(count, (index + 1) * LOT);
    return [upTo, upTo - index * LOT];
  });
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** The benefits that turn from yes to no, or from no to yes, with the answers of the second. */
function turnedBy(before: Situation, after: Situation): readonly string[] {
  const idsOf = ({ eligible, unknown }: Simulation) => ({
    yes: eligible.map(({ id }) => id),
    notNo: new Set([...eligible, ...unknown].map(({ id }) => id)),
  });
  const [was, is] = [idsOf(realCatalogue.simulate(before)), idsOf(realCatalogue.simulate(after))];
  return [...was.yes.filter((id) => !is.notNo.has(id)), ...is.yes.filter((id) => !was.notNo.has(id))];
}

describe("whatever a person answers", () => {
  it("saying more never turns a yes into a no, nor a no into a yes", () => {
    const property = fc.property(someAnswers, oneAnswer, (answers, [key, answer]) => {
      // An answer that was given stays; one that cannot be used may be given again.
      const before = new Map([...answers].filter(([other]) => other !== key));
      const [was, is] = [statuses(before), statuses(new Map([...before, [key, answer]]))];
      const turned = BENEFITS.filter(({ id }) => {
        const [from, to] = [was.get(id), is.get(id)];
        return from !== to && from !== "unknown" && to !== "unknown";
      });
      expect(turned.map(({ id }) => id)).toEqual([]);
    });
    holds(property, 1_000);
  });

  // Drawn without fast-check, many times as fast: RANDOM_RUNS=200 tries a million, lot by lot.
  const random = randomNumbers();
  it.each(lots(runs(5_000)))("stays so for people up to the %dth, one answer more at a time", (_, size) => {
    for (const whole of randomSituations(size, random, { territory, benefits: REAL, missing: 0 })) {
      const partial = withoutSome(whole, random);
      const question = pick(ASKED, random);
      const turned = turnedBy(partial, withAnswers(partial, whole, [question]));
      if (turned.length > 0) expect({ turned, partial, question: question.key, whole }).toBe("unchanged");
    }
  });

  it("is judged as a plain reading judges it", () => {
    const simple = BENEFITS.filter((one): one is SimpleToJudge => one.source_type === "javascript");
    const property = fc.property(someAnswers, fc.nat(simple.length), (answers, first) => {
      const situation = situationOf(answers);
      for (const benefit of simple.slice(first, first + 20)) {
        const { status } = catalogue.explain(benefit.id, situation) ?? {};
        if (status !== "error")
          expect([benefit.id, status]).toEqual([benefit.id, readPlainly(benefit, situation, territory)]);
      }
    });
    holds(property, 1_000);
  });

  it("is spoken of in whole sentences, which hold nothing unusable that was typed", () => {
    const property = fc.property(someAnswers, (answers) => {
      for (const answer of catalogue.explainAll(situationOf(answers))) {
        if (!("general" in answer)) continue;
        const { interest, general, profiles } = answer;
        const inProfiles = profiles.flatMap(({ own, conditions }) => [own, ...conditions]);
        for (const { sentence, verdict, questions } of [
          ...(interest ? [interest] : []),
          ...general,
          ...inProfiles,
        ]) {
          expect(sentence).toMatch(/^(Il |L’aide |Cette )[^·•<>]+ ; [^·•<>]+\.$/);
          expect(sentence).not.toMatch(
            /undefined|NaN|null|constructor|__proto__|object|vous êtes ni|[ \u00a0]{2}/,
          );
          expect([sentence, questions.length > 0]).toEqual([sentence, verdict === "unknown"]);
        }
      }
    });
    holds(property, 20);
  });

  it("is left as it was, and what is answered to it is nobody else's", () => {
    const property = fc.property(someAnswers, (answers) => {
      const situation = situationOf(answers);
      const { simulate, explainAll } = catalogue;
      const first = [simulate(situation), explainAll(situation)];
      const kept = structuredClone(first);
      spoil(first);
      expect([simulate(situation), explainAll(situation)]).toEqual(kept);
      expect(situationOf(answers)).toEqual(situation);
    });
    holds(property, 20);
  });
});

/** Changes all that can be changed of a value. */
function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) spoil(inner);
  if (Object.isFrozen(value)) return;
  for (const key of Object.keys(value)) (value as Record<string, unknown>)[key] = "changed";
}

/** How many completions are tried before it is said that there is none. */
const MOST_TRIED = 5_000;

describe("an unknown answer", () => {
  const simple = REAL.filter((one): one is SimpleToJudge => one.source_type === "javascript");

  it("has one completion that gives yes, and one that gives no", () => {
    const property = fc.property(
      fc.constantFrom(...simple.map(({ id }) => id)),
      someAnswers.map(consistent),
      fc.nat(),
      (id, answers, seed) => {
        const benefit = simple.find((one) => one.id === id) as SimpleToJudge;
        const one = compileCatalogue([benefit], surroundings);
        const answer = one.explainAll(situationOf(answers))[0];
        if (answer?.status !== "unknown") return;
        const random = randomFrom(seed);
        const found = new Set<string>();
        for (let tried = 0; tried < MOST_TRIED && found.size < 2; tried += 1) {
          const status = completed(one, benefit, answers, random);
          if (status !== "unknown") found.add(status);
        }
        expect([...found].sort()).toEqual(["eligible", "not-eligible"]);
      },
    );
    holds(property, 200);
  });
});

/** On one day, without the places that nobody is asked since they follow from the commune. */
function consistent(answers: Answers): Answers {
  const beside: readonly QuestionKey[] = ["menage._departement", "menage._region", "menage._epci"];
  const told = [...answers].filter(([key]) => !beside.includes(key));
  return new Map<QuestionKey, unknown>([...told, ["dateDeValeur", "2026-09-01"]]);
}

/** What is answered once the questions that are asked, one after the other, have some answer. */
function completed(
  one: ReturnType<typeof compileCatalogue>,
  benefit: BenefitToJudge,
  answers: Answers,
  draw: () => number,
): string {
  const told = new Map(answers);
  for (let round = 0; round < 40; round += 1) {
    const answer = one.explainAll(situationOf(told))[0];
    if (answer?.status !== "unknown") return answer?.status ?? "";
    const question = answer.questions[Math.floor(draw() * answer.questions.length)];
    if (!question) return "unknown";
    const choices = decidingAnswers(benefit, question.key);
    told.set(question.key, choices[Math.floor(draw() * choices.length)]);
  }
  return "unknown";
}
