import type { FastifyInstance } from "fastify";
import { openFiscaAt } from "../../../contribution/openfisca/web-api.ts";
import { createServer } from "../../../server/http/create-server.ts";
import { type SmallEngine, smallEngine } from "../../openfisca/small-engine.ts";
import { runToEnd } from "../../support/command.ts";
import { surroundings } from "../../support/surroundings.ts";
import { createTestRepository, FILES, type TestRepository } from "../temporary-repository.ts";

let test: TestRepository;
let engine: SmallEngine;
let server: FastifyInstance;

beforeEach(async () => {
  test = createTestRepository(FILES);
  engine = await smallEngine({ values: { rsa: 12.5, boursier: true }, failing: ["ppa"] });
  server = await served(openFiscaAt({ address: engine.address, fetch, relations: surroundings.relations }));
});

afterEach(async () => {
  await server.close();
  await engine.close();
  test.dispose();
  expect(engine.complaints).toEqual([]);
});

async function served(openFisca: ReturnType<typeof openFiscaAt> | undefined) {
  return createServer({ repository: await test.open(), adminDirectory: test.folder(), openFisca });
}

const SITUATION = {
  dateDeValeur: "2026-09-15",
  demandeur: { date_naissance: "2003-05-01" },
  famille: { en_couple: false },
  enfants: [],
};
const RSA = { variable: "rsa", entity: "familles", period: "2026-09" };
const BOURSIER = { variable: "boursier", entity: "individus", period: "2026-09" };
const PPA = { variable: "ppa", entity: "familles", period: "2026-09" };

const ask = (payload: object, headers: Readonly<Record<string, string>> = {}) =>
  server.inject({ method: "POST", url: "/api/openfisca", payload, headers });

it("asks the engine for the browser, and leaves out what cannot be computed", async () => {
  const { statusCode, body } = await ask({ situation: SITUATION, computations: [RSA, BOURSIER, PPA] });
  expect([statusCode, JSON.parse(body)]).toEqual([200, { values: { rsa: 12.5, boursier: true } }]);
});

it("says which questions a calculation waits for", async () => {
  const { famille: _, ...situation } = SITUATION;
  const { body } = await ask({ situation, computations: [RSA, BOURSIER] });
  expect(JSON.parse(body)).toEqual({ values: { rsa: { missing: ["famille.en_couple"] }, boursier: true } });
});

it("says whether there is an engine, without asking it anything", async () => {
  expect((await server.inject("/api/openfisca")).json()).toEqual({ isServed: true });
  expect(engine.calls).toEqual([]);
  const alone = await served(undefined);
  expect((await alone.inject("/api/openfisca")).json()).toEqual({ isServed: false });
  const payload = { situation: SITUATION, computations: [RSA] };
  expect((await alone.inject({ method: "POST", url: "/api/openfisca", payload })).statusCode).toBe(503);
  await alone.close();
});

it("says that an engine which was killed did not answer", async () => {
  await engine.close();
  const { statusCode, body } = await ask({ situation: SITUATION, computations: [RSA] });
  expect([statusCode, JSON.parse(body)]).toEqual([503, { error: "OpenFisca n’a pas répondu." }]);
});

it.each<[string, object]>([
  ["nothing", {}],
  ["no mapping as a person", { situation: "me", computations: [] }],
  ["a variable that is a path", { situation: {}, computations: [{ ...RSA, variable: "../spec" }] }],
  ["another group", { situation: {}, computations: [{ ...RSA, entity: "__proto__" }] }],
  ["a period of its own", { situation: {}, computations: [{ ...RSA, period: "ETERNITY" }] }],
  ["too much at once", { situation: {}, computations: Array.from({ length: 1001 }, () => RSA) }],
])("refuses %s", async (_, payload) => {
  expect((await ask(payload)).statusCode).toBe(422);
  expect(engine.calls).toEqual([]);
});

it("tells the engine only the answers that the schema of situations accepts", async () => {
  const situation = {
    ...SITUATION,
    menage: { depcom: 30189, loyer: -5, statut_occupation_logement: "constructor" },
    demandeur: { ...SITUATION.demandeur, activite: "pirate", salaire_net: "900", zork: 1 },
  };
  expect((await ask({ situation, computations: [RSA] })).json()).toEqual({ values: { rsa: 12.5 } });
});

it("refuses what another site makes a browser ask", async () => {
  const payload = { situation: SITUATION, computations: [RSA] };
  expect((await ask(payload, { origin: "https://elsewhere.example" })).statusCode).toBe(403);
  expect(engine.calls).toEqual([]);
});

it.each(["https://openfisca.example.org", "http://10.0.0.1:2000", "file:///etc", "2000"])(
  "is not started for an engine at %s",
  (address) => {
    const { status, stderr } = runToEnd("start", "--openfisca", address);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining("--openfisca takes the address of an engine"),
    ]);
  },
);
