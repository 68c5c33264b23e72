import type { Computation, Computed, OpenFisca } from "../eligibility/answers/openfisca.ts";
import type { PlaceRelations } from "../eligibility/person/place-relations.ts";
import { isMapping, type Mapping } from "../model/mapping.ts";
import type { QuestionKey } from "../model/situation.ts";
import { knownPerson } from "./known-person.ts";
import { type ReadSituation, readSituation } from "./read-situation.ts";
import { during, type EntityName, OWN, type TestCase, type Values } from "./test-case.ts";
import { mayBeUndecided, valuesInTrace } from "./trace.ts";

/** What of `fetch` is needed. */
export type Fetch = (
  address: string,
  request: { method: "POST"; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{ readonly status: number; text(): Promise<string> }>;

/** How to reach OpenFisca's web API. */
export interface WebApi {
  /** Root of the web API: `http://127.0.0.1:2000`. */
  readonly address: string;
  readonly fetch: Fetch;
  /** What names the commune of today, since a benefit knows no other. */
  readonly relations: PlaceRelations;
  /** How long (ms) an answer may take, all its calls together; a first calculation takes a few seconds, that of a whole catalogue some ten. */
  readonly patience?: number;
}

/** OpenFisca gave no answer: it is not there, is too slow, or what answers is something else. */
export class EngineSilent extends Error {}

const PATIENCE = 60_000;

/** Without them, nobody can be described. */
const NEEDED: readonly QuestionKey[] = ["dateDeValeur", "demandeur.date_naissance"];

/** Shares of the patience that one call may take: the first one finds an engine that has not computed anything yet. */
const FIRST_CALL = 0.4;
const LATER_CALL = 0.1;

/**
 * OpenFisca behind its web API. All that is wanted is asked in one call; what makes the engine refuse a call, fail or
 * be late is left out and the rest asked again: by name where the engine names it, else by halves.
 *
 * OpenFisca takes an answer that it is not told for zero or no. While a question is open, it is therefore asked what
 * each calculation has read (`POST /trace`, which takes some half longer), and what has read it is undecided.
 */
export function openFiscaAt({ address, fetch, relations, patience = PATIENCE }: WebApi): OpenFisca {
  const root = address.replace(/\/+$/, "");
  const headers = { "content-type": "application/json" };
  // What failed alone once: asked apart from then on, so that it costs the others nothing.
  const suspects = new Set<string>();
  return {
    async compute(computations, situation) {
      const person = knownPerson(situation, relations);
      const read = readSituation(person.situation);
      const wanted = [...new Map(computations.map((one) => [one.variable, one])).values()];
      if (wanted.length === 0) return NOTHING;
      if (!read) {
        const missing = NEEDED.filter((key) => person.open.has(key));
        return new Map(wanted.map(({ variable }) => [variable, { missing }]));
      }
      const isTraced = mayBeUndecided(person);
      const url = `${root}/${isTraced ? "trace" : "calculate"}`;
      const valuesIn = (data: Mapping, of: readonly Computation[]) =>
        isTraced ? valuesInTrace(data, of, { person, testCase: read.testCase }) : valuesInTestCase(data, of);
      const whole = AbortSignal.timeout(patience);
      let isFirst = true;
      const post = async (testCase: TestCase): Promise<Reply> => {
        const late = AbortSignal.timeout(patience * (isFirst ? FIRST_CALL : LATER_CALL));
        isFirst = false;
        const body = JSON.stringify(testCase);
        const signal = AbortSignal.any([whole, late]);
        let status: number;
        let text: string;
        try {
          const reply = await fetch(url, { method: "POST", headers, body, signal });
          status = reply.status;
          text = await reply.text();
        } catch (error) {
          if (late.aborted && !whole.aborted) return { kind: "failed" };
          throw new EngineSilent(`OpenFisca does not answer at ${address}`, { cause: error });
        }
        return replyOf(status, text);
      };
      const groups = [
        wanted.filter(({ variable }) => !suspects.has(variable)),
        ...wanted.filter(({ variable }) => suspects.has(variable)).map((one) => [one]),
      ];
      const asked = await askInTurn(
        groups.filter((group) => group.length > 0),
        (group) => ask(group, { read, post, valuesIn, suspects }),
      );
      if (!asked.hasAnswered) throw new EngineSilent(`OpenFisca is too slow at ${address}`);
      return asked.values;
    },
  };
}

/** What one call gave: values, a refusal that may name what it refuses, or a failure that says nothing. */
type Reply =
  | { readonly kind: "computed" | "refused"; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: "failed" };

function replyOf(status: number, text: string): Reply {
  const data = parsed(text);
  if (status === 200 && isMapping(data)) return { kind: "computed", data };
  // Python writes what is no number in a way that JSON does not know.
  if (status === 200 && text.startsWith("{")) return { kind: "refused", data: { error: "not a number" } };
  if ([400, 404, 500].includes(status) && isMapping(data)) return { kind: "refused", data };
  throw new EngineSilent(`what answers is not OpenFisca: status ${status}`);
}

type ComputedValues = ReadonlyMap<string, Computed>;

const NOTHING: ComputedValues = new Map();

/** What is the same for all the calls about one person. */
interface Calls {
  readonly read: ReadSituation;
  readonly post: (testCase: TestCase) => Promise<Reply>;
  readonly valuesIn: (data: Mapping, wanted: readonly Computation[]) => ComputedValues;
  readonly suspects: Set<string>;
}

interface Asked {
  readonly values: ComputedValues;
  /** Whether any call was answered in time. */
  readonly hasAnswered: boolean;
}

async function ask(wanted: readonly Computation[], calls: Calls): Promise<Asked> {
  const { read, post, valuesIn, suspects } = calls;
  const reply = await post(asking(wanted, read));
  if (reply.kind === "computed") return { values: valuesIn(reply.data, wanted), hasAnswered: true };
  const hasAnswered = reply.kind === "refused";
  if (reply.kind === "refused") {
    const culprits = culpritsIn(reply.data, wanted);
    const left = wanted.filter((one) => !culprits.has(one));
    if (left.length === 0) return { values: NOTHING, hasAnswered };
    if (culprits.size > 0) return ask(left, calls);
    if (at(reply.data, "error") === undefined)
      throw new EngineSilent(
        `OpenFisca refuses what it is told: ${JSON.stringify(reply.data).slice(0, 500)}`,
      );
  }
  const [first] = wanted;
  if (wanted.length === 1 && first) {
    suspects.add(first.variable);
    return { values: NOTHING, hasAnswered };
  }
  const middle = Math.ceil(wanted.length / 2);
  const halves = [wanted.slice(0, middle), wanted.slice(middle)];
  const asked = await askInTurn(halves, (half) => ask(half, calls));
  return { values: asked.values, hasAnswered: hasAnswered || asked.hasAnswered };
}

/** What several groups gave; what came in time is kept where a later group comes too late. Fails where the first does. */
async function askInTurn(
  groups: readonly (readonly Computation[])[],
  askGroup: (group: readonly Computation[]) => Promise<Asked>,
): Promise<Asked> {
  const values = new Map<string, Computed>();
  let hasAnswered = false;
  for (const [index, group] of groups.entries()) {
    const asked =
      index === 0
        ? await askGroup(group)
        : await askGroup(group).catch(() => ({ values: NOTHING, hasAnswered: false }));
    for (const [name, value] of asked.values) values.set(name, value);
    hasAnswered ||= asked.hasAnswered;
  }
  return { values, hasAnswered };
}

/** The test case with what is wanted; a value that the person gave for the same period gives way to the question. */
function asking(wanted: readonly Computation[], { testCase, periods }: ReadSituation): TestCase {
  const asked: Record<EntityName, Record<string, TestCase[EntityName][string]>> = {
    individus: { ...testCase.individus },
    familles: { ...testCase.familles },
    foyers_fiscaux: { ...testCase.foyers_fiscaux },
    menages: { ...testCase.menages },
  };
  for (const { entity, variable, period, isZeroBefore } of wanted) {
    const own = asked[entity][OWN[entity]] ?? {};
    const given = own[variable];
    const before = isZeroBefore ? during(periods.quarter, 0) : {};
    const values: Values = { ...before, ...(isMapping(given) && (given as Values)), [period]: null };
    asked[entity][OWN[entity]] = { ...own, [variable]: values };
  }
  return asked;
}

function valuesInTestCase(data: Mapping, wanted: readonly Computation[]): ComputedValues {
  return new Map(
    wanted.flatMap(({ entity, variable, period }) => {
      const value = at(data, entity, OWN[entity], variable, period);
      const isUsable = typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
      return isUsable ? [[variable, value] as const] : [];
    }),
  );
}

/**
 * What a refusal names among what is wanted: `{individus: {demandeur: {zork: "…"}}}`, or `{error: "Unable to compute
 * variable 'zork' for period…"}`.
 */
function culpritsIn(data: unknown, wanted: readonly Computation[]): ReadonlySet<Computation> {
  const error = at(data, "error");
  const named = typeof error === "string" ? /variable '(\w+)'/.exec(error)?.[1] : undefined;
  return new Set(
    wanted.filter(
      ({ entity, variable }) => variable === named || at(data, entity, OWN[entity], variable) !== undefined,
    ),
  );
}

function at(data: unknown, ...path: readonly string[]): unknown {
  let value = data;
  for (const key of path) value = isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** The data of a text; undefined when it is no JSON, for instance because a value is not a number. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
