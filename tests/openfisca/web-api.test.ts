import type { Computation } from "../../contribution/eligibility/answers/openfisca.ts";
import type { Situation } from "../../contribution/model/situation.ts";
import { EngineSilent, openFiscaAt } from "../../contribution/openfisca/web-api.ts";
import { surroundings } from "../support/surroundings.ts";
import { sayingNo } from "./people.ts";
import { type Behaviour, type SmallEngine, smallEngine } from "./small-engine.ts";

const { relations } = surroundings;

const PERSON: Situation = {
  dateDeValeur: "2026-09-15",
  demandeur: { date_naissance: "2003-05-01", activite: "salarie", salaire_net: 780, enfant_a_charge: false },
  famille: { en_couple: false },
  enfants: [],
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
  return openFiscaAt({
    address: engine.address,
    fetch,
    relations,
    ...(patience !== undefined && { patience }),
  });
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

it("asks what was read only of who has left a question open", async () => {
  const openFisca = await ask({ reads: { ppa: ["handicap"] } });
  const values = await openFisca.compute(WANTED, PERSON);
  expect(Object.fromEntries(values)).toEqual({ ...VALUES, ppa: { missing: ["demandeur.handicap"] } });
  expect(Object.fromEntries(await openFisca.compute(WANTED, sayingNo(PERSON)))).toEqual(VALUES);
  expect(engine?.places).toEqual(["/trace", "/calculate"]);
});

it("counts as zero what was received in the three months before, where a benefit says so", async () => {
  const openFisca = await ask({});
  const [rsa, ...others] = WANTED as [Computation, ...Computation[]];
  const { rsa: _, ...person } = PERSON;
  await openFisca.compute([{ ...rsa, isZeroBefore: true }, ...others], person);
  const { rsa: told, ppa } = engine?.bodies[0]?.familles?.famille ?? {};
  expect(told).toEqual({ "2026-06": 0, "2026-07": 0, "2026-08": 0, "2026-09": null });
  expect(ppa).toEqual({ "2026-09": null });
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

const traceOf = (value: unknown, members: unknown = { familles: ["famille"] }) =>
  JSON.stringify({ trace: { "rsa<2026-09>": { value, dependencies: [] } }, entitiesDescription: members });

it.each([
  ["an empty mapping", "{}"],
  ["numbers in words", JSON.stringify({ familles: { famille: { rsa: { "2026-09": "1" } } } })],
  ["groups of another name", JSON.stringify({ familles: { other: { rsa: { "2026-09": 1 } } } })],
  ["a trace of words", traceOf(["1"])],
  ["a trace of no list", traceOf(1)],
  ["a trace of other groups", traceOf([1], { familles: ["other"] })],
  ["a trace without groups", traceOf([1], null)],
])("believes nothing of %s", async (_, text) => {
  const openFisca = await ask({ always: { status: 200, text } });
  for (const person of [PERSON, sayingNo(PERSON)])
    expect([...(await openFisca.compute(WANTED, person))]).toEqual([]);
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
  const nobody = await openFisca.compute(WANTED, { dateDeValeur: "2026-09-15" });
  expect(nobody.get("rsa")).toEqual({ missing: ["demandeur.date_naissance"] });
  expect([...(await openFisca.compute([], PERSON))]).toEqual([]);
  expect(engine?.calls).toEqual([]);
});
