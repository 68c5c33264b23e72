import type { ComputedAnswer } from "../../contribution/eligibility/answers/answer.ts";
import { askOpenFisca, type OpenFisca } from "../../contribution/eligibility/answers/openfisca.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import { completePerson } from "../../contribution/openfisca/complete-person.ts";
import { stillPossible } from "../../contribution/openfisca/still-possible.ts";
import { silentAnswer, toldAnswer } from "../../contribution/openfisca/told-answer.ts";
import { surroundings } from "../support/surroundings.ts";

const ANSWER: ComputedAnswer = {
  id: "ppa",
  status: "computed-by-openfisca",
  variable: "ppa",
  entity: "familles",
  period: "2026-11",
};

describe("a computed answer", () => {
  it("is told with its amount and its period", () => {
    const told = toldAnswer(ANSWER, { id: "ppa", status: "eligible", amount: "243 € / mois" });
    expect(told).toMatchObject({
      status: "eligible",
      amount: "243 € / mois",
      general: [{ verdict: "yes", sentence: "OpenFisca l’a calculé pour novembre 2026 (variable ppa)." }],
    });
  });

  it("says the year of what is computed by year", () => {
    const told = toldAnswer({ ...ANSWER, period: "2026" }, { id: "ppa", status: "not-eligible", amount: "" });
    expect(told).toMatchObject({ status: "not-eligible", general: [{ verdict: "no" }] });
    expect(JSON.stringify(told)).toContain("pour l’année 2026");
  });

  it("says which questions it waits for, in the order of the form", () => {
    const undecided = { missing: ["menage.loyer", "demandeur.activite"] } as const;
    const told = toldAnswer(ANSWER, { id: "ppa", status: "unknown", amount: "", undecided });
    const questions = [
      { key: "demandeur.activite", title: "Activité" },
      { key: "menage.loyer", title: "Loyer par mois" },
    ];
    const sentence =
      "OpenFisca le calcule à partir de réponses qui manquent : « Activité », « Loyer par mois » (variable ppa).";
    expect(told).toMatchObject({
      status: "unknown",
      questions,
      general: [{ verdict: "unknown", sentence, questions }],
    });
  });

  it("says what nobody is asked", () => {
    const undecided = { missing: [], unasked: "les revenus ne sont pas demandés" };
    expect(toldAnswer(ANSWER, { id: "ppa", status: "unknown", amount: "", undecided })).toMatchObject({
      status: "computed-by-openfisca",
      note: "OpenFisca ne sait pas répondre : les revenus ne sont pas demandés.",
    });
  });

  it("says which one could not be computed, and that nothing was answered", () => {
    const told = toldAnswer(ANSWER, { id: "ppa", status: "unknown", amount: "" });
    expect(told).toMatchObject({
      status: "computed-by-openfisca",
      note: expect.stringContaining("n’a pas su"),
    });
    expect(silentAnswer(ANSWER)).toMatchObject({ note: "OpenFisca n’a pas répondu." });
  });
});

/** Gives the same values to everybody. */
function engineOf(values: Readonly<Record<string, number | boolean>>): OpenFisca & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    compute: async (computations) => {
      asked.push(...computations.map(({ variable, period }) => `${variable} ${period}`));
      return new Map(Object.entries(values));
    },
  };
}

describe("a person, completed", () => {
  const VALUES = { rfr: 10_075.556, nbptr: 1, rsa: 0, boursier: false };
  const EARNING: Situation = { dateDeValeur: "2026-11-15", demandeur: { salaire_net: 900 } };

  it("gets what follows from the incomes typed, to the cent", async () => {
    const engine = engineOf(VALUES);
    expect(await completePerson(engine, EARNING)).toEqual({ ...VALUES, rfr: 10_075.56 });
    expect(engine.asked).toEqual(["rfr 2024", "nbptr 2024", "rsa 2026-11", "boursier 2026-11"]);
  });

  it("keeps the answers that were given", async () => {
    const engine = engineOf({ nbptr: 1, boursier: true });
    expect(await completePerson(engine, { ...EARNING, rfr: 5, rsa: 0 })).toEqual({
      nbptr: 1,
      boursier: true,
    });
    expect(engine.asked).toEqual(["nbptr 2024", "boursier 2026-11"]);
  });

  it.each<[string, Situation]>([
    ["no income was typed", { dateDeValeur: "2026-11-15" }],
    ["the day cannot be used", { ...EARNING, dateDeValeur: "2026-02-30" }],
  ])("gets nothing where %s", async (_, situation) => {
    expect(await completePerson(engineOf(VALUES), situation)).toEqual({});
  });

  it("gets nothing of an engine that knows nothing", async () => {
    expect(await completePerson(engineOf({}), EARNING)).toEqual({});
    expect(await askOpenFisca(engineOf({}), [], EARNING)).toEqual([]);
  });
});

describe("what only OpenFisca needs", () => {
  const RENNES: Situation = { dateDeValeur: "2026-11-15", menage: { depcom: "35238" } };
  const department = { type: "departement", code_insee: "80" } as const;
  const possible = (more: object, situation: Situation) =>
    stillPossible([{ id: "one", institution: undefined, ...more }], surroundings)(situation);

  it("is asked while a benefit is possible", () => {
    expect(possible({}, RENNES)).toBe(true);
    expect(possible({ institution: { type: "national" } }, RENNES)).toBe(true);
    expect(possible({ institution: department }, { dateDeValeur: "2026-11-15" })).toBe(true);
    expect(stillPossible([], surroundings)(RENNES)).toBe(false);
  });

  it("is not asked outside the places of a local institution, nor of who declined the interest", () => {
    expect(possible({ institution: department }, RENNES)).toBe(false);
    const declined = { ...RENNES, demandeur: { _interetPermisDeConduire: false } };
    expect(possible({ interestFlag: "_interetPermisDeConduire" }, declined)).toBe(false);
  });
});
