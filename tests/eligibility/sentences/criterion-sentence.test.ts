import { criterionSentence } from "../../../contribution/eligibility/sentences/criterion-sentence.ts";
import { CRITERIA } from "../../../contribution/model/schema.ts";
import { territory } from "../../support/territory.ts";
import { plainSpaces } from "./plain-spaces.ts";

const say = (criterion: unknown) => plainSpaces(criterionSentence(criterion, { territory }));
const not = (value: unknown) => ({ type: "not", value });
const age = (operator: string, value: number) => ({ type: "age", operator, value });
const children = (operator: string, value: number, ages = {}) => ({
  type: "enfants_eligibles",
  operator,
  value,
  ...ages,
});
const quotient = { type: "quotient_familial", operator: "<=", value: 1200.5, period: "month" };
const housing = (choices: object) => ({ type: "statut_occupation_logement", ...choices });
const insurance = (choices: object) => ({ type: "regime_securite_sociale", ...choices });
const studies = (...values: string[]) => ({ type: "annee_etude", values });
const mention = (...values: string[]) => ({ type: "mention_baccalaureat", values });
const places = (type: string, ...values: string[]) => ({ type, values });

describe("a condition in one sentence", () => {
  it.each([
    [age(">=", 16), "avoir au moins 16 ans"],
    [age(">", 1), "avoir plus de 1 an"],
    [age("<", 26), "avoir moins de 26 ans"],
    [age("<=", 25.5), "avoir au plus 25,5 ans"],
    [age("=", 18), "avoir 18 ans"],
    [not(age("<", 18)), "avoir au moins 18 ans"],
    [not(age("=", 18)), "ne pas avoir 18 ans"],
    [quotient, "avoir un quotient familial fiscal inférieur ou égal à 1 200,50 € par mois"],
    [
      not({ ...quotient, value: 9000, period: "year" }),
      "avoir un quotient familial fiscal supérieur à 9 000 € par an",
    ],
    [{ type: "beneficiaire_rsa" }, "recevoir le RSA"],
    [not({ type: "beneficiaire_rsa" }), "ne pas recevoir le RSA"],
    [not(not({ type: "beneficiaire_rsa" })), "recevoir le RSA"],
    [{ type: "boursier" }, "recevoir une bourse"],
    [not({ type: "boursier" }), "ne pas recevoir de bourse"],
    [{ type: "formation_sanitaire_social" }, "suivre une formation sanitaire ou sociale"],
    [not({ type: "formation_sanitaire_social" }), "ne pas suivre de formation sanitaire ou sociale"],
    [{ type: "agence_travail_temporaire" }, "travailler en intérim"],
    [
      { type: "difficultes_acces_ou_frais_logement" },
      "avoir des difficultés à trouver un logement ou à en payer les frais",
    ],
    [studies("terminale"), "être en terminale"],
    [studies("premiere", "cap_1", "autre"), "être en première, en 1re année de CAP ou dans une autre année"],
    [mention("mention_bien"), "avoir obtenu au baccalauréat la mention bien"],
    [
      mention("mention_tres_bien", "non_renseignee"),
      "avoir obtenu au baccalauréat la mention très bien ou une mention non précisée",
    ],
    [
      housing({ includes: ["proprietaire", "loge_gratuitement"] }),
      "être propriétaire ou en logement gratuit",
    ],
    [
      housing({ excludes: ["proprietaire", "locataire_foyer"] }),
      "ne pas être propriétaire ni en foyer ou en résidence",
    ],
    [not(housing({ excludes: ["proprietaire"] })), "être propriétaire"],
    [insurance({ includes: ["regime_agricole"] }), "relever du régime agricole"],
    [
      insurance({ includes: ["regime_agricole", "autres_regimes"] }),
      "relever du régime agricole ou d’un autre régime",
    ],
    [insurance({ excludes: ["regime_general"] }), "ne pas relever du régime général"],
    [
      insurance({ includes: ["regime_agricole"], excludes: ["regime_general"] }),
      "relever du régime agricole, mais pas du régime général",
    ],
    [
      not(insurance({ includes: ["regime_agricole"], excludes: ["regime_general"] })),
      "ne pas remplir cette condition : relever du régime agricole, mais pas du régime général",
    ],
    [
      { type: "taux_incapacite", operator: ">=", value: 0.55 },
      "avoir un taux d’incapacité supérieur ou égal à 55 %",
    ],
    [children(">=", 1), "avoir au moins un enfant"],
    [children(">=", 2, { age_min: 3, age_max: 17 }), "avoir au moins 2 enfants de 3 à 17 ans"],
    [children("=", 1, { age_max: 1 }), "avoir exactement un enfant de 1 an ou moins"],
    [children("<", 3, { age_min: 3 }), "avoir moins de 3 enfants de 3 ans ou plus"],
  ])("%j: « %s »", (criterion, sentence) => {
    expect(say(criterion)).toBe(sentence);
  });

  it.each([
    [places("departements", "30"), "habiter dans le Gard"],
    [places("departements", "30", "34"), "habiter dans le Gard ou l’Hérault"],
    [places("departements", "75"), "habiter à Paris"],
    [places("departements", "49", "21"), "habiter en Maine-et-Loire ou en Côte-d’Or"],
    [places("departements", "971", "974", "976"), "habiter en Guadeloupe, à La Réunion ou Mayotte"],
    [not(places("departements", "30", "34")), "ne pas habiter dans le Gard ni l’Hérault"],
    [places("regions", "76", "53"), "habiter en Occitanie ou en Bretagne"],
    [places("regions", "44"), "habiter dans le Grand Est"],
    [places("regions", "93"), "habiter en Provence-Alpes-Côte d’Azur"],
    [
      places("communes", "30189", "72181", "17300"),
      "habiter à Nîmes (30), au Mans (72) ou à La Rochelle (17)",
    ],
    [
      places("communes", "30189", "30007", "30334", "34172", "34032"),
      "habiter à Nîmes (30), Alès (30), Uzès (30) ou 2 autres communes",
    ],
    [places("epcis", "243000643"), /^habiter dans la communauté d’agglomération .*Nîmes.* \(30\)$/],
    [places("excluded_epcis", "200046977"), "ne pas habiter dans la Métropole de Lyon (69)"],
    [places("codes_postaux", "30900"), "avoir pour code postal 30900 Nîmes"],
    [places("departements", "99"), "habiter dans un département inconnu (99)"],
    [{ type: "attached_to_institution" }, "habiter sur le territoire de l’institution"],
  ])("%j: « %s »", (criterion, sentence) => {
    if (typeof sentence === "string") expect(say(criterion)).toBe(sentence);
    else expect(say(criterion)).toMatch(sentence);
  });

  it("names the institution when it is known", () => {
    const institution = "Département du Gard";
    expect(criterionSentence({ type: "attached_to_institution" }, { institution })).toBe(
      "habiter sur le territoire de l’institution (Département du Gard)",
    );
  });

  it("says codes until the names have arrived", () => {
    expect(criterionSentence(places("departements", "30"), {})).toBe("habiter dans le département 30");
  });

  it("exists for every criterion of the schemas", () => {
    for (const [type, node] of CRITERIA) {
      for (const example of node.examples ?? []) {
        expect([type, say(example)]).toEqual([type, expect.not.stringMatching(/à corriger|undefined|_/)]);
        expect([type, say(not(example))]).toEqual([
          type,
          expect.not.stringMatching(/à corriger|undefined|_/),
        ]);
      }
      expect(node.examples?.length).toBeGreaterThan(0);
    }
  });

  it.each([
    [undefined],
    [null],
    ["oups"],
    [3],
    [[]],
    [{}],
    [{ type: 3 }],
    [{ type: "exclude_epcis", values: ["243000643"] }],
    [{ type: "constructor" }],
    [{ type: "age" }],
    [{ type: "age", operator: "≥", value: 16 }],
    [{ type: "age", operator: ">=", value: "16" }],
    [{ type: "age", operator: ">=", value: Number.NaN }],
    [{ type: "departements" }],
    [{ type: "departements", values: "30" }],
    [{ type: "departements", values: [30] }],
    [{ type: "annee_etude", values: ["cm2"] }],
    [{ type: "annee_etude", values: [null] }],
    [{ type: "statut_occupation_logement" }],
    [{ type: "statut_occupation_logement", includes: "proprietaire" }],
    [{ type: "statut_occupation_logement", includes: ["proprietaire"], excludes: ["zorro"] }],
    [{ type: "quotient_familial", operator: "<=", value: 700, period: "semaine" }],
    [children(">=", 1, { age_min: "3" })],
    [not(undefined)],
    [not("oups")],
  ])("%j is to be mended", (criterion) => {
    expect(say(criterion)).toBe("condition à corriger");
  });
});
