import type { Computation } from "../../contribution/eligibility/answers/openfisca.ts";
import type { EntityName, TestCase } from "../../contribution/openfisca/test-case.ts";
import type { Fetch } from "../../contribution/openfisca/web-api.ts";

/** What a calculation reads with: of its own group, or of one of the groups' members. */
interface Reader {
  /** A variable of the group that the calculation is about, or of those that it is in. */
  read(variable: string): number;
  text(variable: string): string;
  /** Over the members of the group who have a role. */
  sum(role: string, variable: string): number;
  count(role: string): number;
}

type Formula = readonly [EntityName, (group: Reader) => number | boolean];

/**
 * Calculations of our own under real names, each reading in one of the ways of the real ones: an answer, several, what
 * is computed from others, who is in the group.
 */
const FORMULAS: Readonly<Record<string, Formula>> = {
  gratuite_musees_monuments: ["individus", ({ text }) => text("date_naissance") > "2000"],
  aah: [
    "individus",
    ({ read }) => {
      // Everything is read, whoever it is about, as calculations on columns do.
      const [handicap, rate, salary] = [read("handicap"), read("taux_incapacite"), read("salaire_net")];
      return handicap && rate >= 0.8 ? Math.max(0, 1_000 - salary) : 0;
    },
  ],
  bourse_lycee: ["individus", ({ read, text }) => (text("scolarite") === "lycee" ? 100 + read("rfr") : 0)],
  bourse_criteres_sociaux: [
    "individus",
    ({ read, text }) => {
      const income = read("bourse_criteres_sociaux_base_ressources_parentale");
      return text("scolarite") === "enseignement_superieur" ? Math.max(0, 30_000 - income) : 0;
    },
  ],
  boursier: ["individus", ({ read }) => read("bourse_lycee") + read("bourse_criteres_sociaux") > 0],
  mobili_jeune: ["individus", ({ read }) => read("apprenti") * read("loyer")],
  professionnalisation: ["individus", ({ text }) => text("date_naissance") > "2001"],
  apprenti: ["individus", ({ text }) => text("date_naissance") > "2003"],
  stagiaire: ["individus", () => false],
  rsa: [
    "familles",
    ({ read, sum, count }) =>
      count("parents") * 600 -
      sum("parents", "salaire_net") -
      sum("parents", "rpns_imposables") -
      read("depcom"),
  ],
  ppa: ["familles", ({ sum, count }) => sum("parents", "salaire_net") * count("enfants") + count("parents")],
  af: ["familles", ({ read, count }) => (count("enfants") > 1 ? 150 : 0) + Math.min(0, read("rfr"))],
  aide_logement: [
    "familles",
    ({ read, text, sum }) => {
      const [rent, salary, shared] = [read("loyer"), sum("parents", "salaire_net"), read("coloc")];
      return /^locataire/.test(text("statut_occupation_logement")) && salary < 500 ? rent / (1 + shared) : 0;
    },
  ],
  paris_pass_access: ["individus", ({ read }) => read("parisien") * read("handicap") > 0],
  rfr: ["foyers_fiscaux", ({ sum }) => sum("declarants", "salaire_imposable") * 12],
  nbptr: ["foyers_fiscaux", ({ count }) => count("declarants") + count("personnes_a_charge") / 2],
  pass_colo: ["foyers_fiscaux", ({ read }) => read("rfr") / read("nbptr")],
  cheque_energie: ["menages", ({ sum }) => sum("personne_de_reference", "rfr")],
  antony_bourse_famille_nombreuse: ["familles", ({ count }) => count("enfants") >= 3],
  paris_forfait_familles: ["familles", ({ read, count }) => (read("rsa") > 0 ? 305 : 0) * count("enfants")],
  auvergne_mutuelle_communale: ["individus", ({ read }) => read("boursier") > 0],
  iwuy_aide_mobilite_permis: ["menages", ({ read }) => read("depcom")],
};

/** Asked of nobody: a person may have answered them. */
const INNER = new Set(["apprenti", "professionnalisation", "stagiaire", "rfr", "nbptr", "rsa", "boursier"]);

/** What is asked of it. */
export const WANTED: readonly Computation[] = Object.entries(FORMULAS)
  .filter(([name]) => !INNER.has(name))
  .map(([variable, [entity]]) => ({ variable, entity, period: periodOf(variable) }));

interface Node {
  dependencies: string[];
  value: unknown[];
}

function periodOf(variable: string): string {
  return variable === "rfr" || variable === "nbptr" ? "2024" : "2026-09";
}

/** The groups that somebody is in, or a group’s own name. */
const ROLES = ["parents", "enfants", "declarants", "personnes_a_charge", "personne_de_reference", "conjoint"];

/** An engine that computes {@link FORMULAS} in the place of the web API: `/calculate` and `/trace`. */
export const inventedEngine: Fetch = async (address, { body }) => {
  const asked = JSON.parse(body) as TestCase;
  const nodes = new Map<string, Node>();
  const groups = Object.entries(asked) as readonly [EntityName, TestCase[EntityName]][];

  const membersOf = (entity: EntityName, name: string, roles: readonly string[] = ROLES) =>
    roles.flatMap((role) => (asked[entity][name]?.[role] ?? []) as readonly string[]);
  /** The group of a kind in which somebody, or one of a group, is. */
  const groupOf = (entity: EntityName, one: string) =>
    Object.keys(asked[entity]).find((name) => membersOf(entity, name).includes(one)) ?? "";

  const valueIn = (variable: string, entity: EntityName, name: string, reader: Node | undefined): unknown => {
    const period = periodOf(variable);
    const key = `${variable}<${period}>`;
    if (reader && !reader.dependencies.includes(key)) reader.dependencies.push(key);
    const given = asked[entity][name]?.[variable] as Readonly<Record<string, unknown>> | undefined;
    const answer = given && "ETERNITY" in given ? given.ETERNITY : given?.[period];
    const node = nodes.get(key) ?? { dependencies: [], value: [] };
    nodes.set(key, node);
    const formula = FORMULAS[variable]?.[1];
    const value = answer ?? (formula ? formula(readerOf(entity, name, node)) : undefined);
    node.value[Object.keys(asked[entity]).indexOf(name)] = value;
    return value;
  };

  const readerOf = (entity: EntityName, name: string, node: Node): Reader => {
    const anybody = entity === "individus" ? name : (membersOf(entity, name)[0] ?? "");
    const inGroup = (variable: string): unknown => {
      const place = placeOf(variable);
      return valueIn(
        variable,
        place,
        place === entity ? name : place === "individus" ? anybody : groupOf(place, anybody),
        node,
      );
    };
    return {
      read: (variable) => Number(inGroup(variable) ?? 0),
      text: (variable) => String(inGroup(variable) ?? ""),
      count: (role) => membersOf(entity, name, [role]).length,
      sum: (role, variable) =>
        membersOf(entity, name, [role]).reduce((total, one) => {
          const place = placeOf(variable);
          return (
            total +
            Number(valueIn(variable, place, place === "individus" ? one : groupOf(place, one), node) ?? 0)
          );
        }, 0),
    };
  };

  const requested: string[] = [];
  for (const [entity, members] of groups)
    for (const [name, variables] of Object.entries(members))
      for (const [variable, periods] of Object.entries(variables))
        for (const [period, value] of Array.isArray(periods) ? [] : Object.entries(periods)) {
          if (value !== null) continue;
          requested.push(`${variable}<${period}>`);
          (periods as Record<string, unknown>)[period] = valueIn(variable, entity, name, undefined);
        }
  const entitiesDescription = Object.fromEntries(
    groups.map(([entity, members]) => [entity, Object.keys(members)]),
  );
  const trace = { trace: Object.fromEntries(nodes), entitiesDescription, requestedCalculations: requested };
  const answer = address.endsWith("/trace") ? trace : asked;
  return { status: 200, text: async () => JSON.stringify(answer) };
};

const OF_FAMILY = new Set(["en_couple", "parisien"]);
const OF_HOUSEHOLD = new Set(["depcom", "statut_occupation_logement", "loyer", "charges_locatives", "coloc"]);

function placeOf(variable: string): EntityName {
  const formula = FORMULAS[variable];
  if (formula) return formula[0];
  if (OF_FAMILY.has(variable)) return "familles";
  return OF_HOUSEHOLD.has(variable) ? "menages" : "individus";
}
