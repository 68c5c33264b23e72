import { criterionText, profileText } from "../../../admin/preview/criterion-text.ts";
import { CRITERIA, PROFILES } from "../../../contribution/model/schema.ts";
import { territory } from "../../support/territory.ts";

const text = (criterion: unknown) => criterionText(criterion, territory).replace(/\u00a0|\u202f/g, " ");

describe("a condition in words", () => {
  it.each([
    [{ type: "age", operator: ">=", value: 16 }, "Âge : au moins 16 ans"],
    [
      { type: "quotient_familial", operator: "<=", value: 1200, period: "month" },
      "Quotient familial : au plus 1 200 € par mois",
    ],
    [{ type: "regions", values: ["76"] }, "Régions : Occitanie"],
    [{ type: "beneficiaire_rsa" }, "RSA : recevoir le RSA ce mois-ci"],
    [
      { type: "not", value: { type: "age", operator: "<", value: 18 } },
      "Pas cette condition : Âge : moins de 18 ans",
    ],
    [{ type: "exclude_epcis" }, "condition illisible (exclude_epcis)"],
    ["oups", "condition illisible (oups)"],
  ])("%j is « %s »", (criterion, expected) => {
    expect(text(criterion)).toBe(expected);
  });

  it("exists for every criterion of the schema, in French", () => {
    for (const [, node] of CRITERIA) expect(text(node.examples?.[0])).not.toMatch(/illisible|_/);
  });

  it("exists for every profile of the schema", () => {
    for (const type of PROFILES.keys()) {
      expect(profileText({ type }, territory)).toBe(PROFILES.get(type)?.title);
    }
    expect(profileText({ type: "lyceen", conditions: [{ type: "boursier" }] }, territory)).toMatch(
      /^Au lycée \(Bourse/,
    );
    expect(profileText({ type: "zorro" }, territory)).toBe("profil illisible (zorro)");
  });
});
