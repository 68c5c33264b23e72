import type { Territory } from "../../../contribution/territory/territory.ts";

type Mapping = Readonly<Record<string, unknown>>;
/** undefined: not known. */
type Maybe = boolean | undefined;

/** A benefit as a catalogue or a file holds it. */
interface PlainBenefit {
  readonly institution?: unknown;
  readonly conditions_generales?: unknown;
  readonly profils?: unknown;
  readonly interestFlag?: unknown;
}

/**
 * Whether a person may have a simple benefit, read from the rules word by word, each time anew: slow, and so plain
 * that it can be trusted. It shares nothing with the evaluator, which is held against it.
 */
export function readPlainly(
  benefit: PlainBenefit,
  situation: unknown,
  territory: Territory,
): "eligible" | "not-eligible" | "unknown" | "error" {
  try {
    const person = new PlainPerson(mapping(situation), territory);
    const flag = benefit.interestFlag;
    const interested = !flag ? true : yesOrNo(person.demandeur[String(flag)]);
    const general = list(benefit.conditions_generales).map((one) => holds(one, benefit, person));
    const profiles = list(benefit.profils).map((profile) => ofProfile(mapping(profile), benefit, person));
    const oneProfile = profiles.length === 0 ? true : or(profiles);
    const answer = and([interested, ...general, oneProfile]);
    return answer === undefined ? "unknown" : answer ? "eligible" : "not-eligible";
  } catch (error) {
    if (error instanceof Unreadable) return "error";
    throw error;
  }
}

class Unreadable extends Error {}

/** What the situation says, worked out from it at each question. */
class PlainPerson {
  readonly all: Mapping;
  readonly demandeur: Mapping;
  readonly menage: Mapping;
  readonly territory: Territory;

  constructor(situation: Mapping, territory: Territory) {
    this.all = situation;
    this.demandeur = mapping(situation.demandeur);
    this.menage = mapping(situation.menage);
    this.territory = territory;
  }

  age(birth: unknown): number | undefined {
    const born = date(birth);
    const today = date(this.all.dateDeValeur);
    if (!born || !today || born > today) return undefined;
    let years = 0;
    // A birthday that the year does not have, 29 February, is then 1 March.
    while (
      Date.UTC(born.getUTCFullYear() + years + 1, born.getUTCMonth(), born.getUTCDate()) <= today.getTime()
    )
      years++;
    return years;
  }

  department(): string | undefined {
    const commune = text(this.menage.depcom);
    const overseas = commune?.startsWith("97") || commune?.startsWith("98");
    return text(this.menage._departement) ?? commune?.slice(0, overseas ? 3 : 2);
  }

  region(): string | undefined {
    return text(this.menage._region) ?? this.territory.department(this.department() ?? "")?.region;
  }

  /** null: the commune has none. */
  epci(): string | null | undefined {
    const commune = this.territory.commune(text(this.menage.depcom) ?? "");
    return text(this.menage._epci) ?? (commune ? (commune.epci ?? null) : undefined);
  }

  isOutOfSchool(): boolean {
    const activity = text(this.demandeur.activite);
    return activity !== undefined && activity !== "etudiant";
  }
}

function holds(value: unknown, benefit: PlainBenefit, person: PlainPerson): Maybe {
  const criterion = mapping(value);
  const { demandeur, menage, all } = person;
  switch (criterion.type) {
    case "age":
      return compare(person.age(demandeur.date_naissance), criterion);
    case "regions":
      return among(person.region(), criterion.values);
    case "departements":
      return among(person.department(), criterion.values);
    case "epcis":
      return among(person.epci(), criterion.values);
    case "excluded_epcis":
      return contrary(among(person.epci(), criterion.values));
    case "communes": {
      const current = list(criterion.values).filter((code) => person.territory.commune(String(code)));
      return among(text(menage.depcom), current);
    }
    case "codes_postaux":
      return among(text(menage._codePostal), criterion.values);
    case "attached_to_institution":
      return attached(mapping(benefit.institution), person);
    case "quotient_familial":
      return compare(quotient(all, criterion.period === "month" ? 12 : 1), criterion);
    case "regime_securite_sociale":
      return accepted(text(all.regime_securite_sociale), criterion);
    case "statut_occupation_logement":
      return accepted(text(menage.statut_occupation_logement), criterion);
    case "formation_sanitaire_social":
      return among(text(demandeur.groupe_specialites_formation), ["groupe_330"]);
    case "beneficiaire_rsa":
      return compare(all.rsa, { operator: ">", value: 1 });
    case "difficultes_acces_ou_frais_logement":
      return yesOrNo(menage._difficultes_acces_ou_frais_logement);
    case "agence_travail_temporaire":
      return yesOrNo(demandeur._agence_travail_temporaire);
    case "not":
      return contrary(holds(criterion.value, benefit, person));
    case "boursier":
      return yesOrNo(all.boursier);
    case "annee_etude":
      return among(text(demandeur.annee_etude), criterion.values);
    case "mention_baccalaureat":
      return among(text(demandeur.mention_baccalaureat), criterion.values);
    case "taux_incapacite":
      return compare(demandeur.taux_incapacite, criterion);
    case "enfants_eligibles":
      return children(criterion, person);
    default:
      throw new Unreadable();
  }
}

function ofProfile(profile: Mapping, benefit: PlainBenefit, person: PlainPerson): Maybe {
  const own = isOf(profile.type, person);
  return and([own, ...list(profile.conditions).map((one) => holds(one, benefit, person))]);
}

function isOf(profile: unknown, person: PlainPerson): Maybe {
  const { demandeur, all } = person;
  switch (profile) {
    case "collegien":
      return person.isOutOfSchool() && !text(demandeur.scolarite)
        ? false
        : among(text(demandeur.scolarite), ["college"]);
    case "lyceen":
      return person.isOutOfSchool() && !text(demandeur.scolarite)
        ? false
        : among(text(demandeur.scolarite), ["lycee"]);
    case "enseignement_superieur":
      return person.isOutOfSchool() && !text(demandeur.scolarite)
        ? false
        : among(text(demandeur.scolarite), ["enseignement_superieur"]);
    case "apprenti":
    case "professionnalisation":
      return person.isOutOfSchool() && !text(demandeur._contratAlternance)
        ? false
        : among(text(demandeur._contratAlternance), [profile]);
    case "etudiant":
    case "chomeur":
    case "salarie":
    case "independant":
    case "inactif":
      return among(text(demandeur.activite), [profile]);
    case "stagiaire":
    case "service_civique":
      return yesOrNo(demandeur[profile]);
    case "situation_handicap":
      return yesOrNo(demandeur.handicap);
    case "beneficiaire_rsa":
      return compare(all.rsa, { operator: ">", value: 1 });
    case "parent":
      return Array.isArray(all.enfants) ? all.enfants.length >= 1 : undefined;
    default:
      throw new Unreadable();
  }
}

function attached(institution: Mapping, person: PlainPerson): Maybe {
  const { type, code_insee: insee, code_siren: siren, departments } = institution;
  if (type === "region" && insee) return among(person.region(), [insee]);
  if (type === "departement" && insee) return among(person.department(), [insee]);
  if (type === "commune" && insee) return among(text(person.menage.depcom), [insee]);
  if (type === "epci" && siren) return among(person.epci(), [siren]);
  if ((type === "caf" || type === "msa") && list(departments).length > 0)
    return among(person.department(), departments);
  throw new Unreadable();
}

function quotient({ rfr, nbptr }: Mapping, months: number): number | undefined {
  if (typeof rfr !== "number" || typeof nbptr !== "number") return undefined;
  // Cents of cents are binary noise.
  return Number((rfr / (nbptr || 1) / months).toFixed(6));
}

/** Tried with every child of unknown age counted or not. */
function children(criterion: Mapping, person: PlainPerson): Maybe {
  const { enfants } = person.all;
  if (!Array.isArray(enfants)) return undefined;
  const { age_min: from, age_max: to } = criterion;
  const bounded = typeof from === "number" || typeof to === "number";
  const counts = enfants.map((child): Maybe => {
    const age = person.age(mapping(child).date_naissance);
    if (!bounded) return true;
    if (age === undefined) return undefined;
    return (typeof from !== "number" || age >= from) && (typeof to !== "number" || age <= to);
  });
  const sure = counts.filter((counted) => counted === true).length;
  const unsure = counts.filter((counted) => counted === undefined).length;
  const answers = Array.from({ length: unsure + 1 }, (_, more) => compare(sure + more, criterion));
  return answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
}

function compare(value: unknown, { operator, value: bound }: Mapping): Maybe {
  if (typeof value !== "number") return undefined;
  const limit = Number(bound);
  if (operator === ">") return value > limit;
  if (operator === ">=") return value >= limit;
  if (operator === "=") return value === limit;
  if (operator === "<") return value < limit;
  if (operator === "<=") return value <= limit;
  throw new Unreadable();
}

function accepted(answer: string | undefined, { includes, excludes }: Mapping): Maybe {
  if (answer === undefined) return undefined;
  return (!includes || list(includes).includes(answer)) && !list(excludes).includes(answer);
}

/** null is an answer that is among nothing. */
function among(answer: string | null | undefined, values: unknown): Maybe {
  return answer === undefined ? undefined : list(values).includes(answer);
}

function and(answers: readonly Maybe[]): Maybe {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function or(answers: readonly Maybe[]): Maybe {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

function contrary(answer: Maybe): Maybe {
  return answer === undefined ? undefined : !answer;
}

function yesOrNo(answer: unknown): Maybe {
  return typeof answer === "boolean" ? answer : undefined;
}

function text(answer: unknown): string | undefined {
  return typeof answer === "string" && answer !== "" ? answer : undefined;
}

function date(answer: unknown): Date | undefined {
  const day = new Date(`${answer}T00:00:00Z`);
  // A day that the calendar does not have comes out as another one.
  return typeof answer === "string" && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(answer)
    ? day
    : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}
