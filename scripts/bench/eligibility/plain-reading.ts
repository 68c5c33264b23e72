import { Ajv2020 } from "ajv/dist/2020.js";
import type { Territory } from "../../../contribution/territory/territory.ts";
import situationSchema from "../../../schemas/situation.schema.json" with { type: "json" };

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
    const interested = !flag ? true : yesOrNo(person.answer(`demandeur.${flag}`));
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

/** One answer when it is sure; several when only one of them is right, nobody knows which; undefined: any. */
type Answers = readonly unknown[] | undefined;

const ajv = new Ajv2020({ strict: false });
const BELONGS: ReadonlyMap<string, (answer: unknown) => boolean> = new Map(
  Object.entries(situationSchema.properties).flatMap(([key, node]) =>
    "properties" in node
      ? Object.entries(node.properties).map(
          ([inner, field]) => [`${key}.${inner}`, ajv.compile(field)] as const,
        )
      : [[key, ajv.compile(node)] as const],
  ),
);

const FIRST_LYCEE_YEARS = ["cap_1", "cap_2", "seconde", "premiere", "terminale"];
const OLDEST = 130;

/** What the situation says, worked out from it at each question. */
class PlainPerson {
  readonly situation: Mapping;
  readonly territory: Territory;

  constructor(situation: Mapping, territory: Territory) {
    this.situation = situation;
    this.territory = territory;
  }

  /** An answer that is in the schema; undefined for any other. */
  answer(key: string): unknown {
    const [part = "", inner] = key.split(".");
    const held = ownIn(this.situation, part);
    const value = inner === undefined ? held : ownIn(mapping(held), inner);
    return value !== undefined && BELONGS.get(key)?.(value) ? value : undefined;
  }

  text(key: string): string | undefined {
    return text(this.answer(key));
  }

  age(birth: unknown): number | undefined {
    const born = date(birth);
    const today = date(this.answer("dateDeValeur"));
    if (!born || !today || born > today) return undefined;
    let years = 0;
    // A birthday that the year does not have, 29 February, is then 1 March.
    while (
      Date.UTC(born.getUTCFullYear() + years + 1, born.getUTCMonth(), born.getUTCDate()) <= today.getTime()
    )
      years++;
    return years > OLDEST ? undefined : years;
  }

  /** Unless each of them has a birth that can be. */
  children(): readonly Mapping[] | undefined {
    const children = list(this.answer("enfants")).map(mapping);
    if (this.answer("enfants") === undefined) return undefined;
    const hasToday = date(this.answer("dateDeValeur")) !== undefined;
    return children.every(({ date_naissance: birth }) =>
      hasToday ? this.age(birth) !== undefined : date(birth) !== undefined,
    )
      ? children
      : undefined;
  }

  commune(): string | undefined {
    const code = this.text("menage.depcom") ?? "";
    return this.territory.commune(code)?.code ?? this.territory.formerCommune(code)?.successor;
  }

  departments(): Answers {
    const commune = this.commune();
    const overseas = commune?.startsWith("97") || commune?.startsWith("98");
    const told = this.text("menage._departement") ?? "";
    return either(this.territory.department(told)?.code, commune?.slice(0, overseas ? 3 : 2));
  }

  regions(): Answers {
    const around = this.departments()?.map((code) => this.territory.department(String(code))?.region) ?? [];
    return either(this.territory.region(this.text("menage._region") ?? "")?.code, ...around);
  }

  /** null: the commune has none. */
  epcis(): Answers {
    const commune = this.territory.commune(this.commune() ?? "");
    return either(this.text("menage._epci"), commune && (commune.epci ?? null));
  }

  schooling(): Answers {
    return agreed(
      this.answer("demandeur.scolarite"),
      this.#activityIsAmong(["etudiant"]) === false ? ["aucune"] : undefined,
    );
  }

  contract(): Answers {
    const mayHaveOne = this.#activityIsAmong(["etudiant", "salarie"]);
    return agreed(this.answer("demandeur._contratAlternance"), mayHaveOne === false ? ["aucun"] : undefined);
  }

  temping(): Answers {
    const mayTemp = this.#activityIsAmong(["etudiant", "salarie"]);
    return agreed(
      this.answer("demandeur._agence_travail_temporaire"),
      mayTemp === false ? [false] : undefined,
    );
  }

  year(): Answers {
    const answer = this.answer("demandeur.annee_etude");
    const schooling = this.answer("demandeur.scolarite");
    const { enum: years } = situationSchema.properties.demandeur.properties.annee_etude;
    if (schooling === "college") return agreed(answer, ["autre", null]);
    if (schooling === "lycee") return agreed(answer, [...FIRST_LYCEE_YEARS, "autre"]);
    if (schooling !== "enseignement_superieur") return agreed(answer, undefined);
    return agreed(
      answer,
      years.filter((year) => !FIRST_LYCEE_YEARS.includes(year)),
    );
  }

  training(): Answers {
    const isAtCollege = this.answer("demandeur.scolarite") === "college";
    return agreed(this.answer("demandeur.groupe_specialites_formation"), isAtCollege ? ["autre"] : undefined);
  }

  #activityIsAmong(activities: readonly string[]): Maybe {
    const activity = this.text("demandeur.activite");
    return activity === undefined ? undefined : activities.includes(activity);
  }
}

/** What is answered, within what can be; with what can be when it is outside. */
function agreed(answer: unknown, possible: Answers): Answers {
  if (answer === undefined) return possible;
  return !possible || possible.includes(answer) ? [answer] : [answer, ...possible];
}

/** Every place that is told; undefined for none. */
function either(...told: readonly unknown[]): Answers {
  const known = told.filter((one) => one !== undefined);
  return known.length > 0 ? known : undefined;
}

function holds(value: unknown, benefit: PlainBenefit, person: PlainPerson): Maybe {
  const criterion = mapping(value);
  const { values } = criterion;
  switch (criterion.type) {
    case "age":
      return compare(person.age(person.answer("demandeur.date_naissance")), criterion);
    case "regions":
      return among(person.regions(), values);
    case "departements":
      return among(person.departments(), values);
    case "epcis":
      return among(person.epcis(), values);
    case "excluded_epcis":
      return contrary(among(person.epcis(), values));
    case "communes": {
      const current = list(values).filter((code) => person.territory.commune(String(code)));
      return among(either(person.commune()), current);
    }
    case "codes_postaux":
      return among(either(person.text("menage._codePostal")), values);
    case "attached_to_institution":
      return attached(mapping(benefit.institution), person);
    case "quotient_familial":
      return compare(quotient(person, criterion.period === "month" ? 12 : 1), criterion);
    case "regime_securite_sociale":
      return accepted(person.text("regime_securite_sociale"), criterion);
    case "statut_occupation_logement":
      return accepted(person.text("menage.statut_occupation_logement"), criterion);
    case "formation_sanitaire_social":
      return among(person.training(), ["groupe_330"]);
    case "beneficiaire_rsa":
      return compare(person.answer("rsa"), { operator: ">", value: 1 });
    case "difficultes_acces_ou_frais_logement":
      return yesOrNo(person.answer("menage._difficultes_acces_ou_frais_logement"));
    case "agence_travail_temporaire":
      return among(person.temping(), [true]);
    case "not":
      return contrary(holds(criterion.value, benefit, person));
    case "boursier":
      return yesOrNo(person.answer("boursier"));
    case "annee_etude":
      return among(person.year(), values);
    case "mention_baccalaureat":
      return among(either(person.text("demandeur.mention_baccalaureat")), values);
    case "taux_incapacite":
      return compare(person.answer("demandeur.taux_incapacite"), criterion);
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
  switch (profile) {
    case "collegien":
      return among(person.schooling(), ["college"]);
    case "lyceen":
      return among(person.schooling(), ["lycee"]);
    case "enseignement_superieur":
      return among(person.schooling(), ["enseignement_superieur"]);
    case "apprenti":
    case "professionnalisation":
      return among(person.contract(), [profile]);
    case "etudiant":
    case "chomeur":
    case "salarie":
    case "independant":
    case "inactif":
      return among(either(person.text("demandeur.activite")), [profile]);
    case "stagiaire":
    case "service_civique":
      return yesOrNo(person.answer(`demandeur.${profile}`));
    case "situation_handicap":
      return yesOrNo(person.answer("demandeur.handicap"));
    case "beneficiaire_rsa":
      return compare(person.answer("rsa"), { operator: ">", value: 1 });
    case "parent": {
      const all = person.children();
      return all && all.length >= 1;
    }
    default:
      throw new Unreadable();
  }
}

function attached(institution: Mapping, person: PlainPerson): Maybe {
  const { type, code_insee: insee, code_siren: siren, departments } = institution;
  if (type === "region" && insee) return among(person.regions(), [insee]);
  if (type === "departement" && insee) return among(person.departments(), [insee]);
  if (type === "commune" && insee) return among(either(person.commune()), [insee]);
  if (type === "epci" && siren) return among(person.epcis(), [siren]);
  if ((type === "caf" || type === "msa") && list(departments).length > 0)
    return among(person.departments(), departments);
  throw new Unreadable();
}

function quotient(person: PlainPerson, months: number): number | undefined {
  const [rfr, nbptr] = [person.answer("rfr"), person.answer("nbptr")];
  if (typeof rfr !== "number" || typeof nbptr !== "number") return undefined;
  // Cents of cents are binary noise.
  return Number((rfr / (nbptr || 1) / months).toFixed(6));
}

function children(criterion: Mapping, person: PlainPerson): Maybe {
  const all = person.children();
  const { age_min: from, age_max: to } = criterion;
  const bounded = typeof from === "number" || typeof to === "number";
  const ages = all?.map(({ date_naissance: birth }) => person.age(birth));
  if (!ages || (bounded && ages.includes(undefined))) return undefined;
  const within = ages.filter(
    (age = 0) => (typeof from !== "number" || age >= from) && (typeof to !== "number" || age <= to),
  );
  return compare((bounded ? within : ages).length, criterion);
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

/** Whether the answer is among some values; not known while only some of those that it may be are. */
function among(answers: Answers, values: unknown): Maybe {
  const inside = answers?.map((answer) => list(values).includes(answer));
  return inside?.every((one) => one === inside[0]) ? inside[0] : undefined;
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

function ownIn(data: Mapping, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}
