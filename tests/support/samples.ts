import type { CatalogueIndex } from "../../contribution/validation/context.ts";

/** A simple benefit in which nothing is wrong, in the surroundings of {@link sampleIndex}. */
export function sampleBenefit(): Record<string, unknown> {
  return {
    label: "aide au BAFA",
    institution: "departement_gard",
    prefix: "l’",
    description: "Le département rembourse une partie de votre première session de formation.",
    conditions_generales: [
      { type: "departements", values: ["30"] },
      { type: "age", operator: ">=", value: 16 },
    ],
    profils: [{ type: "lyceen", conditions: [{ type: "annee_etude", values: ["terminale"] }] }],
    conditions: ["Être inscrit à une session de formation."],
    interestFlag: "_interetBafa",
    type: "float",
    montant: 150,
    unit: "€",
    periodicite: "ponctuelle",
    legend: "maximum",
    link: "https://www.exemple.fr/aide-bafa",
    instructions: "https://www.exemple.fr/demander-aide-bafa",
  };
}

/** A complex benefit in which nothing is wrong. */
export function sampleComplexBenefit(): Record<string, unknown> {
  return {
    label: "aide à la mobilité en master",
    institution: "etat",
    prefix: "l’",
    description: "Cette aide soutient les personnes qui changent de région pour suivre un master.",
    type: "float",
    unit: "€",
    periodicite: "ponctuelle",
    entity: "individus",
    openfiscaPeriod: "thisMonth",
    openfisca_eligibility_source: "aide_mobilite_master",
    link: "https://www.exemple.fr/aide-master",
    teleservice: "https://www.exemple.fr/demander-aide-master",
  };
}

/** An institution in which nothing is wrong. */
export function sampleInstitution(): Record<string, unknown> {
  return { name: "Département du Gard", type: "departement", code_insee: "30", code_siren: "223000019" };
}

/** The institutions that the samples refer to. */
export const sampleIndex: CatalogueIndex = {
  institutions: {
    departement_gard: { name: "Département du Gard", type: "departement", code_insee: "30" },
    etat: { name: "État", type: "national" },
  },
  benefits: [],
};
