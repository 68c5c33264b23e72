import { buildCatalogue } from "../../contribution/catalogue/build-catalogue.ts";
import { sampleBenefit, sampleComplexBenefit, sampleInstitution } from "../support/samples.ts";

const FILES = [
  { file: "institutions/departement_gard.yml", data: sampleInstitution() },
  { file: "institutions/etat.yml", data: { name: "État", type: "national" } },
  { file: "benefits/javascript/departement_gard-aide-au-bafa.yml", data: sampleBenefit() },
  { file: "benefits/openfisca/etat-aide-master.yml", data: sampleComplexBenefit() },
];

describe("buildCatalogue", () => {
  it("resolves institutions and applies defaults", () => {
    const [local, national] = buildCatalogue(FILES).benefits;
    expect(local).toMatchObject({
      id: "departement_gard-aide-au-bafa",
      source_type: "javascript",
      institution: { id: "departement_gard", code_insee: "30" },
      floorAt: 1,
      top: 14,
    });
    expect(national).toMatchObject({
      id: "etat-aide-master",
      source_type: "openfisca",
      variable: "aide_mobilite_master",
      conditions: [],
      top: 3,
    });
  });

  it("gives the same bytes whatever the order of files and keys", () => {
    const reversed = FILES.map(({ file, data }) => ({
      file,
      data: Object.fromEntries(Object.entries(data).reverse()),
    }));
    expect(JSON.stringify(buildCatalogue(reversed.reverse()).benefits[0])).toBe(
      JSON.stringify(buildCatalogue(FILES).benefits[0]),
    );
  });

  it("leaves private benefits out, and empty keys", () => {
    const hidden = { file: "benefits/javascript/cachee.yml", data: { ...sampleBenefit(), private: true } };
    const sparse = {
      file: "benefits/javascript/autre.yml",
      data: { ...sampleBenefit(), legend: "", profils: [] },
    };
    const { benefits } = buildCatalogue([...FILES, hidden, sparse]);
    expect(benefits.map(({ id }) => id)).toEqual([
      "autre",
      "departement_gard-aide-au-bafa",
      "etat-aide-master",
    ]);
    expect(benefits[0]).not.toHaveProperty("legend");
  });
});
