import { type Audience, audienceOf } from "../../contribution/review/audience/audience.ts";
import { sampleBenefit, sampleIndex } from "../support/samples.ts";
import { territory } from "../support/territory.ts";

const context = { territory, institution: (slug: string) => sampleIndex.institutions[slug] };

type Benefit = Record<string, unknown>;

function audience(from: Benefit, to: Benefit): Audience | undefined {
  const base = {
    ...sampleBenefit(),
    conditions_generales: undefined,
    profils: undefined,
    interestFlag: undefined,
  };
  return audienceOf("aide", { ...base, ...from }, { ...base, ...to }, context);
}

function said(from: Benefit, to: Benefit): string[] | undefined {
  return audience(from, to)?.lines.map(({ text }) => text.replaceAll("\u00a0", " "));
}

const general = (...criteria: unknown[]) => ({ conditions_generales: criteria });
const age = (operator: string, value: number) => ({ type: "age", operator, value });
const places = (type: string, ...values: string[]) => ({ type, values });

describe("for whom a change counts", () => {
  it("says the ages that gain and lose", () => {
    const ages = (from: number, to: number) => general(age(">=", from), age("<=", to));
    expect(said(ages(16, 25), ages(18, 25))).toEqual([
      "Les personnes de 16 et 17 ans ne seraient plus éligibles.",
    ]);
    expect(said(ages(16, 25), ages(16, 29))).toEqual([
      "Les personnes de 26 à 29 ans deviendraient éligibles.",
    ]);
    expect(said(ages(16, 25), general(age(">=", 16)))).toEqual([
      "Les personnes de 26 ans ou plus deviendraient éligibles.",
    ]);
    expect(said(ages(16, 25), ages(18, 30))).toEqual([
      "Les personnes de 16 et 17 ans ne seraient plus éligibles.",
      "Les personnes de 26 à 30 ans deviendraient éligibles.",
    ]);
    expect(audience(ages(16, 25), general(age(">", 15), age("<", 26)))?.lines).toEqual([
      { kind: "same", text: "Personne ne gagne ni ne perd le droit à cette aide." },
    ]);
  });

  it("says the places that gain and lose, by the names of what is listed", () => {
    expect(said(general(places("departements", "48")), general(places("departements", "48", "30")))).toEqual([
      "Les habitants du Gard deviendraient éligibles.",
    ]);
    expect(said(general(places("departements", "30")), {})).toEqual([
      "Les habitants de tout autre lieu deviendraient éligibles.",
    ]);
    expect(said(general(places("departements", "30")), general(places("communes", "30189")))).toEqual([
      "Les habitants du Gard, sauf à Nîmes (30), ne seraient plus éligibles.",
    ]);
    expect(said(general(places("departements", "30")), general(places("departements", "34")))).toEqual([
      "Aucune des personnes éligibles aujourd’hui ne le serait encore.",
      "Peut en bénéficier toute personne qui habite dans l’Hérault.",
    ]);
    const gard = general({ type: "attached_to_institution" });
    expect(
      said(
        gard,
        general({ type: "attached_to_institution" }, { type: "not", value: places("communes", "30189") }),
      ),
    ).toEqual(["Les habitants de Nîmes (30) ne seraient plus éligibles."]);
    expect(
      said(general(places("codes_postaux", "30000", "30900")), general(places("codes_postaux", "30000"))),
    ).toEqual(["Les habitants de 30900 Nîmes ne seraient plus éligibles."]);
  });

  it("says profiles, resources and other conditions", () => {
    const profiles = (...types: string[]) => ({ profils: types.map((type) => ({ type })) });
    expect(said(profiles("lyceen", "apprenti"), profiles("lyceen", "chomeur"))).toEqual([
      "Les personnes en apprentissage ne seraient plus éligibles.",
      "Les personnes en recherche d’emploi deviendraient éligibles.",
    ]);
    const quotient = (value: number) =>
      general({ type: "quotient_familial", operator: "<=", value, period: "month" });
    expect(said(quotient(700), quotient(800))).toEqual([
      "Les personnes qui ont un quotient familial fiscal de plus de 700 € par mois et au plus 800 € par mois deviendraient éligibles.",
    ]);
    expect(said(quotient(700), {})).toEqual([
      "Les personnes qui ont un quotient familial fiscal de plus de 700 € par mois deviendraient éligibles.",
    ]);
    expect(said({}, general({ type: "beneficiaire_rsa" }))).toEqual([
      "Les personnes qui ne reçoivent pas le RSA ne seraient plus éligibles.",
    ]);
    expect(said({}, { interestFlag: "_interetBafa" })).toEqual([
      "Les personnes sans intérêt déclaré pour le sujet ne seraient plus éligibles.",
    ]);
    const lyceen = (...conditions: unknown[]) => ({
      profils: [{ type: "lyceen", conditions }, { type: "chomeur" }],
    });
    expect(said(lyceen(), lyceen({ type: "boursier" }))).toEqual([
      "Les personnes au lycée qui ne reçoivent pas de bourse ne seraient plus éligibles.",
    ]);
    expect(said(lyceen(), lyceen(age(">=", 16)))).toEqual([
      "Les personnes au lycée de moins de 16 ans ne seraient plus éligibles.",
    ]);
    const year = (...values: string[]) => lyceen({ type: "annee_etude", values });
    expect(said(year("terminale", "premiere"), year("terminale"))).toEqual([
      "Les personnes qui sont dans l’année d’études « première » ne seraient plus éligibles.",
    ]);
    const parent = (value: number) => ({
      profils: [
        { type: "parent", conditions: [{ type: "enfants_eligibles", operator: ">=", value, age_max: 17 }] },
      ],
    });
    expect(said(parent(1), parent(2))).toEqual([
      "Les personnes qui ont 1 enfant de 17 ans ne seraient plus éligibles.",
    ]);
    const handicap = (value: number) => ({
      profils: [
        { type: "situation_handicap", conditions: [{ type: "taux_incapacite", operator: ">=", value }] },
      ],
    });
    expect(said(handicap(0.8), handicap(0.5))).toEqual([
      "Les personnes qui ont un taux d’incapacité d’au moins 50 % et moins de 80 % deviendraient éligibles.",
    ]);
  });

  it("says the amount, what is hidden, new or removed, and what cannot be said", () => {
    expect(said({}, { montant: 250 })).toEqual([
      "Le montant passerait de « 150 € maximum » à « 250 € maximum » pour toutes les personnes éligibles.",
    ]);
    expect(said({}, { label: "autre" })).toBeUndefined();
    expect(said({}, { private: true })).toEqual([
      "Plus personne ne verrait cette aide : elle serait masquée.",
    ]);
    expect(said({}, general({ type: "age" }))?.[0]).toMatch(
      /^On ne peut pas dire pour qui : la nouvelle version est à corriger\./,
    );
    const benefit = {
      ...sampleBenefit(),
      ...general(age(">=", 16)),
      profils: undefined,
      interestFlag: undefined,
    };
    expect(audienceOf("a", undefined, benefit, context)?.lines).toEqual([
      { kind: "gain", text: "Peut en bénéficier toute personne qui a au moins 16 ans." },
    ]);
    expect(audienceOf("a", benefit, undefined, context)?.lines).toEqual([
      { kind: "loss", text: "Plus personne ne verrait cette aide." },
    ]);
  });

  it("says on how many situations it rests, and when they are a sample", () => {
    expect(audience(general(age(">=", 16)), general(age(">=", 18)))?.method).toBe(
      "D’après 3 situations types ; les autres conditions restent à remplir.",
    );
    const everything = {
      ...general(
        ...[10, 20, 30, 40, 50, 60, 70, 80].map((value) => age(">=", value)),
        places("departements", "30", "34"),
        { type: "quotient_familial", operator: "<=", value: 700, period: "month" },
        { type: "statut_occupation_logement", includes: ["proprietaire", "locataire_vide"] },
        { type: "regime_securite_sociale", includes: ["regime_general"] },
        { type: "beneficiaire_rsa" },
      ),
      profils: [{ type: "lyceen" }],
    };
    expect(audience({}, everything)?.method).toMatch(
      /^D’après un échantillon de .* situations types, sur .* possibles/,
    );
  });
});
