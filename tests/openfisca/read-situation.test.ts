import type { Situation } from "../../contribution/model/situation.ts";
import { readSituation } from "../../contribution/openfisca/read-situation.ts";

const PERSON: Situation = {
  dateDeValeur: "2026-02-10",
  demandeur: { date_naissance: "2003-05-01", activite: "salarie", scolarite: "aucune", salaire_net: 780 },
  menage: { depcom: "30189", statut_occupation_logement: "locataire_vide", loyer: 400 },
};

function testCase(more: Partial<Situation> = {}) {
  const read = readSituation({ ...PERSON, ...more });
  if (!read) throw new Error("It cannot be read.");
  return read.testCase;
}

it("puts a person alone in a family, a tax return and a household of their own", () => {
  const { individus, familles, foyers_fiscaux, menages } = testCase();
  expect(Object.keys(individus)).toEqual(["demandeur"]);
  expect(familles.famille).toMatchObject({ parents: ["demandeur"], enfants: [] });
  expect(foyers_fiscaux.foyer).toMatchObject({ declarants: ["demandeur"], personnes_a_charge: [] });
  expect(menages.menage).toMatchObject({ personne_de_reference: ["demandeur"], enfants: [] });
});

it("says in OpenFisca’s words what the person does, and leaves out what it has no word for", () => {
  const { demandeur } = testCase().individus;
  expect(demandeur?.activite).toEqual({
    "2025-11": "actif",
    "2025-12": "actif",
    "2026-01": "actif",
    "2026-02": "actif",
  });
  expect(demandeur).not.toHaveProperty("scolarite");
  expect(demandeur?.date_naissance).toEqual({ ETERNITY: "2003-05-01" });
});

it("counts a salary from January three years ago to this month: net, gross and taxable", () => {
  const { demandeur } = testCase().individus;
  const months = Object.keys(demandeur?.salaire_net ?? {});
  expect([months[0], months.at(-1), months.length]).toEqual(["2023-01", "2026-02", 38]);
  expect(demandeur).toMatchObject({
    salaire_net: { "2024-07": 780 },
    salaire_de_base: { "2024-07": 1000 },
    // 780 + 2.9 % of 98.25 % of 1,000.
    salaire_imposable: { "2024-07": 808.49 },
  });
});

it("tells the household’s place and housing for the last quarter", () => {
  const { menage } = testCase().menages;
  expect(menage?.depcom).toEqual({
    "2025-11": "30189",
    "2025-12": "30189",
    "2026-01": "30189",
    "2026-02": "30189",
  });
  expect(menage?.loyer).toHaveProperty("2026-02", 400);
});

it("puts who lives in a couple in the same groups, with their salary", () => {
  const couple = testCase({ famille: { en_couple: true }, conjoint: { salaire_net: 1560 } });
  expect(couple.individus.conjoint).toHaveProperty(["salaire_de_base", "2026-02"], 2000);
  expect(couple.familles.famille?.parents).toEqual(["demandeur", "conjoint"]);
  expect(couple.foyers_fiscaux.foyer?.declarants).toEqual(["demandeur", "conjoint"]);
  expect(couple.menages.menage?.conjoint).toEqual(["conjoint"]);
});

it("gives the tax return of who is on their parents’ one to a parent, who lives elsewhere", () => {
  const { demandeur } = PERSON;
  const dependent = testCase({ demandeur: { ...demandeur, enfant_a_charge: true }, rfr: 20_000, nbptr: 2.5 });
  expect(dependent.foyers_fiscaux.foyer).toMatchObject({
    declarants: ["parent"],
    personnes_a_charge: ["demandeur"],
    rfr: { "2024": 20_000 },
    nbptr: { "2024": 2.5 },
  });
  expect(dependent.individus.demandeur?.enfant_a_charge).toEqual({ "2026": true });
  expect(dependent.familles.parents).toEqual({ parents: ["parent"] });
  expect(dependent.menages.parents).toEqual({ personne_de_reference: ["parent"] });
});

it("does not say of who declares their own children that they are on no other return", () => {
  const { demandeur } = PERSON;
  const enfants = [{ date_naissance: "2020-03-01" }, { date_naissance: "2006-03-01" }];
  const told = (enfant_a_charge: boolean) =>
    Object.values(testCase({ demandeur: { ...demandeur, enfant_a_charge }, enfants }).individus).map(
      (individual) => individual.enfant_a_charge,
    );
  // Told of one, OpenFisca would take it for false of the children.
  expect(told(false)).toEqual([undefined, undefined, undefined]);
  expect(told(true)).toEqual([{ "2026": true }, { "2026": true }, { "2026": false }, undefined]);
});

it("counts children until 25, in the three groups", () => {
  const enfants = [{ date_naissance: "2020-03-01" }, { date_naissance: "1999-03-01" }];
  const { individus, familles, foyers_fiscaux, menages } = testCase({ enfants });
  expect(individus.enfant_1).toEqual({ date_naissance: { ETERNITY: "2020-03-01" } });
  for (const members of [
    familles.famille?.enfants,
    foyers_fiscaux.foyer?.personnes_a_charge,
    menages.menage?.enfants,
  ])
    expect(members).toEqual(["enfant_1"]);
});

it.each<[string, Partial<Situation>]>([
  ["without a birth date", { demandeur: {} }],
  ["born after the day", { demandeur: { date_naissance: "2027-01-01" } }],
  ["on a day that the calendar has not", { dateDeValeur: "2026-02-30" }],
  ["with a child of no age", { enfants: [{}] }],
])("cannot read a person %s", (_, more) => {
  expect(readSituation({ ...PERSON, ...more })).toBeUndefined();
});
