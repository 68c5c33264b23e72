import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { complaints, recordedSpecification } from "./specification.ts";

type Body = Readonly<Record<string, Record<string, Record<string, Record<string, unknown>>>>>;

/** How a small engine answers. */
export interface Behaviour {
  /** Values of the variables that it computes. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** The variables that each of its calculations reads, for `/trace`. */
  readonly reads?: Readonly<Record<string, readonly string[]>>;
  /** What it says of variables at `/variable/<name>`. */
  readonly described?: Readonly<Record<string, object>>;
  /** Variables that it does not know: 404 with their place, as OpenFisca does. */
  readonly unknown?: readonly string[];
  /** Variables whose calculation fails on another one: 500, as OpenFisca does. */
  readonly failing?: readonly string[];
  /** Variables whose calculation does not end. */
  readonly endless?: readonly string[];
  /** Says that an input is refused. */
  readonly refused?: readonly string[];
  /** Answers this whatever is asked. */
  readonly always?: { readonly status: number; readonly text: string };
}

/** A server that speaks as OpenFisca’s web API; what it is sent and what it gives is held against the recorded description. */
export interface SmallEngine {
  readonly address: string;
  /** The variables asked by each call. */
  readonly calls: readonly (readonly string[])[];
  /** Where each call was made: `/calculate`, `/trace`. */
  readonly places: readonly string[];
  /** What it was sent by each call. */
  readonly bodies: readonly Body[];
  /** What the description has against any request or answer. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts one on the loopback. */
export async function smallEngine(behaviour: Behaviour): Promise<SmallEngine> {
  const calls: string[][] = [];
  const places: string[] = [];
  const bodies: Body[] = [];
  const said: string[] = [];
  const specification = recordedSpecification();
  const against = {
    input: complaints(specification, "SituationInput"),
    output: complaints(specification, "SituationOutput"),
    trace: complaints(specification, "Trace"),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const described = /^\/variable\/(\w+)$/.exec(request.url ?? "")?.[1];
      if (described !== undefined) {
        const description = behaviour.described?.[described];
        response.writeHead(description ? 200 : 404).end(JSON.stringify(description ?? {}));
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
      const asked = askedIn(body);
      calls.push(asked.map(({ variable }) => variable));
      places.push(request.url ?? "");
      bodies.push(body);
      const isTrace = request.url === "/trace";
      said.push(...against.input(withoutQuestions(body)));
      const answer = answerOf(behaviour, body, asked, isTrace);
      if (!answer) return;
      if (answer.status === 200 && !behaviour.always)
        said.push(...against[isTrace ? "trace" : "output"](JSON.parse(answer.text)));
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.text);
    });
  });
  await listening(server);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    places,
    bodies,
    complaints: said,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

interface Question {
  readonly variable: string;
  readonly path: readonly [group: string, name: string, variable: string, period: string];
}

function askedIn(body: Body): Question[] {
  return Object.entries(body).flatMap(([group, members]) =>
    Object.entries(members).flatMap(([name, variables]) =>
      Object.entries(variables).flatMap(([variable, periods]) =>
        Object.entries(periods).flatMap(([period, value]) =>
          value === null ? [{ variable, path: [group, name, variable, period] as const }] : [],
        ),
      ),
    ),
  );
}

function answerOf(
  { values = {}, reads = {}, unknown = [], failing = [], endless = [], refused = [], always }: Behaviour,
  body: Body,
  asked: readonly Question[],
  isTrace: boolean,
) {
  if (always) return always;
  const first = (names: readonly string[]) => asked.find(({ variable }) => names.includes(variable));
  const stranger = first(unknown);
  if (stranger) {
    const [group, name, variable] = stranger.path;
    return { status: 404, text: JSON.stringify({ [group]: { [name]: { [variable]: "not found" } } }) };
  }
  const [input] = refused;
  if (input !== undefined) {
    const text = JSON.stringify({ menages: { menage: { [input]: { "2026-09": "not a known value" } } } });
    return { status: 400, text };
  }
  if (first(endless)) return undefined;
  if (first(failing)) {
    const error =
      "Internal server error: You tried to calculate variable 'another_one', but it was not found";
    return { status: 500, text: JSON.stringify({ error }) };
  }
  if (isTrace) return { status: 200, text: JSON.stringify(traced(asked, body, values, reads)) };
  const computed = structuredClone(body);
  for (const {
    path: [group, name, variable, period],
  } of asked) {
    const periods = computed[group]?.[name]?.[variable];
    if (periods) periods[period] = values[variable];
  }
  return { status: 200, text: JSON.stringify(computed) };
}

/** What has been read to compute each variable; what a variable reads is read for the same period, and reads nothing. */
function traced(
  asked: readonly Question[],
  body: Body,
  values: Readonly<Record<string, unknown>>,
  reads: Readonly<Record<string, readonly string[]>>,
) {
  const nodes = new Map<string, object>();
  const node = (variable: string, period: string, value: readonly unknown[]): string => {
    const key = `${variable}<${period}>`;
    if (nodes.has(key)) return key;
    const dependencies: string[] = [];
    nodes.set(key, { value, dependencies, parameters: {} });
    for (const read of reads[variable] ?? []) dependencies.push(node(read, period, [0]));
    return key;
  };
  const requestedCalculations = asked.map(({ variable, path: [group, name, , period] }) =>
    node(
      variable,
      period,
      Object.keys(body[group] ?? {}).map((one) => (one === name ? values[variable] : 0)),
    ),
  );
  return {
    trace: Object.fromEntries(nodes),
    entitiesDescription: Object.fromEntries(
      Object.entries(body).map(([group, members]) => [group, Object.keys(members)]),
    ),
    requestedCalculations,
  };
}

/** The description types values, and forgets that `null` asks for one. */
function withoutQuestions(body: Body): unknown {
  return JSON.parse(JSON.stringify(body, (_, value) => (value === null ? undefined : value)));
}

function listening(server: Server): Promise<void> {
  return new Promise((done) => {
    server.listen({ host: "127.0.0.1", port: 0 }, () => done());
  });
}
