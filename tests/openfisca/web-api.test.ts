import type { Computation } from "../../contribution/eligibility/answers/openfisca.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import { EngineSilent, openFiscaAt } from "../../contribution/openfisca/web-api.ts";
import { type Behaviour, type SmallEngine, smallEngine } from "./small-engine.ts";

const PERSON: Situation = {
  dateDeValeur: "2026-09-15",
  demandeur: { date_naissance: "2003-05-01", activite: "salarie", salaire_net: 780 },
  menage: { depcom: "30189", loyer: 400 },
  rsa: 100,
};

const WANTED: readonly Computation[] = [
  { variable: "rsa", entity: "familles", period: "2026-09" },
  { variable: "ppa", entity: "familles", period: "2026-09" },
  { variable: "aide_logement", entity: "familles", period: "2026-09" },
  { variable: "boursier", entity: "individus", period: "2026-09" },
  { variable: "rfr", entity: "foyers_fiscaux", period: "2024" },
];

const VALUES = { rsa: 1, ppa: 2.5, aide_logement: 3, boursier: false, rfr: 4 };

let engine: SmallEngine | undefined;

async function ask(behaviour: Behaviour, patience?: number) {
  engine = await smallEngine({ values: VALUES, ...behaviour });
  return openFiscaAt({ address: engine.address, fetch, ...(patience !== undefined && { patience }) });
}

afterEach(async () => {
  await engine?.close();
  const said = engine?.complaints ?? [];
  engine = undefined;
  expect(said).toEqual([]);
});

it("asks all that is wanted in one call, and reads each value at its place", async () => {
  const openFisca = await ask({});
  expect(Object.fromEntries(await openFisca.compute(WANTED, PERSON))).toEqual(VALUES);
  expect(engine?.calls).toEqual([expect.arrayContaining(WANTED.map(({ variable }) => variable))]);
});

it("leaves out a variable that the engine does not know, and asks the others again", async () => {
  const openFisca = await ask({ unknown: ["ppa"] });
  const { ppa: _, ...others } = VALUES;
  expect(Object.fromEntries(await openFisca.compute(WANTED, PERSON))).toEqual(others);
  expect(engine?.calls.length).toBe(2);
});

it("finds by halves the variable that fails on another one, and asks it apart from then on", async () => {
  const openFisca = await ask({ failing: ["ppa"] });
  const { ppa: _, ...others } = VALUES;
  expect(Object.fromEntries(await openFisca.compute(WANTED, PERSON))).toEqual(others);
  const before = engine?.calls.length ?? 0;
  expect(Object.fromEntries(await openFisca.compute(WANTED, PERSON))).toEqual(others);
  expect(engine?.calls.slice(before).map((asked) => asked.length)).toEqual([4, 1]);
});

it("isolates the variable whose calculation does not end", async () => {
  const openFisca = await ask({ endless: ["rsa"] }, 3_000);
  const { rsa: _, ...others } = VALUES;
  expect(Object.fromEntries(await openFisca.compute(WANTED, PERSON))).toEqual(others);
});

it("leaves out what is neither a number nor a yes or no", async () => {
  const openFisca = await ask({ values: { ...VALUES, ppa: undefined, boursier: false } });
  expect([...(await openFisca.compute(WANTED, PERSON)).keys()]).not.toContain("ppa");
});

it("says that an engine which never answers is too slow", async () => {
  const openFisca = await ask({ endless: WANTED.map(({ variable }) => variable) }, 1_000);
  await expect(openFisca.compute(WANTED, PERSON)).rejects.toThrow(EngineSilent);
});

it("says that an engine which was killed does not answer", async () => {
  const openFisca = await ask({});
  await engine?.close();
  await expect(openFisca.compute(WANTED, PERSON)).rejects.toThrow(/does not answer/);
});

it.each([
  ["a page", { status: 200, text: "<html>" }],
  ["a list", { status: 200, text: "[]" }],
  ["a proxy without engine", { status: 502, text: "<html>" }],
  ["a proxy that fails", { status: 500, text: "<html>" }],
])("says that %s is not OpenFisca, in one call", async (_, always) => {
  const openFisca = await ask({ always });
  await expect(openFisca.compute(WANTED, PERSON)).rejects.toThrow(/not OpenFisca/);
  expect(engine?.calls.length).toBe(1);
});

it.each([
  ["an empty mapping", "{}"],
  ["numbers in words", JSON.stringify({ familles: { famille: { rsa: { "2026-09": "1" } } } })],
  ["groups of another name", JSON.stringify({ familles: { other: { rsa: { "2026-09": 1 } } } })],
])("believes nothing of %s", async (_, text) => {
  const openFisca = await ask({ always: { status: 200, text } });
  expect([...(await openFisca.compute(WANTED, PERSON))]).toEqual([]);
});

it("asks by halves what comes back as no number", async () => {
  const text = '{"familles": {"famille": {"rsa": {"2026-09": NaN}}}}';
  const openFisca = await ask({ always: { status: 200, text } });
  expect([...(await openFisca.compute(WANTED, PERSON))]).toEqual([]);
});

it("says what of the person is refused, instead of computing somebody else’s benefits", async () => {
  const openFisca = await ask({ refused: ["depcom"] });
  await expect(openFisca.compute(WANTED, PERSON)).rejects.toThrow(/refuses what it is told.*depcom/);
});

it("asks nothing about a person who cannot be read, or when nothing is wanted", async () => {
  const openFisca = await ask({});
  expect([...(await openFisca.compute(WANTED, { dateDeValeur: "2026-09-15" }))]).toEqual([]);
  expect([...(await openFisca.compute([], PERSON))]).toEqual([]);
  expect(engine?.calls).toEqual([]);
});
