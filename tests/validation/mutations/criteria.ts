import {
  branchesOf,
  CRITERIA,
  criteriaOf,
  fieldsOf,
  GENERAL_CRITERIA,
  PROFILES,
  type SchemaNode,
} from "../../../contribution/model/schema.ts";
import { general, type Mutation, profile } from "./mutation.ts";

const AT = "conditions_generales.1";
type Criterion = Readonly<Record<string, unknown>>;

// Places inside the institution of the sample that do not cover those beside them.
const VALUES: Readonly<Record<string, readonly string[]>> = {
  departements: ["30"],
  excluded_epcis: ["243000569"],
};

/** What is also said of the text "12" that the number 12 stands for. */
const AS_TWELVE: Readonly<Record<string, (path: string) => readonly string[]>> = {
  regions: (path) => [`code-unknown ${path}.0`],
  departements: (path) => [`geography-contradiction ${AT}`, `geography-outside-institution ${path}.0`],
};

/** A sound criterion of a type: the example of its schema. */
function sound(node: SchemaNode): Criterion {
  const [example] = node.examples ?? [];
  // The examples of the schemas are sound criteria.
  const criterion = example as Criterion;
  const values = VALUES[String(criterion.type)];
  return values ? { ...criterion, values } : criterion;
}

function without(criterion: Criterion, key: string): Criterion {
  return Object.fromEntries(Object.entries(criterion).filter(([name]) => name !== key));
}

/** Each criterion among the general conditions: each of its keys missing, empty, of another nature; a key too many. */
export const CRITERION_MUTATIONS: readonly Mutation[] = [...GENERAL_CRITERIA].flatMap(([type, node]) => {
  const criterion = sound(node);
  return [
    general(`${type} with a key too many`, { ...criterion, couleur: "bleu" }, `unknown-key ${AT}.couleur`),
    general(
      `${type} with an empty key too many`,
      { ...criterion, couleur: null },
      `unknown-key ${AT}.couleur`,
    ),
    general(
      `${type} in capitals`,
      { ...criterion, type: type.toUpperCase() },
      `criterion-unknown ${AT}.type`,
    ),
    general(
      `${type} followed by a space`,
      { ...criterion, type: `${type} ` },
      `criterion-unknown ${AT}.type`,
    ),
    general(`${type} in a list`, [criterion], `wrong-type ${AT}`),
    general(`${type} as a text`, type, `wrong-type ${AT}`),
    ...fieldsOf(node)
      .filter(([key]) => key in criterion && key !== "type")
      .flatMap(([key, field]) => keyMutations(type, criterion, key, field, node.required ?? [])),
  ];
});

function keyMutations(
  type: string,
  criterion: Criterion,
  key: string,
  field: SchemaNode,
  required: readonly string[],
): Mutation[] {
  const one = (what: string, value: unknown, ...expected: string[]) =>
    general(`${type} with ${key} ${what}`, { ...criterion, [key]: value }, ...expected);
  const list = field.type === "array";
  const kept = required.includes(key);
  return [
    ...(kept ? [general(`${type} without ${key}`, without(criterion, key), `missing-key ${AT}.${key}`)] : []),
    ...(kept && !list ? [one("null", null, `missing-key ${AT}.${key}`)] : []),
    ...(list && kept
      ? [one("null", null, `values-empty ${AT}.${key}`), one("empty", [], `values-empty ${AT}.${key}`)]
      : []),
    ...(list && !kept ? [one("empty", [], `values-empty ${AT}`, `empty-value ${AT}.${key}`)] : []),
    one("true", true, `wrong-type ${AT}.${key}`),
    one(
      "in a mapping",
      { a: 1 },
      ...(type === "not" ? [`missing-key ${AT}.value.type`] : [`wrong-type ${AT}.${key}`]),
    ),
    ...(list
      ? listMutations(type, one, `${AT}.${key}`, criterion[key])
      : [one("in a list", [[1]], `wrong-type ${AT}.${key}`)]),
  ];
}

type One = (what: string, value: unknown, ...expected: string[]) => Mutation;

function listMutations(type: string, one: One, path: string, written: unknown): Mutation[] {
  // The examples hold texts.
  const [first = ""] = written as readonly string[];
  return [
    one("as one text", first, `wrong-type ${path}`),
    one("holding null", [null, first], `empty-value ${path}.0`),
    one("holding a blank", ["  ", first], `empty-value ${path}.0`),
    one("holding a number", [12], `wrong-type ${path}.0`, ...(AS_TWELVE[type]?.(path) ?? [])),
    one("holding true", [true], `wrong-type ${path}.0`),
    one("holding a list", [[first]], `wrong-type ${path}.0`),
    one("holding one twice", [first, first], `values-duplicate ${path}.1`),
  ];
}

/** Each profile: its type, its keys, and every criterion in it, at home or not. */
export const PROFILE_MUTATIONS: readonly Mutation[] = [...PROFILES.keys()].flatMap((type) => [
  profile(`${type} in capitals`, { type: type.toUpperCase() }, "wrong-value profils.0.type"),
  profile(`${type} followed by a space`, { type: `${type} ` }, "wrong-value profils.0.type"),
  profile(`${type} with a key too many`, { type, couleur: "bleu" }, "unknown-key profils.0.couleur"),
  profile(`${type} with an empty list`, { type, conditions: [] }, "empty-value profils.0.conditions"),
  profile(`${type} with a text for list`, { type, conditions: "age" }, "wrong-type profils.0.conditions"),
  profile(
    `${type} with a mapping for list`,
    { type, conditions: { a: 1 } },
    "wrong-type profils.0.conditions",
  ),
  profile(`${type} with an empty line`, { type, conditions: [null] }, "empty-value profils.0.conditions.0"),
  profile(
    `${type} with an unknown criterion`,
    { type, conditions: [{ type: "pirate" }] },
    "criterion-unknown profils.0.conditions.0.type",
  ),
  profile(
    `${type} with a criterion without type`,
    { type, conditions: [{ values: ["30"] }] },
    "missing-key profils.0.conditions.0.type",
  ),
  ...[...CRITERIA]
    .filter(([name]) => !criteriaOf(type).has(name))
    .map(([name, node]) =>
      profile(
        `${type} with ${name}`,
        { type, conditions: [sound(node)] },
        "criterion-not-allowed-here profils.0.conditions.0.type",
      ),
    ),
]);

/** Each profile with each criterion that it takes: nothing to say, but of an age that a general condition repeats. */
export const SOUND_PROFILES: readonly Mutation[] = [...PROFILES].flatMap(([type, { properties }]) =>
  [...branchesOf(properties?.conditions?.items ?? {})].map(([name, node]) =>
    profile(
      `${type} with its ${name}`,
      { type, conditions: [sound(node)] },
      ...(name === "age" ? ["profile-repeats-general profils.0.conditions.0"] : []),
    ),
  ),
);
