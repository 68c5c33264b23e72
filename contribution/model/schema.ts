import benefitComplex from "../../schemas/benefit-complex.schema.json" with { type: "json" };
import benefitFields from "../../schemas/benefit-fields.schema.json" with { type: "json" };
import benefitSimple from "../../schemas/benefit-simple.schema.json" with { type: "json" };
import criterion from "../../schemas/criterion.schema.json" with { type: "json" };
import institution from "../../schemas/institution.schema.json" with { type: "json" };
import profile from "../../schemas/profile.schema.json" with { type: "json" };
import situation from "../../schemas/situation.schema.json" with { type: "json" };
import type { Kind } from "./collections.ts";

/**
 * What a field holds. `prose`: words that a young person reads; `html`: the same with a few tags; `address`: that of a
 * page; `action`: that of a page where the person asks for the benefit; `name`: a name that is compared and kept whole;
 * `own`: what belongs to one file alone, that is not copied into another and that no young person reads.
 */
export type Holds = "prose" | "html" | "address" | "action" | "name" | "own";

/** One node of our JSON Schemas: the keywords that they use, `$ref` excepted (see {@link resolved}). */
export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly (string | number)[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly maxItems?: number;
  readonly oneOf?: readonly SchemaNode[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** French label of each value of `enum`. */
  readonly "x-labels"?: Readonly<Record<string, string>>;
  /** What a value is, for all who treat values by their sort; absent for numbers, choices and codes. */
  readonly "x-holds"?: Holds;
  /** What the simulator says of it: the words of a link, or those before a text; its title by default. */
  readonly "x-says"?: string;
  /** Name of the control that edits the value. */
  readonly "x-widget"?: string;
  /** Name of the group of keys that one control edits together. */
  readonly "x-group"?: string;
  /** Unit shown after a number. */
  readonly "x-unit"?: string;
  /** Code to report, instead of the generic one, when a value of the right type is refused here. */
  readonly "x-code"?: string;
  /** Code of the rule that alone reports a refused value of the right type. */
  readonly "x-rule"?: string;
  /** What a question is asked for, when no benefit of the catalogue asks it by itself. */
  readonly "x-for"?: "openfisca";
  /** Theme under which a criterion is listed. */
  readonly "x-theme"?: string;
}

/** A group of keys that one control edits together, with its French title and hint. */
export interface FieldGroup {
  readonly title: string;
  readonly description: string;
}

// The JSON files are wider than the type (tuples, unions of literals), so the border needs an assertion.
const files: Readonly<Record<string, unknown>> = {
  "benefit-complex.schema.json": benefitComplex,
  "benefit-fields.schema.json": benefitFields,
  "benefit-simple.schema.json": benefitSimple,
  "criterion.schema.json": criterion,
  "institution.schema.json": institution,
  "profile.schema.json": profile,
  "situation.schema.json": situation,
};

const documents = new Map<string, unknown>();
const cache = new Map<string, SchemaNode>();

/** The node that a schema address (`file#/$defs/name` or `file`) names, its own `$ref`s made absolute. */
function lookup(address: string): SchemaNode {
  const known = cache.get(address);
  if (known) return known;
  const [file = "", pointer = ""] = address.split("#");
  let node: unknown = documents.get(file) ?? absolute(files[file], file);
  documents.set(file, node);
  for (const key of pointer.split("/").filter(Boolean)) node = (node as Record<string, unknown>)[key];
  const found = node as SchemaNode;
  cache.set(address, found);
  return found;
}

/** The same node with whole addresses; what holds no short one, most of each file, is not copied. */
function absolute(node: unknown, file: string): unknown {
  if (node === null || typeof node !== "object") return node;
  let copy: Record<string, unknown> | unknown[] | undefined;
  for (const [key, value] of Object.entries(node)) {
    const isShort = key === "$ref" && typeof value === "string" && value.startsWith("#");
    const whole = isShort ? file + value : absolute(value, file);
    if (whole === value) continue;
    copy ??= Array.isArray(node) ? [...node] : { ...node };
    Object.assign(copy, { [key]: whole });
  }
  return copy ?? node;
}

/** A function of a node, computed once for each: the schemas never change. */
function once<Result>(compute: (node: SchemaNode) => Result): (node: SchemaNode) => Result {
  const results = new WeakMap<SchemaNode, Result>();
  return (node) => {
    const known = results.get(node);
    if (known !== undefined) return known;
    const result = compute(node);
    results.set(node, result);
    return result;
  };
}

/** The node with its `$ref` followed; keywords beside the reference win over those behind it. */
export const resolved: (node: SchemaNode) => SchemaNode = once((node) => {
  if (node.$ref === undefined) return node;
  const { $ref, ...own } = node;
  return { ...resolved(lookup($ref)), ...own };
});

/** The schema of a kind of file. */
export function schemaOf(kind: Kind): SchemaNode {
  return lookup(`${kind}.schema.json`);
}

/** The schema of a person's situation. */
export const SITUATION: SchemaNode = lookup("situation.schema.json");

/** The keys of an object node, in the order in which a file writes them. */
export const fieldsOf: (node: SchemaNode) => readonly (readonly [key: string, field: SchemaNode])[] = once(
  (node) => Object.entries(node.properties ?? {}).map(([key, field]) => [key, resolved(field)] as const),
);

/** Groups of keys that one control edits together. */
export const GROUPS: Readonly<Record<string, FieldGroup>> = benefitFields["x-groups"];

/** French names of the themes under which criteria are listed. */
export const THEMES: Readonly<Record<string, string>> = criterion["x-themes"];

/** The branches of a discriminated union (criteria, profiles), by the value of `type`. */
export const branchesOf: (node: SchemaNode) => ReadonlyMap<string, SchemaNode> = once((node) => {
  const branches = (node.oneOf ?? []).map(resolved);
  return new Map(branches.map((branch) => [branch.properties?.type?.const ?? "", branch]));
});

/** Every criterion allowed somewhere, by type; `annee_etude` with the values of the widest profile. */
export const CRITERIA: ReadonlyMap<string, SchemaNode> = new Map(
  Object.keys(criterion.$defs)
    .map((name) => lookup(`criterion.schema.json#/$defs/${name}`))
    .filter((node) => node.properties?.type?.const !== undefined)
    .map((node) => [node.properties?.type?.const ?? "", node]),
);

/** Every profile, by type. */
export const PROFILES: ReadonlyMap<string, SchemaNode> = branchesOf(
  lookup("profile.schema.json#/$defs/profile"),
);

/** The criteria allowed among the general conditions, by type. */
export const GENERAL_CRITERIA: ReadonlyMap<string, SchemaNode> = branchesOf(
  lookup("criterion.schema.json#/$defs/general"),
);

/** The criteria allowed in a profile, by type; empty for an unknown profile. */
export function criteriaOf(profileType: string): ReadonlyMap<string, SchemaNode> {
  const items = PROFILES.get(profileType)?.properties?.conditions?.items;
  return items ? branchesOf(items) : new Map();
}

/** The node that describes the value at a path of some data; undefined where the schema says nothing. */
export function nodeAt(
  kind: Kind,
  data: unknown,
  path: readonly (string | number)[],
): SchemaNode | undefined {
  let node: SchemaNode | undefined = schemaOf(kind);
  let value: unknown = data;
  for (const step of path) {
    node = child(branch(resolved(node), value), step);
    if (!node) return undefined;
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  }
  return branch(resolved(node), value);
}

/** Whether a text, or each text of a list, may hold the tags that the simulator shows; any other text holds none. */
export function takesHtml(node: SchemaNode | undefined): boolean {
  const holder = node?.items ? resolved(node.items) : node;
  return holder?.["x-holds"] === "html";
}

const titles: Readonly<Record<Kind, Map<string, string>>> = {
  "benefit-simple": new Map(),
  "benefit-complex": new Map(),
  institution: new Map(),
};

/** The French name of the field at a path that crosses no list or union, or its last key. */
export function titleAt(kind: Kind, path: readonly (string | number)[]): string {
  const key = path.length === 1 ? String(path[0]) : path.join("/");
  const known = titles[kind].get(key);
  if (known !== undefined) return known;
  const title = nodeAt(kind, undefined, path)?.title ?? String(path.at(-1) ?? "");
  titles[kind].set(key, title);
  return title;
}

function branch(node: SchemaNode, value: unknown): SchemaNode {
  if (!node.oneOf) return node;
  const type = (value as { type?: unknown } | null | undefined)?.type;
  return (typeof type === "string" && branchesOf(node).get(type)) || node;
}

function child(node: SchemaNode, step: string | number): SchemaNode | undefined {
  if (typeof step === "number") return node.items;
  return node.properties && Object.hasOwn(node.properties, step) ? node.properties[step] : undefined;
}

/** The French label of a value of a closed list, or the value itself. */
export function labelOf(node: SchemaNode | undefined, value: unknown): string {
  const labels = node?.["x-labels"] ?? {};
  const word = String(value);
  return (Object.hasOwn(labels, word) && labels[word]) || word;
}
