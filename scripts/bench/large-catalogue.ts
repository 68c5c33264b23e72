import { readTerritory } from "../read-territory.ts";

const SUBJECTS = [
  { prefix: "l’", label: "aide au BAFA", flag: "_interetBafa" },
  { prefix: "la", label: "bourse au permis de conduire", flag: "_interetPermisDeConduire" },
  { prefix: "le", label: "séjour d’études à l’étranger", flag: "_interetEtudesEtranger" },
  { prefix: "l’", label: "abonnement de transport à tarif réduit" },
  { prefix: "le", label: "prêt d’un ordinateur portable" },
  { prefix: "l’", label: "aide au premier logement" },
  { prefix: "le", label: "chèque pour le sport et la culture" },
  { prefix: "la", label: "prime à l’apprentissage" },
];
const PUBLICS = ["lycéens", "étudiantes", "apprentis", "jeunes en recherche d’emploi", "stagiaires"];

/**
 * A catalogue of `count` simple benefits, each of one of the first communes of France, which are institutions: what
 * it holds depends on nothing but its size. One benefit in ten lacks its amount.
 */
export function largeCatalogue(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  const communes = [...readTerritory().communes()].slice(0, Math.ceil(count / 10));
  for (const { code, name } of communes)
    files[`institutions/ville_${code.toLowerCase()}.yml`] =
      `name: ${JSON.stringify(`Ville de ${name}`)}\ntype: commune\ncode_insee: "${code}"\n`;
  for (let i = 0; i < count; i += 1) {
    const commune = communes[i % communes.length];
    const subject = SUBJECTS[i % SUBJECTS.length];
    const reader = PUBLICS[i % PUBLICS.length];
    const slug = `ville_${commune?.code.toLowerCase()}-aide-${i}`;
    files[`benefits/javascript/${slug}.yml`] = [
      `label: ${subject?.label} pour les ${reader}, formule ${i}`,
      `institution: ville_${commune?.code.toLowerCase()}`,
      `prefix: ${subject?.prefix}`,
      `description: La ville verse une aide aux ${reader} qui habitent la commune et en font la demande.`,
      "conditions_generales:",
      "  - type: communes",
      "    values:",
      `      - "${commune?.code}"`,
      ...(subject?.flag ? [`interestFlag: ${subject.flag}`] : []),
      "type: float",
      ...(i % 10 === 3 ? [] : [`montant: ${50 + (i % 40) * 10}`]),
      "unit: €",
      "periodicite: ponctuelle",
      `link: https://www.exemple.fr/aide-${i}`,
      `instructions: https://www.exemple.fr/demander-aide-${i}`,
      "",
    ].join("\n");
  }
  return files;
}
