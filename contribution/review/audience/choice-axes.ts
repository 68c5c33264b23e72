import { oneOf } from "../../eligibility/sentences/phrase.ts";
import { CRITERIA, labelOf, nodeAt, resolved } from "../../model/schema.ts";
import { birthdayAt } from "./age-axis.ts";
import type { Axis, Draft } from "./axis.ts";

type Mapping = Readonly<Record<string, unknown>>;
type Put = (draft: Draft, value: unknown) => void;

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
    put: ({ demandeur }, value) => {
      demandeur.groupe_specialites_formation = value ? "groupe_330" : "";
    },
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
    put: ({ demandeur }, value) => {
      demandeur._agence_travail_temporaire = value;
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
    put: ({ demandeur }, value) => {
      demandeur.annee_etude = value;
    },
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
export function choiceAxes(criteria: readonly Mapping[], benefits: readonly Mapping[]): Axis[] {
  const asked = (type: string) => criteria.some((criterion) => criterion.type === type);
  return [
    ...Object.keys(YES_OR_NO).filter(asked).flatMap(yesOrNoAxis),
    ...Object.keys(CHOICES)
      .filter(asked)
      .flatMap((type) => choiceAxis(type, criteria)),
    ...childrenAxis(criteria),
    ...interestAxis(benefits),
  ];
}

function yesOrNoAxis(type: string): Axis[] {
  const told = YES_OR_NO[type];
  if (!told) return [];
  const put = (draft: Draft, value: number) => {
    told.put(draft, value === 1);
    return value === 0 || (told.who?.has(draft.persona) ?? true);
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
        told.put(draft, sorted[value]);
        return value === 0 || (told.who?.has(draft.persona) ?? true);
      },
      words: (chosen) => ({
        place: "after-who",
        text: `${told.words} ${oneOf(chosen.map((value) => labelText(labelOf(items, sorted[value]), sorted[value] === other)))}`,
      }),
    },
  ];
}

function labelText(label: string, isOther: boolean): string {
  if (!isOther) return `« ${label} »`;
  return label.startsWith("une autre") ? label : `une autre réponse (comme « ${label} »)`;
}

/** Most children that are tried. */
const MOST_CHILDREN = 10;

/** A grown-up child, and around each number that is asked, children of an age that counts. */
function childrenAxis(criteria: readonly Mapping[]): Axis[] {
  const families = criteria.flatMap(({ type, value, age_min: from, age_max: to }) => {
    if (type !== "enfants_eligibles" || typeof value !== "number") return [];
    const age = typeof from === "number" ? Math.ceil(from) : typeof to === "number" ? Math.floor(to) : 5;
    return [value - 1, value, value + 1].map((count) => ({ count, age }));
  });
  const kept = families.filter(({ count }) => count >= 1 && count <= MOST_CHILDREN);
  const unique = [...new Map(kept.map((family) => [`${family.count} ${family.age}`, family])).values()];
  if (unique.length === 0) return [];
  const all = [{ count: 1, age: 30 }, ...unique];
  return [
    {
      size: all.length,
      put(draft, value) {
        if (draft.persona !== "parent") return value === 0;
        const { count, age } = all[value] ?? { count: 0, age: 0 };
        const birth = { date_naissance: birthdayAt(age) };
        Object.assign(draft.situation, { enfants: Array.from({ length: count }, () => birth) });
        return true;
      },
      words: (values) => ({
        place: "after-who",
        text: `ont ${oneOf(values.map((value) => familyText(all[value] ?? { count: 0, age: 0 })))}`,
      }),
    },
  ];
}

function familyText({ count, age }: { count: number; age: number }): string {
  return `${count} enfant${count > 1 ? "s" : ""} de ${age} an${age > 1 ? "s" : ""}`;
}

function interestAxis(benefits: readonly Mapping[]): Axis[] {
  const node = nodeAt("benefit-simple", undefined, ["interestFlag"]);
  const flags = [...new Set(benefits.map(({ interestFlag }) => interestFlag))].filter(
    (flag) => typeof flag === "string" && node?.enum?.includes(flag),
  );
  if (flags.length === 0) return [];
  return [
    {
      size: flags.length + 1,
      put({ demandeur }, value) {
        for (const flag of flags) demandeur[String(flag)] = flag === flags[value - 1];
        return true;
      },
      words: (values) => ({
        place: "after-persons",
        text: oneOf(
          values.map((value) =>
            value === 0
              ? "sans intérêt déclaré pour le sujet"
              : `intéressées par ${labelOf(node, flags[value - 1])}`,
          ),
        ),
      }),
    },
  ];
}
