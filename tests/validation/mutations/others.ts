import type { Kind } from "../../../contribution/model/collections.ts";
import { benefit, type Mutation } from "./mutation.ts";

const of =
  (kind: Kind) =>
  (name: string, changes: Record<string, unknown>, ...expected: string[]): Mutation => ({
    name: `${kind}: ${name}`,
    kind,
    changes,
    expected,
  });
const complex = of("benefit-complex");
const institution = of("institution");
const town = (changes: Record<string, unknown>) => ({
  name: "Ville d’Alès",
  type: "commune",
  code_insee: "30007",
  code_siren: undefined,
  ...changes,
});

/** Defects of amounts, which hang together. */
export const AMOUNT_MUTATIONS: readonly Mutation[] = [
  ...[0, -1, -0.5].map((montant) =>
    benefit(`an amount of ${montant}`, { montant }, "amount-missing montant"),
  ),
  ...["150 €", "1 500", "1,5", "1e3", "cent", "0x10", "1_000"].map((montant) =>
    benefit(`the amount ${montant}`, { montant }, "wrong-type montant"),
  ),
  benefit("more than the whole price", { montant: 150, unit: "%" }, "value-out-of-range montant"),
  benefit("no amount", { montant: undefined }, "amount-missing montant"),
  benefit("no unit", { unit: undefined }, "amount-missing unit"),
  benefit("no rhythm", { periodicite: undefined }, "amount-missing periodicite"),
  benefit(
    "nothing of the amount",
    { montant: undefined, unit: undefined, periodicite: undefined },
    "amount-missing montant",
    "amount-missing unit",
    "amount-missing periodicite",
  ),
  benefit(
    "an amount of a right",
    { type: "bool", legend: undefined, unit: undefined },
    "amount-unexpected montant",
  ),
  benefit(
    "a legend of a right",
    { type: "bool", montant: undefined, unit: undefined },
    "amount-unexpected legend",
  ),
  benefit(
    "a unit of a right",
    { type: "bool", montant: undefined, legend: undefined },
    "amount-unexpected unit",
  ),
  benefit(
    "a step of a right",
    { type: "bool", montant: undefined, legend: undefined, unit: undefined, floorAt: 1 },
    "amount-unexpected floorAt",
  ),
  benefit(
    "an amount of zero for a right",
    { type: "bool", montant: 0, legend: undefined, unit: undefined },
    "amount-unexpected montant",
  ),
  benefit("an amount of a mixed benefit", { type: "mixed", legend: undefined }, "amount-unexpected montant"),
  benefit("a legend of a mixed benefit", { type: "mixed", montant: undefined }, "amount-unexpected legend"),
  benefit("cents without step", { montant: 12.5 }, "amount-rounds-to-loss montant"),
  benefit("units with a step of ten", { montant: 155, floorAt: 10 }, "amount-rounds-to-loss montant"),
  benefit("thousandths", { montant: 1.295, floorAt: 0.01 }, "amount-rounds-to-loss montant"),
  ...["5", 5, 0.1, 0, -1, 100].map((floorAt) =>
    benefit(
      `a step of ${JSON.stringify(floorAt)}`,
      { floorAt },
      typeof floorAt === "string" ? "wrong-type floorAt" : "wrong-value floorAt",
    ),
  ),
  benefit("a monthly legend without month", { periodicite: "mensuelle" }, "legend-hides-period legend"),
  benefit("a yearly legend without year", { periodicite: "annuelle" }, "legend-hides-period legend"),
  benefit(
    "a yearly legend that says month",
    { periodicite: "annuelle", legend: "par mois" },
    "legend-hides-period legend",
  ),
];

/** Keys that should not be there. */
export const KEY_MUTATIONS: readonly Mutation[] = [
  ...[
    "couleur",
    "Label",
    "label ",
    "libelle",
    "montants",
    "condition",
    "slug",
    "entity",
    "operator",
    "__proto__",
    "constructor",
    "",
  ].map((key) => benefit(`the key ${JSON.stringify(key)}`, { [key]: "x" }, `unknown-key ${key}`.trim())),
  benefit("an empty unknown key", { couleur: null }, "unknown-key couleur"),
  benefit(
    "lien for link",
    { link: undefined, lien: "https://www.exemple.fr" },
    "missing-key link",
    "unknown-key lien",
  ),
  benefit(
    "an unknown key of the participation",
    { participation: { legend: "x" } },
    "unknown-key participation.legend",
  ),
  complex("an amount", { montant: 12 }, "unknown-key montant"),
  complex(
    "conditions",
    { conditions_generales: [{ type: "beneficiaire_rsa" }] },
    "unknown-key conditions_generales",
  ),
  complex("profiles", { profils: [{ type: "lyceen" }] }, "unknown-key profils"),
  complex(
    "an unknown scheme",
    { teleservices: { cnaf: "https://www.exemple.fr" } },
    "unknown-key teleservices.cnaf",
  ),
  complex(
    "an invalid address of a scheme",
    { teleservices: { caf: "caf.fr" } },
    "url-invalid teleservices.caf",
  ),
  complex(
    "an unknown variable",
    { openfisca_eligibility_source: "potion_magique" },
    "variable-unknown openfisca_eligibility_source",
  ),
  complex(
    "a variable with another letter",
    { openfisca_eligibility_source: "aide_mobilite_masters" },
    "variable-unknown openfisca_eligibility_source",
  ),
  complex(
    "a variable in capitals",
    { openfisca_eligibility_source: "Aide_Mobilite_Master" },
    "variable-unknown openfisca_eligibility_source",
  ),
  complex(
    "a variable named like an inherited key",
    { openfisca_eligibility_source: "toString" },
    "variable-unknown openfisca_eligibility_source",
  ),
  complex(
    "a variable with a space",
    { openfisca_eligibility_source: "aide mobilite" },
    "bad-pattern openfisca_eligibility_source",
  ),
  complex("another group", { entity: "familles" }, "variable-entity entity"),
  complex("another period", { openfiscaPeriod: "thisYear" }, "variable-period openfiscaPeriod"),
  institution("a label", { label: "x" }, "unknown-key label"),
  institution("a postal code", { code_postal: "30000" }, "unknown-key code_postal"),
];

/** Defects of institutions. */
export const INSTITUTION_MUTATIONS: readonly Mutation[] = [
  ...[
    "223000018",
    "22300001",
    "2230000190",
    "22300001900012",
    "FR223000019",
    "223 000 019",
    "222222222",
    "999999999",
    "999999991",
    "000000000",
    "22300001O",
  ].map((code_siren) => institution(`the SIREN ${code_siren}`, { code_siren }, "siren-invalid code_siren")),
  institution("an unquoted SIREN", { code_siren: 223000019 }, "wrong-type code_siren"),
  institution("an unquoted code", { code_insee: 30 }, "wrong-type code_insee"),
  institution(
    "the code 2a",
    { code_insee: "2a" },
    "bad-pattern code_insee",
    "code-name-mismatch code_insee",
    "siren-kind code_siren",
  ),
  ...["3", "300", "30 ", "Gard", "FR30"].map((code_insee) =>
    institution(`the code ${code_insee}`, { code_insee }, "bad-pattern code_insee"),
  ),
  ...["20", "96", "99", "30189", "97"].map((code_insee) =>
    institution(`the unknown code ${code_insee}`, { code_insee }, "code-unknown code_insee"),
  ),
  institution(
    "the code of another department",
    { code_insee: "34", code_siren: undefined },
    "code-name-mismatch code_insee",
  ),
  institution("no code", { code_insee: undefined }, "institution-code-missing code_insee"),
  institution(
    "an EPCI without SIREN",
    { type: "epci", code_insee: undefined, code_siren: undefined },
    "institution-code-missing code_siren",
  ),
  institution("the SIREN of a town", { code_siren: "213001894" }, "siren-kind code_siren"),
  institution(
    "the SIREN of an EPCI",
    { code_siren: "243000643" },
    "siren-kind code_siren",
    "siren-duplicate code_siren",
  ),
  institution("the SIREN of another department", { code_siren: "223400011" }, "siren-kind code_siren"),
  institution("a town with the SIREN of another", town({ code_siren: "213001894" }), "siren-kind code_siren"),
  institution(
    "a town with the code of another",
    town({ code_insee: "34172" }),
    "code-name-mismatch code_insee",
  ),
  institution("a town with a postal code", town({ code_insee: "30000" }), "code-unknown code_insee"),
  institution("a town with a department's code", town({ code_insee: "30" }), "code-unknown code_insee"),
  institution(
    "a district of Paris",
    town({ name: "Paris 1er", code_insee: "75101" }),
    "code-former code_insee",
  ),
  institution(
    "a district of Lyon",
    town({ name: "Lyon 1er", code_insee: "69381" }),
    "code-former code_insee",
  ),
  institution(
    "a second file of a town",
    town({ name: "Mairie de Nîmes", code_insee: "30189" }),
    "insee-duplicate code_insee",
  ),
  institution(
    "a department for a CAF that is none",
    { type: "caf", code_insee: undefined, code_siren: undefined, departments: ["30", "96"] },
    "code-unknown departments.1",
  ),
  institution("an unquoted department", { departments: [30] }, "wrong-type departments.0"),
  institution("a department twice", { departments: ["30", "30"] }, "values-duplicate departments.1"),
  institution("a department in small letters", { departments: ["2a"] }, "code-unknown departments.0"),
  institution("an empty department", { departments: ["30", null] }, "empty-value departments.1"),
  institution("departments as a text", { departments: "30" }, "wrong-type departments"),
  institution("a spaced name", { name: "Département du Gard " }, "untrimmed name"),
  institution("ville for a type", { type: "ville" }, "wrong-value type"),
  institution("an accented type", { type: "département" }, "wrong-value type"),
];
