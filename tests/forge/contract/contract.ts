import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";

/** A request, and the answer that a small forge gave: what a contract is held against. */
export interface Exchange {
  readonly method: string;
  /** The path as it was sent, percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly status: number;
  /** Undefined when nothing is answered. */
  readonly answer: unknown;
}

type Schema = Readonly<Record<string, unknown>>;

interface Extract {
  /** The official description that it was made from. */
  readonly source: string;
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly method: string;
  /** With `{name}` where a value stands. */
  readonly path: string;
  readonly query: Readonly<Record<string, Schema>>;
  /** Names of `query` that must be there. */
  readonly required?: readonly string[];
  readonly body?: Schema;
  /** By status; null where nothing is answered. */
  readonly answers: Readonly<Record<string, Schema | null>>;
}

/**
 * What any operation may answer, described or not: it moved with its repository, who asks is unknown, refused, too fast,
 * or the forge does not work.
 */
const ANYWHERE = new Set([301, 307, 401, 403, 404, 429, 500, 502, 503, 504]);

const contracts = new Map<string, (exchange: Exchange) => string[]>();

/**
 * A forge's official description, as `extract-*.mjs` keeps it. Gives what is wrong with an exchange, in words for
 * whoever reads the test; nothing when it is as the description says. A request must be whole. An answer may lack what
 * nobody reads, but holds nothing that the forge would not give, nor anything of another type.
 */
export function contractOf(name: string): (exchange: Exchange) => string[] {
  // Compiling its schemas takes longer than most tests that it serves.
  const contract = contracts.get(name) ?? createContract(name);
  contracts.set(name, contract);
  return contract;
}

function createContract(name: string): (exchange: Exchange) => string[] {
  const extract = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")) as Extract;
  const operations = extract.operations.map((operation) => ({
    ...operation,
    pattern: patternOf(operation.path),
  }));
  const compile = (isWhole: boolean) => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema({ $id: "extract", schemas: closedAll(extract.schemas, isWhole) });
    const made = new Map<Schema, ValidateFunction>();
    return (schema: Schema, data: unknown, place: string): string[] => {
      const validate = made.get(schema) ?? ajv.compile(closed(schema, isWhole) as object);
      made.set(schema, validate);
      validate(data);
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${place}${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    };
  };
  const [whole, partial] = [compile(true), compile(false)];

  return ({ method, path, query, body, status, answer }) => {
    // The REST description does not tell of the other API, which has a schema of its own.
    if (path === "/graphql") return [];
    const operation = operations.find((one) => one.method === method && one.pattern.test(path));
    if (!operation) return [`${method} ${path} is no operation of ${extract.source}`];
    const named = `${method} ${operation.path}`;
    const lacking = (operation.required ?? []).filter((key) => !query.has(key) && !query.has(`${key}[]`));
    const asked = [...query].flatMap(([sent, text]) => {
      const [schema, value] = parameterOf(operation, sent, text);
      return schema ? whole(schema, value, `${named}?${sent}`) : [`${named}: no parameter “${sent}”`];
    });
    asked.push(...lacking.map((key) => `${named}: without “${key}”`));
    const sent = operation.body && body !== undefined ? whole(operation.body, body, `${named} sent `) : [];
    if (status === 0) return [...asked, ...sent];
    const expected = operation.answers[status];
    if (expected === undefined && !ANYWHERE.has(status))
      return [...asked, ...sent, `${named} does not answer ${status}`];
    const given = expected && answer !== undefined ? partial(expected, answer, `${named} ${status} `) : [];
    return [...asked, ...sent, ...given];
  };
}

/** What is said of a parameter, and its value: `key[]` is one item of a list. */
function parameterOf({ query }: Operation, sent: string, text: string): [Schema | undefined, unknown] {
  const schema = query[sent] ?? query[sent.replace(/\[\]$/, "")];
  const isData = schema?.type === "integer" || schema?.type === "boolean";
  return [schema, sent.endsWith("[]") ? [text] : isData ? JSON.parse(text) : text];
}

/** Values of some names hold slashes, which need not be encoded. */
function patternOf(path: string): RegExp {
  const escaped = path.replace(/\{(\w+)\}/g, (_, name) =>
    /^(path|ref|branch|basehead)$/.test(name) ? ".+" : "[^/]+",
  );
  return new RegExp(`^${escaped}$`);
}

function closedAll(schemas: Readonly<Record<string, Schema>>, isWhole: boolean) {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema, isWhole)]));
}

/** What an extract keeps of a schema, beside its type and values. */
interface Kept {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly oneOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly allOf?: readonly unknown[];
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The schema, refusing what it does not name; not whole, it wants nothing in particular. */
function closed(schema: unknown, isWhole: boolean, isPart = false): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, required, oneOf, anyOf, allOf, items, properties, ...rest } = schema as Kept;
  if ($ref) return { $ref: `extract${$ref}` };
  const parts = (list: readonly unknown[]) => list.map((part) => closed(part, isWhole, true));
  const isClosed = properties && !isPart && !("additionalProperties" in rest);
  return {
    ...rest,
    ...(isWhole && required && { required }),
    // Without what they require, several fit.
    ...(oneOf && { [isWhole ? "oneOf" : "anyOf"]: parts(oneOf) }),
    ...(anyOf && { anyOf: parts(anyOf) }),
    ...(allOf && { allOf: parts(allOf) }),
    ...(items !== undefined && { items: closed(items, isWhole) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, closed(value, isWhole)]),
      ),
    }),
    ...(isClosed && { additionalProperties: false }),
  };
}
