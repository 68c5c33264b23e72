import { explainBenefit } from "../../contribution/eligibility/answers/explain.ts";
import {
  askOpenFisca,
  type Computation,
  type OpenFisca,
} from "../../contribution/eligibility/answers/openfisca.ts";
import type { ComplexToJudge } from "../../contribution/eligibility/benefit/benefit-to-judge.ts";
import { surroundings } from "../support/surroundings.ts";

const SITUATION = { dateDeValeur: "2026-09-01" };

const BENEFITS: readonly ComplexToJudge[] = [
  complex("etat-amount", { variable: "aide_a", type: "float", unit: "€", periodicite: "mensuelle" }),
  complex("etat-yes", { variable: "aide_b", type: "bool", openfiscaPeriod: "thisYear", entity: "familles" }),
  complex("etat-no", { variable: "aide_c", type: "bool" }),
  complex("etat-nothing", { variable: "aide_d", type: "float" }),
  complex("etat-not-computed", { variable: "aide_e" }),
];

function complex(id: string, changes: Partial<ComplexToJudge>): ComplexToJudge {
  return {
    id,
    source_type: "openfisca",
    variable: id,
    entity: "individus",
    openfiscaPeriod: "thisMonth",
    ...changes,
  };
}

/** Knows the values of four variables, whoever asks. */
class KnownValues implements OpenFisca {
  asked: readonly Computation[] = [];

  async compute(computations: readonly Computation[]) {
    this.asked = computations;
    return new Map<string, number | boolean>([
      ["aide_a", 123.45],
      ["aide_b", true],
      ["aide_c", false],
      ["aide_d", 0],
    ]);
  }
}

describe("a benefit that OpenFisca computes", () => {
  it("answers with its variable, its entity and its period", () => {
    const [monthly, yearly] = BENEFITS.map((benefit) => explainBenefit(benefit, SITUATION, surroundings));
    expect(monthly).toEqual({
      id: "etat-amount",
      status: "computed-by-openfisca",
      variable: "aide_a",
      entity: "individus",
      period: "2026-09",
    });
    expect(yearly).toMatchObject({ variable: "aide_b", entity: "familles", period: "2026" });
  });

  it("is asked of an engine, all at once, and shown as the others are", async () => {
    const engine = new KnownValues();
    const results = await askOpenFisca(engine, BENEFITS, SITUATION);
    expect(engine.asked).toHaveLength(BENEFITS.length);
    expect(engine.asked[1]).toEqual({ variable: "aide_b", entity: "familles", period: "2026" });
    expect(results.map(({ id, status, amount }) => [id, status, amount.replaceAll("\u00a0", " ")])).toEqual([
      ["etat-amount", "eligible", "123 € / mois"],
      ["etat-yes", "eligible", ""],
      ["etat-no", "not-eligible", ""],
      ["etat-nothing", "not-eligible", ""],
      ["etat-not-computed", "unknown", ""],
    ]);
  });

  it("is zero in the months before, where its file says so of an amount by the month", async () => {
    const zeroed = (changes: Partial<ComplexToJudge>) =>
      complex("one", { setToZeroRecently: true, ...changes });
    for (const [changes, expected] of [
      [{ type: "float" }, true],
      [{ type: "bool" }, undefined],
      [{ type: "float", openfiscaPeriod: "thisYear" }, undefined],
      [{ type: "float", setToZeroRecently: false }, undefined],
    ] as const) {
      const engine = new KnownValues();
      await askOpenFisca(engine, [zeroed(changes)], SITUATION);
      expect(engine.asked[0]?.isZeroBefore).toBe(expected);
    }
  });

  it("is not asked without a date, and is then not known", async () => {
    const engine = new KnownValues();
    const [first] = await askOpenFisca(engine, BENEFITS, { dateDeValeur: "hier" });
    expect(engine.asked).toEqual([]);
    expect(first).toMatchObject({ status: "unknown" });
    expect(explainBenefit(BENEFITS[0] as ComplexToJudge, { dateDeValeur: "" }, surroundings)).toMatchObject({
      period: undefined,
    });
  });
});
