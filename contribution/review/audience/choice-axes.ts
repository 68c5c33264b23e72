import { deducedFrom } from "../../eligibility/person/deductions.ts";
import { oneOf } from "../../eligibility/sentences/phrase.ts";
import type { Mapping } from "../../model/mapping.ts";
import { CRITERIA, labelOf, resolved } from "../../model/schema.ts";
import type { QuestionKey } from "../../model/situation.ts";
import type { Axis, SituationDraft } from "./axis.ts";

/** False for an answer that nobody gives beside the others. */
type Put = (draft: SituationDraft, value: unknown) => unknown;

const STUDENTS = new Set([
  "collegien",
  "lyceen",
  "enseignement_superieur",
  "etudiant",
  "stagiaire",
  "apprenti",
]);

/** Criteria that hold or not, with what the persons do. */
const YES_OR_NO: Readonly<
  Record<
    string,
    { readonly yes: string; readonly no: string; readonly put: Put; readonly who?: ReadonlySet<string> }
  >
> = {
  boursier: {
    yes: "reçoivent une bourse",
    no: "ne reçoivent pas de bourse",
    put: ({ situation }, value) => Object.assign(situation, { boursier: value }),
    who: STUDENTS,
  },
  beneficiaire_rsa: {
    yes: "reçoivent le RSA",
    no: "ne reçoivent pas le RSA",
    put: ({ situation }, value) => value && Object.assign(situation, { rsa: 600 }),
  },
  formation_sanitaire_social: {
    yes: "suivent une formation sanitaire ou sociale",
    no: "ne suivent pas de formation sanitaire ou sociale",
    put: (draft, value) =>
      putIfPossible(draft, "demandeur.groupe_specialites_formation", value ? "groupe_330" : "autre"),
  },
  difficultes_acces_ou_frais_logement: {
    yes: "ont des difficultés de logement",
    no: "n’ont pas de difficultés de logement",
    put: ({ menage }, value) => {
      menage._difficultes_acces_ou_frais_logement = value;
    },
  },
  agence_travail_temporaire: {
    yes: "travaillent en intérim",
    no: "ne travaillent pas en intérim",
    put(draft, value) {
      const { demandeur, isChosen } = draft;
      // Somebody who may be anybody has a job, if they temp.
      if (value && !isChosen) demandeur.activite = "salarie";
      return putIfPossible(draft, "demandeur._agence_travail_temporaire", value);
    },
  },
};

/** Criteria that list choices: what is answered, and the words before the labels. */
const CHOICES: Readonly<
  Record<
    string,
    { readonly key: string; readonly words: string; readonly put: Put; readonly who?: ReadonlySet<string> }
  >
> = {
  regime_securite_sociale: {
    key: "includes",
    words: "ont pour régime de sécurité sociale",
    put: ({ situation }, value) => Object.assign(situation, { regime_securite_sociale: value }),
  },
  statut_occupation_logement: {
    key: "includes",
    words: "ont pour statut dans le logement",
    put: ({ menage }, value) => {
      menage.statut_occupation_logement = value;
    },
  },
  annee_etude: {
    key: "values",
    words: "sont dans l’année d’études",
    put: (draft, value) => putIfPossible(draft, "demandeur.annee_etude", value),
    who: new Set(["lyceen", "enseignement_superieur", "etudiant"]),
  },
  mention_baccalaureat: {
    key: "values",
    words: "ont eu au baccalauréat la mention",
    put: ({ demandeur }, value) => {
      demandeur.mention_baccalaureat = value;
    },
    who: new Set(["enseignement_superieur"]),
  },
};

/** What else the criteria of both versions ask, where they do. */
export function choiceAxes(criteria: readonly Mapping[]): Axis[] {
  const asked = (type: string) => criteria.some((criterion) => criterion.type === type);
  return [
    ...Object.keys(YES_OR_NO).filter(asked).flatMap(yesOrNoAxis),
    ...Object.keys(CHOICES)
      .filter(asked)
      .flatMap((type) => choiceAxis(type, criteria)),
  ];
}

function yesOrNoAxis(type: string): Axis[] {
  const told = YES_OR_NO[type];
  if (!told) return [];
  const put = (draft: SituationDraft, value: number) => {
    const isPossible = told.put(draft, value === 1) !== false;
    return value === 0 || (isPossible && (told.who?.has(draft.persona) ?? true));
  };
  return [
    { size: 2, put, words: ([value]) => ({ place: "after-who", text: value === 1 ? told.yes : told.no }) },
  ];
}

/** Every choice of a small list; of a long one, those that are named and one that is not. */
function choiceAxis(type: string, criteria: readonly Mapping[]): Axis[] {
  const told = CHOICES[type];
  const list = told && CRITERIA.get(type)?.properties?.[told.key];
  const items = list?.items && resolved(list.items);
  if (!told || !items?.enum) return [];
  const named = new Set(
    criteria
      .filter((criterion) => criterion.type === type)
      .flatMap(({ values, includes, excludes }) => [values, includes, excludes].flat()),
  );
  const unnamed = items.enum.filter((value) => !named.has(value));
  // « autre » is an answer in itself, which everybody may give.
  const other = unnamed.find((value) => value === "autre") ?? unnamed[0];
  const values = items.enum.filter((value) => named.has(value) || value === other);
  // The first is for those who are not asked.
  const sorted = [...values].sort((a, b) => Number(a !== other) - Number(b !== other));
  if (sorted.length < 2) return [];
  return [
    {
      size: sorted.length,
      put(draft, value) {
        const isPossible = told.put(draft, sorted[value]) !== false;
        return value === 0 || (isPossible && (told.who?.has(draft.persona) ?? true));
      },
      words: (chosen) => ({
        place: "after-who",
        text: `${told.words} ${oneOf(chosen.map((value) => labelText(labelOf(items, sorted[value]), sorted[value] === other)))}`,
      }),
    },
  ];
}

/** Puts an answer of the person, if their other answers leave it possible. */
function putIfPossible({ demandeur }: SituationDraft, question: QuestionKey, answer: unknown): boolean {
  demandeur[question.slice("demandeur.".length)] = answer;
  const answers = Object.entries(demandeur).map(([key, value]) => [`demandeur.${key}`, value] as const);
  return (
    deducedFrom(new Map(answers as [QuestionKey, unknown][]))
      .get(question)
      ?.values.includes(answer) ?? true
  );
}

function labelText(label: string, isOther: boolean): string {
  return isOther && !label.startsWith("une autre")
    ? `une autre réponse (comme « ${label} »)`
    : `« ${label} »`;
}
