import { copiedFields } from "../../../admin/start-from/copied-fields.ts";

const SOURCE = {
  label: "aide au permis",
  institution: "departement_gard",
  prefix: "l’",
  description: "Le département paie une partie de votre permis.",
  conditions_generales: [
    { type: "age", operator: ">=", value: 18 },
    { type: "departements", values: ["30"] },
    { type: "not", value: { type: "communes", values: ["30189"] } },
  ],
  profils: [],
  links: { link: "https://www.gard.fr/permis" },
  amount: { type: "float", montant: 300 },
  imgSrc: "img/institutions/gard.png",
  private: true,
  __base: "label: aide au permis\n",
};

describe("starting from an existing benefit", () => {
  it("copies texts, conditions and amount, and neither links nor places", () => {
    expect(copiedFields(SOURCE, { links: { link: undefined } })).toEqual({
      values: {
        label: "aide au permis",
        prefix: "l’",
        description: SOURCE.description,
        conditions_generales: [
          { type: "age", operator: ">=", value: 18 },
          { type: "departements", values: [] },
          { type: "not", value: { type: "communes", values: [] } },
        ],
        amount: { type: "float", montant: 300 },
      },
      kept: [],
      emptiedPlaces: 2,
    });
  });

  it("leaves what was written already", () => {
    const { values, kept } = copiedFields(SOURCE, { label: "bourse au permis", amount: { type: undefined } });
    expect(kept).toEqual(["label"]);
    expect(values).not.toHaveProperty("label");
    // The article of another name would be wrong before this one.
    expect(values).not.toHaveProperty("prefix");
    expect(values).toHaveProperty("amount");
  });

  it("keeps the places of the same institution", () => {
    const { values, emptiedPlaces } = copiedFields(SOURCE, { institution: "departement_gard" });
    expect(values.conditions_generales).toBe(SOURCE.conditions_generales);
    expect(emptiedPlaces).toBe(0);
  });
});
