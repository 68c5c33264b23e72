import { whereOf } from "../../contribution/listing/where.ts";
import { territory } from "../support/territory.ts";

const GARD = { type: "departement", code_insee: "30" };
const benefit = (...conditions_generales: unknown[]) =>
  whereOf("benefit-simple", { conditions_generales }, GARD, territory);

describe("where a benefit is given", () => {
  it("is said by the places of its conditions", () => {
    expect(benefit({ type: "departements", values: ["30", "34"] }).text).toBe("Gard (30), Hérault (34)");
    expect(benefit({ type: "regions", values: ["76"] }).text).toBe("Occitanie");
    expect(benefit({ type: "communes", values: ["30189"] }).text).toBe("Nîmes (30)");
  });

  it("counts what is left of a long list, and still finds each place", () => {
    const { text, names } = benefit({ type: "communes", values: ["30189", "30007", "34172", "59350"] });
    expect(text).toBe("Nîmes (30), Alès (30) et 2 autres");
    expect(names).toContain("Lille (59) Nord");
  });

  it("says the institution's perimeter, and what is left out of it", () => {
    expect(benefit({ type: "attached_to_institution" }).text).toBe("Gard (30)");
    const without = { type: "not", value: { type: "communes", values: ["30189"] } };
    const { text, names } = benefit({ type: "attached_to_institution" }, without);
    expect(text).toBe("Gard (30), sauf : Nîmes (30)");
    expect(names).toEqual(["Gard (30)"]);
    expect(benefit({ type: "excluded_epcis", values: ["200066918"] }).text).toMatch(
      /^Toute la France, sauf : .*Alès/,
    );
  });

  it("is everywhere without such a condition, and where the institution acts for a complex one", () => {
    expect(benefit({ type: "age", operator: ">=", value: 16 }).text).toBe("Toute la France");
    expect(whereOf("benefit-complex", {}, GARD, territory).text).toBe("Gard (30)");
    expect(whereOf("benefit-complex", {}, undefined, territory).text).toBe("Toute la France");
  });

  it("is where an institution acts", () => {
    expect(whereOf("institution", GARD, undefined, territory).text).toBe("Gard (30)");
    expect(whereOf("institution", { type: "national" }, undefined, territory).text).toBe("Toute la France");
    expect(whereOf("institution", { type: "autre" }, undefined, territory).text).toBe("");
    expect(
      whereOf("institution", { type: "caf", departments: ["30", "34"] }, undefined, territory).text,
    ).toBe("Gard (30), Hérault (34)");
  });

  it.each([
    [null],
    ["76"],
    [{ type: "regions" }],
    [{ type: "regions", values: "76" }],
    [{ type: "not" }],
    [{ type: "constructor", values: ["76"] }],
  ])("does not stumble on %j", (condition) => {
    expect(benefit(condition).text).toBe("Toute la France");
    expect(
      whereOf("benefit-simple", { conditions_generales: condition }, undefined, territory).names,
    ).toEqual([]);
  });

  it("shows an unknown code as such", () => {
    expect(benefit({ type: "communes", values: ["99999"] }).text).toBe("code inconnu 99999");
  });
});
