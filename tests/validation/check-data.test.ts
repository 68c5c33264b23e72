import type { Kind } from "../../contribution/model/collections.ts";
import { checkData } from "../../contribution/validation/check-data.ts";
import { type CatalogueIndex, createContext } from "../../contribution/validation/context.ts";
import { sampleBenefit, sampleComplexBenefit, sampleIndex, sampleInstitution } from "../support/samples.ts";
import { territory } from "../support/territory.ts";

const SLUGS: Readonly<Record<Kind, string>> = {
  "benefit-simple": "departement_gard-aide-au-bafa",
  "benefit-complex": "etat-aide-a-la-mobilite-en-master",
  institution: "departement_gard",
};

function codes(kind: Kind, data: Record<string, unknown>, index: CatalogueIndex = sampleIndex): string[] {
  return checkData(kind, SLUGS[kind], data, createContext(index, territory)).map(({ severity, code, path }) =>
    `${severity} ${code} ${path.join(".")}`.trim(),
  );
}

/** The sample with some keys replaced; undefined takes a key out. */
function changed(data: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries({ ...data, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

const simple = (changes: Record<string, unknown>) =>
  codes("benefit-simple", changed(sampleBenefit(), changes));
const complex = (changes: Record<string, unknown>) =>
  codes("benefit-complex", changed(sampleComplexBenefit(), changes));
const institution = (changes: Record<string, unknown>) =>
  codes("institution", changed(sampleInstitution(), changes));
const general = (...criteria: unknown[]) => simple({ conditions_generales: criteria });

const gard = { type: "departements", values: ["30"] };

describe("checkData", () => {
  it("says nothing of sound data", () => {
    expect([simple({}), complex({}), institution({})]).toEqual([[], [], []]);
  });

  it.each(["label", "institution", "prefix", "description", "type", "link"])("asks for %s", (key) => {
    expect(simple({ [key]: undefined })).toContain(`error missing-key ${key}`);
    expect(simple({ [key]: null })).toContain(`error missing-key ${key}`);
    expect(simple({ [key]: "" })).toContain(`error missing-key ${key}`);
  });

  it.each(["entity", "openfiscaPeriod"])("asks a complex benefit for %s", (key) => {
    expect(complex({ [key]: undefined })).toEqual([`error missing-key ${key}`]);
  });

  it("notes an empty optional key, and offers to take it out", () => {
    expect(simple({ profils: [] })).toEqual(["info empty-value profils"]);
    const findings = checkData(
      "benefit-simple",
      SLUGS["benefit-simple"],
      changed(sampleBenefit(), { teleservice: "" }),
      createContext(sampleIndex, territory),
    );
    expect(findings[0]?.repair?.changes).toEqual([{ path: ["teleservice"], value: undefined }]);
  });

  it("refuses an empty line in a list", () => {
    expect(simple({ conditions: ["Être majeur.", ""] })).toEqual(["error empty-value conditions.1"]);
  });

  it("names an unknown key, and a key of another kind of file", () => {
    expect(simple({ libelle: "x" })).toEqual(["error unknown-key libelle"]);
    expect(complex({ montant: 12 })).toEqual(["error unknown-key montant"]);
    expect(general({ type: "beneficiaire_rsa", montant: 2 })).toContain(
      "error unknown-key conditions_generales.0.montant",
    );
  });

  it.each([
    ["label", 12],
    ["description", ["a"]],
    ["conditions", "Être majeur."],
    ["conditions_generales", "departements"],
    ["profils", { type: "lyceen" }],
    ["montant", "beaucoup"],
    ["private", "oui"],
    ["link", { url: "x" }],
  ])("tells that %s is of another nature", (key, value) => {
    expect(simple({ [key]: value })).toContain(`error wrong-type ${key}`);
  });

  it("keeps the zeros of an unquoted code, from the source", () => {
    const data = { ...sampleInstitution(), code_insee: 1001 };
    const context = createContext(sampleIndex, territory);
    const [finding] = checkData("institution", "ville_x", data, context, () => "01001");
    expect(finding).toMatchObject({
      code: "wrong-type",
      repair: { changes: [{ path: ["code_insee"], value: "01001" }] },
    });
  });

  it("refuses a value outside its list, once", () => {
    expect(simple({ periodicite: "mensuel" })).toEqual(["error wrong-value periodicite"]);
    expect(simple({ prefix: "l'" })).toEqual(["error wrong-value prefix"]);
    expect(simple({ floorAt: 5 })).toEqual(["error wrong-value floorAt"]);
  });

  it("tells an unknown criterion from one that is out of place", () => {
    expect(general({ type: "exclude_epcis", values: ["200069193"] })).toEqual([
      "error criterion-unknown conditions_generales.0.type",
    ]);
    expect(general(gard, { type: "boursier" })).toEqual([
      "error criterion-not-allowed-here conditions_generales.1.type",
    ]);
    expect(simple({ profils: [{ type: "salarie", conditions: [{ type: "boursier" }] }] })).toEqual([
      "error criterion-not-allowed-here profils.0.conditions.0.type",
    ]);
  });

  it("refuses an unknown profile, and a criterion without type", () => {
    expect(simple({ profils: [{ type: "etudiants" }] })).toEqual(["error wrong-value profils.0.type"]);
    expect(general({ operator: ">=", value: 3 })).toEqual(["error missing-key conditions_generales.0.type"]);
    expect(general("age")).toEqual(["error wrong-type conditions_generales.0"]);
    expect(general({ type: 3 })).toEqual(["error wrong-type conditions_generales.0.type"]);
  });

  it("refuses an unknown operator, and a value out of range", () => {
    expect(general(gard, { type: "age", operator: "=>", value: 18 })).toEqual([
      "error operator-unknown conditions_generales.1.operator",
    ]);
    expect(general(gard, { type: "age", operator: ">=", value: 180 })).toEqual([
      "error value-out-of-range conditions_generales.1.value",
    ]);
    expect(
      simple({
        profils: [
          {
            type: "situation_handicap",
            conditions: [{ type: "taux_incapacite", operator: ">=", value: 50 }],
          },
        ],
      }),
    ).toEqual(["error value-out-of-range profils.0.conditions.0.value"]);
  });

  it("refuses a choice of nothing, and notices a repeated one", () => {
    expect(general({ type: "departements", values: [] })).toEqual([
      "error values-empty conditions_generales.0.values",
    ]);
    expect(general(gard, { type: "regime_securite_sociale" })).toEqual([
      "error values-empty conditions_generales.1",
    ]);
    expect(general({ type: "departements", values: ["30", "30"] })).toEqual([
      "warning values-duplicate conditions_generales.0.values.1",
    ]);
  });

  it.each([
    ["regions", "99"],
    ["departements", "96"],
    ["departements", "300"],
    ["epcis", "123456789"],
    ["excluded_epcis", "1"],
    ["communes", "30999"],
    ["codes_postaux", "99999"],
  ])("knows that no place among %s has the code %s", (type, code) => {
    expect(general(gard, { type, values: [code] })).toEqual([
      "error code-unknown conditions_generales.1.values.0",
    ]);
    expect(general(gard, { type: "not", value: { type, values: [code] } })).toEqual([
      "error code-unknown conditions_generales.1.value.values.0",
    ]);
  });

  it("asks for each part of an amount", () => {
    expect(simple({ montant: undefined })).toEqual(["error amount-missing montant"]);
    expect(simple({ montant: 0 })).toEqual(["error amount-missing montant"]);
    expect(simple({ montant: -1 })).toEqual(["error amount-missing montant"]);
    expect(simple({ unit: undefined })).toEqual(["error amount-missing unit"]);
    expect(simple({ periodicite: undefined })).toEqual(["error amount-missing periodicite"]);
  });

  it("refuses an amount where there is none", () => {
    expect(simple({ type: "bool", unit: undefined })).toEqual([
      "error amount-unexpected montant",
      "error amount-unexpected legend",
    ]);
    expect(simple({ type: "bool", montant: undefined, legend: undefined })).toEqual([
      "warning amount-unexpected unit",
    ]);
  });

  it("counts the visible characters of a description", () => {
    expect(simple({ description: "<strong>Aide</strong>" })).toEqual([
      "error description-length description",
    ]);
    expect(simple({ description: `Aide ${"&eacute;".repeat(410)}` })).toEqual([]);
    expect(simple({ description: "é".repeat(421) })).toEqual(["error description-length description"]);
  });

  it.each([
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    '<a href="https://exemple.fr" onclick="x()">lien</a>',
    '<a href="javascript:alert(1)">lien</a>',
    '<a href=" java\nscript:alert(1)">lien</a>',
  ])("refuses %s in a text", (html) => {
    expect(simple({ description: `Une aide pour vous. ${html}` })).toContain(
      "error html-not-allowed description",
    );
    expect(simple({ conditions: [`Être majeur ${html}.`] })).toContain("error html-not-allowed conditions.0");
  });

  it("wants a final dot after a condition, and none after a label", () => {
    expect(simple({ conditions: ["Être majeur"] })).toEqual(["error condition-form conditions.0"]);
    expect(simple({ conditions: ["<strong>Être majeur.</strong>"] })).toEqual([]);
    expect(simple({ label: "aide au BAFA." })).toEqual(["error label-form label"]);
  });

  it.each([
    "www.exemple.fr/aide",
    "http:/exemple.fr",
    "javascript:alert(1)",
    "https://exemple",
    "voir le site",
  ])("refuses the address %s", (link) => {
    expect(simple({ link })).toEqual(["error url-invalid link"]);
  });

  it("refuses an institution that nobody knows, and a second benefit of the same name", () => {
    expect(simple({ institution: "departement_gars" })).toContain("error institution-unknown institution");
    const twin = {
      file: "benefits/javascript/autre.yml",
      institution: "departement_gard",
      label: "Aide au  BAFÀ",
    };
    expect(codes("benefit-simple", sampleBenefit(), { ...sampleIndex, benefits: [twin] })).toEqual([
      "error benefit-duplicate label",
    ]);
  });

  it("asks an institution for the code of its perimeter, and checks its SIREN", () => {
    expect(institution({ code_insee: undefined })).toEqual(["error institution-code-missing code_insee"]);
    expect(institution({ type: "epci", code_siren: undefined })).toEqual([
      "error institution-code-missing code_siren",
    ]);
    expect(institution({ code_siren: "223000018" })).toEqual(["error siren-invalid code_siren"]);
    expect(institution({ code_siren: "22300001" })).toEqual(["error siren-invalid code_siren"]);
    expect(institution({ type: "caf", departments: ["96"] })).toEqual(["error code-unknown departments.0"]);
  });

  it("notes an unusual file name without refusing it", () => {
    const context = createContext(sampleIndex, territory);
    const found = checkData("benefit-simple", "Aide Été", sampleBenefit(), context);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([["file-name", "info"]]);
  });
});
