import { coverageSentence } from "../../contribution/eligibility/sentences/coverage-sentence.ts";
import { type Coverage, coverageOf, uncovered } from "../../contribution/territory/coverage.ts";
import type { Perimeter } from "../../contribution/territory/perimeter.ts";
import { territory } from "../support/territory.ts";

const GARD: Perimeter = { type: "departement", code_insee: "30" };
const CC_UZES = "200034379";
const coverage = (criteria: unknown, institution: Partial<Perimeter> = {}) =>
  coverageOf(criteria, institution, territory);
const departements = (...values: string[]) => ({ type: "departements", values });
const not = (value: unknown) => ({ type: "not", value });

/** Departments with « all » or how many communes. */
const shown = ({ departments }: Coverage) =>
  Object.fromEntries(
    [...departments.values()].map((part) => [part.code, part.isWhole ? "all" : part.communes.length]),
  );

describe("a coverage", () => {
  it("is the whole country, unrestricted, when no criterion speaks of places", () => {
    for (const criteria of [undefined, "x", [], [null, { type: "age", operator: ">=", value: 16 }]]) {
      const found = coverage(criteria);
      expect(found.isRestricted).toBe(false);
      expect(found.departments.size).toBe([...territory.departments()].length);
      expect([...found.departments.values()].every(({ isWhole }) => isWhole)).toBe(true);
    }
  });

  it.each([
    ["departments", [departements("30", "34")], { "30": "all", "34": "all" }],
    ["a region", [{ type: "regions", values: ["94"] }], { "2A": "all", "2B": "all" }],
    ["an EPCI of two departments", [{ type: "epcis", values: ["200034692"] }], undefined],
    ["a commune", [{ type: "communes", values: ["30334"] }], { "30": 1 }],
    ["a postal code", [{ type: "codes_postaux", values: ["48000"] }], undefined],
    ["a commune overseas", [{ type: "communes", values: ["97411"] }], { "974": 1 }],
    ["a list and another one", [departements("30", "34"), departements("34", "48")], { "34": "all" }],
    ["places that share nobody", [departements("30"), departements("34")], {}],
    ["a department and the contrary of one", [departements("30"), not(departements("34"))], { "30": "all" }],
    ["the contrary of a contrary", [not(not(departements("30")))], { "30": "all" }],
    [
      "a contrary that is about something else",
      [departements("30"), not({ type: "boursier" })],
      { "30": "all" },
    ],
  ])("follows %s", (_, criteria, expected) => {
    const found = coverage(criteria);
    expect(found.isRestricted && found.isSure).toBe(true);
    if (expected) expect(shown(found)).toEqual(expected);
    else expect(found.departments.size).toBeGreaterThan(0);
  });

  it("takes excluded EPCIs and contraries away from what is left", () => {
    const size = territory.communesOf("department", "30").size;
    const members = territory.communesOf("epci", CC_UZES).size;
    const excluded = [departements("30"), { type: "excluded_epcis", values: [CC_UZES] }];
    expect(shown(coverage(excluded))).toEqual({ "30": size - members });
    expect(shown(coverage([departements("30"), not(excluded[1])]))).toEqual({ "30": members });
    const left = uncovered(coverage([not(departements("30"))]), territory);
    expect(left.map(({ code }) => code)).toEqual(["30"]);
  });

  it("knows the institution's perimeter, and says when it does not", () => {
    const attached = [{ type: "attached_to_institution" }];
    expect(shown(coverage(attached, GARD))).toEqual({ "30": "all" });
    expect(shown(coverage([not(attached[0])], GARD))["30"]).toBeUndefined();
    expect(coverage(attached)).toMatchObject({ isRestricted: true, isSure: false });
  });

  it("leaves unknown places aside, and says so", () => {
    const found = coverage([{ type: "communes", values: ["30334", "99999"] }]);
    expect(found).toMatchObject({ isRestricted: true, isSure: false });
    expect(shown(found)).toEqual({ "30": 1 });
    expect(coverage([{ type: "communes" }, departements("30")])).toMatchObject({ isSure: false });
  });
});

describe("the sentence of a coverage", () => {
  it.each([
    [[], "toute la France, outre-mer compris."],
    [[departements("30", "34")], "Gard, Hérault (2 départements)."],
    [[departements("59")], "Nord."],
    [[{ type: "regions", values: ["76"] }], "Occitanie (13 départements)."],
    [
      [{ type: "regions", values: ["94", "01"] }, not(departements("2A"))],
      "Haute-Corse, Guadeloupe (2 départements).",
    ],
    [[{ type: "communes", values: ["30334", "30189"] }], "Uzès (30) et Nîmes (30)."],
    [[{ type: "epcis", values: [CC_UZES] }], "une partie du Gard (35 communes sur 350)."],
    [[not(departements("30"))], "toute la France, sauf : Gard."],
    [[departements("30"), departements("34")], "aucune commune ne remplit toutes ces conditions."],
    [[{ type: "communes", values: ["30334", "99999"] }], "Uzès (30). Un lieu au moins reste à préciser."],
  ])("says %j", (criteria, expected) => {
    expect(coverageSentence(coverage(criteria), territory)).toBe(expected);
  });

  it("counts what would be too long to read", () => {
    const codes = [...territory.departments()].map(({ code }) => code);
    const every = (step: number) => codes.filter((_, index) => index % step === 0);
    expect(coverageSentence(coverage([departements(...every(3))]), territory)).toMatch(
      /^(?:[^,]+, ){8}\d+ autres \(\d+ départements\)\.$/,
    );
  });
});
