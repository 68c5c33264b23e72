import type { Computation, Computed, Undecided } from "../eligibility/answers/openfisca.ts";
import { type Mapping, mappingOf } from "../model/mapping.ts";
import type { QuestionKey } from "../model/situation.ts";
import type { KnownPerson } from "./known-person.ts";
import { entityOf } from "./openfisca-variables.ts";
import { type EntityName, OWN, type TestCase } from "./test-case.ts";

/** The variables that OpenFisca is told from the answer to a question, where they are not named as its key ends. */
const TOLD: Partial<Record<QuestionKey, readonly string[]>> = {
  "demandeur._contratAlternance": ["apprenti", "professionnalisation"],
  "demandeur.salaire_net": ["salaire_de_base", "salaire_imposable", "salaire_net"],
  "conjoint.salaire_net": ["salaire_de_base", "salaire_imposable", "salaire_net"],
  "demandeur.chomage_net": ["chomage_brut", "chomage_net"],
  regime_securite_sociale: ["regime_securite_sociale", "secteur_activite_employeur"],
  // Computed where they were not answered: what they are computed from is asked instead.
  rfr: [],
  nbptr: [],
  rsa: [],
  boursier: [],
};

/** Who is in a group: no variable says it, whatever is computed of the group depends on it. */
const MEMBERS: Partial<Record<EntityName, readonly QuestionKey[]>> = {
  familles: ["famille.en_couple", "enfants"],
  foyers_fiscaux: ["famille.en_couple", "enfants", "demandeur.enfant_a_charge"],
};

/** The tax return of who is on their parents' one is known from it alone, not from the person's own income. */
const OF_PARENTS: readonly QuestionKey[] = ["rfr", "nbptr"];

/** Whether what is not known of a person may change what OpenFisca computes. */
export function mayBeUndecided({ situation, open }: KnownPerson): boolean {
  const { activite, enfant_a_charge } = situation.demandeur ?? {};
  const isOpen = (keys: readonly QuestionKey[] = []) => keys.some((key) => open.has(key));
  return (
    activite === "independant" ||
    [...open].some((key) => toldFrom(key).length > 0) ||
    isOpen(MEMBERS.foyers_fiscaux) ||
    (enfant_a_charge === true && isOpen(OF_PARENTS))
  );
}

const SELF_EMPLOYED = /^rpns_|^tns_|non_salarie/;

/** What is read of an answer of `POST /trace`. */
interface Trace {
  /** By variable and period, `rsa<2026-09>`. */
  readonly nodes: Mapping;
  /** The names of the members of each kind of group, in the order of the values. */
  readonly members: Mapping;
  /** The variables that it was told. */
  readonly told: ReadonlySet<string>;
}

/**
 * The values in an answer of `POST /trace`, `{trace, entitiesDescription}`: undecided where a calculation has read what
 * the person has not answered, and for which OpenFisca has taken zero or no.
 */
export function valuesInTrace(
  data: Mapping,
  wanted: readonly Computation[],
  { person, testCase }: Readonly<{ person: KnownPerson; testCase: TestCase }>,
): ReadonlyMap<string, Computed> {
  const groups = Object.values(testCase).flatMap((members) => Object.values(members));
  const trace: Trace = {
    nodes: mappingOf(data.trace),
    members: mappingOf(data.entitiesDescription),
    told: new Set(groups.flatMap((group) => Object.keys(group))),
  };
  return new Map(
    wanted.flatMap((one) => {
      const value = valueIn(one, trace);
      const isUsable = typeof value === "boolean" || Number.isFinite(value);
      return isUsable ? [[one.variable, undecided(one, trace, person) ?? (value as number | boolean)]] : [];
    }),
  );
}

function valueIn({ variable, entity, period }: Computation, { nodes, members }: Trace): unknown {
  const { value } = mappingOf(nodes[keyOf(variable, period)]);
  const names = members[entity];
  return Array.isArray(value) && Array.isArray(names) ? value[names.indexOf(OWN[entity])] : undefined;
}

function undecided({ variable, period }: Computation, trace: Trace, { situation, open }: KnownPerson) {
  const names = new Set<string>();
  const questions = new Set<QuestionKey>();
  const add = (keys: Iterable<QuestionKey>) => {
    for (const key of keys) if (open.has(key)) questions.add(key);
  };
  const isOnParentsReturn = situation.demandeur?.enfant_a_charge === true;
  for (const { name, dependencies } of readBy(keyOf(variable, period), trace)) {
    names.add(name);
    if (dependencies.length === 0 && trace.told.has(name)) continue;
    const entity = entityOf(name);
    if (entity) add(membersRead(entity, dependencies));
    if (entity === "foyers_fiscaux" && isOnParentsReturn) add(OF_PARENTS);
  }
  for (const key of open) if (toldFrom(key).some((name) => names.has(name))) questions.add(key);
  if (questions.size > 0) return { missing: [...questions] } satisfies Undecided;
  const isSelfEmployed = situation.demandeur?.activite === "independant";
  return isSelfEmployed && [...names].some((name) => SELF_EMPLOYED.test(name)) ? NOT_ASKED : undefined;
}

const NOT_ASKED: Undecided = {
  missing: [],
  unasked: "les revenus d’une activité à son compte ne sont pas demandés ici",
};

/** A household is also the dwelling: only what reads its members, or their groups, depends on who they are. */
function membersRead(entity: EntityName, dependencies: readonly string[]): readonly QuestionKey[] {
  if (entity !== "menages") return MEMBERS[entity] ?? [];
  const isOfMembers = dependencies.some((key) => !["menages", undefined].includes(entityOf(nameIn(key))));
  return isOfMembers ? (MEMBERS.familles ?? []) : [];
}

/** The variables that an answer tells OpenFisca, and that it would take for zero or no; none where it computes them. */
export function toldFrom(key: QuestionKey): readonly string[] {
  const name = key.slice(key.indexOf(".") + 1);
  return TOLD[key] ?? (name.startsWith("_") ? [] : [name]);
}

interface Read {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** Everything that a calculation has read, itself included, each once. */
function* readBy(root: string, { nodes }: Trace): Generator<Read> {
  const met = new Set([root]);
  for (const key of met) {
    const { dependencies } = mappingOf(nodes[key]);
    const read: readonly string[] = Array.isArray(dependencies) ? dependencies.map(String) : [];
    // A set gives what is added to it while it is gone through.
    for (const one of read) met.add(one);
    yield { name: nameIn(key), dependencies: read };
  }
}

function keyOf(variable: string, period: string): string {
  return `${variable}<${period}>`;
}

function nameIn(key: string): string {
  return key.replace(/<.*/, "");
}
