import { BENEFIT_THEMES, themesOf } from "../../contribution/listing/benefit-themes.ts";
import { createRowMaker } from "../../contribution/listing/catalogue-rows.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { sampleBenefit, sampleInstitution } from "../support/samples.ts";
import { territory } from "../support/territory.ts";

const file = (path: string, data: unknown) =>
  readCatalogueFile({ file: path, content: typeof data === "string" ? data : JSON.stringify(data) });
const BENEFIT = file("benefits/javascript/a.yml", sampleBenefit());
const INSTITUTION = file("institutions/departement_gard.yml", sampleInstitution());

describe("the rows of a catalogue", () => {
  it("say in a few words what each file holds, in the order of the names", () => {
    const rows = createRowMaker(territory)([
      INSTITUTION,
      BENEFIT,
      file("benefits/javascript/b.yml", { ...sampleBenefit(), label: "Accès aux vélos", private: true }),
      file("README.yml", {}),
    ]);
    expect(rows.places).toEqual(["Gard (30)"]);
    expect(rows.rows).toEqual([
      {
        file: "benefits/javascript/b.yml",
        label: "Accès aux vélos",
        institution: "departement_gard",
        amount: "150 € maximum".replace(" ", "\u00a0"),
        themes: ["bafa", "deplacements"],
        private: true,
        where: "Gard (30)",
        places: [0],
      },
      expect.objectContaining({ file: "benefits/javascript/a.yml", label: "aide au BAFA", themes: ["bafa"] }),
      {
        file: "institutions/departement_gard.yml",
        label: "Département du Gard",
        type: "departement",
        where: "Gard (30)",
        places: [0],
      },
    ]);
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  });

  it("have a line for a file that cannot be read, and for odd values", () => {
    const { rows } = createRowMaker(territory)([
      file("benefits/javascript/casse.yml", 'label: "non'),
      file("benefits/javascript/odd.yml", {
        label: 3,
        institution: ["a"],
        montant: "x",
        themes: 1,
        type: {},
      }),
    ]);
    expect(rows).toEqual([
      { file: "benefits/javascript/casse.yml", unreadable: true },
      { file: "benefits/javascript/odd.yml", themes: ["autre"], where: "Toute la France" },
    ]);
  });

  it("follow a change of the institution", () => {
    const make = createRowMaker(territory);
    const attached = file("benefits/javascript/a.yml", {
      ...sampleBenefit(),
      conditions_generales: [{ type: "attached_to_institution" }],
    });
    expect(make([attached, INSTITUTION]).rows[0]?.where).toBe("Gard (30)");
    const moved = file(INSTITUTION.file, { ...sampleInstitution(), code_insee: "34" });
    expect(make([attached, moved]).rows[0]?.where).toBe("Hérault (34)");
  });
});

describe("the themes of a benefit", () => {
  it.each([
    ["Aide au financement du permis", undefined, ["permis"]],
    ["aide de la ville", "_interetBafa", ["bafa"]],
    ["bourse départementale", undefined, ["etudes"]],
    ["aide locale au départ en vacances", undefined, ["loisirs"]],
    ["pass jeunes", undefined, ["autre"]],
    [undefined, undefined, ["autre"]],
  ])("of %j with the interest %j are %j", (label, interestFlag, themes) => {
    expect(themesOf({ label, interestFlag })).toEqual(themes);
  });

  it("have an identifier and a name each", () => {
    expect(new Set(BENEFIT_THEMES.map(({ id }) => id)).size).toBe(BENEFIT_THEMES.length);
  });
});
