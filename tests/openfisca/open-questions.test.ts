import fc from "fast-check";
import type { QuestionKey, Situation } from "../../contribution/model/situation.ts";
import { completePerson } from "../../contribution/openfisca/complete-person.ts";
import { knownPerson } from "../../contribution/openfisca/known-person.ts";
import { readSituation } from "../../contribution/openfisca/read-situation.ts";
import type { TestCase } from "../../contribution/openfisca/test-case.ts";
import { toldFrom } from "../../contribution/openfisca/trace.ts";
import { openFiscaAt } from "../../contribution/openfisca/web-api.ts";
import { getIn, setIn } from "../../contribution/source/values/set-in.ts";
import { holds } from "../support/random.ts";
import { surroundings } from "../support/surroundings.ts";
import { inventedEngine, WANTED } from "./invented-engine.ts";
import { ALL_QUESTIONS, answersTo, COMPUTED, sayingNo } from "./people.ts";

const { relations } = surroundings;
const openFisca = openFiscaAt({ address: "http://engine", fetch: inventedEngine, relations });

const compute = (situation: Situation) => openFisca.compute(WANTED, situation);

const missingOf = async (variable: string, situation: Situation) => {
  const value = (await compute(situation)).get(variable);
  return typeof value === "object" ? [...value.missing].sort() : value;
};

const BORN: Situation = { dateDeValeur: "2026-09-15", demandeur: { date_naissance: "2004-03-12" } };

describe("a question without answer", () => {
  it("is not taken for zero: what depends on it is not decided, and says so", async () => {
    const { demandeur } = BORN;
    expect(await missingOf("aah", { ...BORN, demandeur: { ...demandeur, handicap: true } })).toEqual([
      "demandeur.salaire_net",
      "demandeur.taux_incapacite",
    ]);
    expect(await missingOf("ppa", BORN)).toEqual(["demandeur.salaire_net", "enfants", "famille.en_couple"]);
  });

  it("matters to nothing that does not depend on it", async () => {
    expect(await missingOf("gratuite_musees_monuments", BORN)).toBe(true);
    const disabled = { ...BORN, demandeur: { ...BORN.demandeur, handicap: false, salaire_net: 0 } };
    expect(await missingOf("aah", disabled)).toBe(0);
  });

  it("is asked again where its answer cannot be used, or contradicts another one", async () => {
    const paid = (salaire_net: number, more: object = {}) => ({
      ...BORN,
      demandeur: { ...BORN.demandeur, handicap: false, salaire_net, ...more },
    });
    expect(await missingOf("aah", paid(-5))).toEqual(["demandeur.salaire_net"]);
    const contradicted = paid(0, { activite: "chomeur", scolarite: "lycee" });
    expect(await missingOf("bourse_lycee", contradicted)).toContain("demandeur.scolarite");
  });

  it("is the birth date, for everything, where it cannot be used", async () => {
    for (const date_naissance of ["2027-01-01", "hier"])
      expect(
        await missingOf("gratuite_musees_monuments", { ...BORN, demandeur: { date_naissance } }),
      ).toEqual(["demandeur.date_naissance"]);
  });

  it("is the income of the parents, for who is on their tax return", async () => {
    const child = sayingNo({ ...BORN, demandeur: { ...BORN.demandeur, enfant_a_charge: true } });
    expect(await missingOf("pass_colo", child)).toEqual(["nbptr", "rfr"]);
    expect(await missingOf("pass_colo", { ...child, rfr: 12_000, nbptr: 2 })).toBe(6_000);
    // No tax return has no share.
    expect(await missingOf("pass_colo", { ...child, rfr: 12_000, nbptr: 0 })).toEqual(["nbptr"]);
  });

  it("is none of those that are asked here, for what somebody earns on their own account", async () => {
    const own = sayingNo({ ...BORN, demandeur: { ...BORN.demandeur, activite: "independant" } });
    expect((await compute(own)).get("paris_forfait_familles")).toEqual({
      missing: [],
      unasked: "les revenus d’une activité à son compte ne sont pas demandés ici",
    });
    expect(await missingOf("gratuite_musees_monuments", own)).toBe(true);
  });

  it("takes the commune of today for a former one, and no postal code for a commune", async () => {
    const living = (depcom: string) => sayingNo({ ...BORN, menage: { depcom } });
    expect(await missingOf("iwuy_aide_mobilite_permis", living("75101"))).toBe(75_056);
    expect(await missingOf("iwuy_aide_mobilite_permis", { ...BORN, menage: { depcom: "83000" } })).toEqual([
      "menage.depcom",
    ]);
  });
});

const person = fc
  .subarray(ALL_QUESTIONS.filter(({ key }) => key !== "dateDeValeur"))
  .chain((questions) => fc.tuple(...questions.map(answered)))
  .map((answers) =>
    answers.reduce<Situation>(
      (situation, [key, answer]) => setIn(situation, key.split("."), answer) as Situation,
      BORN,
    ),
  );

function answered({
  key,
  node,
}: (typeof ALL_QUESTIONS)[number]): fc.Arbitrary<readonly [QuestionKey, unknown]> {
  return fc.constantFrom(...answersTo(key, node)).map((answer) => [key, answer] as const);
}

/** The same person, with an answer to each open question; what is estimated from other answers stays so. */
const whole = (situation: Situation) => {
  const { open } = knownPerson(situation, relations);
  return fc
    .tuple(...ALL_QUESTIONS.filter(({ key }) => open.has(key) && !COMPUTED.has(key)).map(answered))
    .map((answers) =>
      answers.reduce<Situation>(
        (all, [key, answer]) => setIn(all, key.split("."), answer) as Situation,
        knownPerson(situation, relations).situation,
      ),
    );
};

it("whatever is answered later changes nothing that was decided", async () => {
  const two = person.chain((one) => fc.tuple(fc.constant(one), whole(one)));
  const property = fc.asyncProperty(two, async ([partial, complete]) => {
    const [before, after] = [await compute(partial), await compute(complete)];
    for (const { variable } of WANTED) {
      const [was, is] = [before.get(variable), after.get(variable)];
      if (typeof was !== "object" && typeof is !== "object") expect([variable, is]).toEqual([variable, was]);
    }
  });
  await holds(property, 300);
});

it("who has answered everything is asked in one plain call, and nothing is left open", async () => {
  const property = fc.asyncProperty(person, async (partial) => {
    const complete = { rfr: 0, nbptr: 1, ...sayingNo(partial) };
    const { open, situation } = knownPerson(complete, relations);
    // Two answers that contradict each other are asked again.
    if ([...open].some((key) => getIn(complete, key.split(".")) !== undefined)) return;
    const values = await compute(complete);
    const isOwn = situation.demandeur?.activite === "independant";
    for (const { variable } of WANTED) {
      const value = values.get(variable);
      expect([variable, typeof value === "object" && !isOwn]).toEqual([variable, false]);
    }
  });
  await holds(property, 100);
});

it("completes a person with nothing that an open question may change", async () => {
  const earning = (salaire_net: number) => ({ ...BORN, demandeur: { ...BORN.demandeur, salaire_net } });
  expect(await completePerson(openFisca, earning(900))).toEqual({});
  expect(await completePerson(openFisca, sayingNo(earning(900)))).toMatchObject({
    rfr: 12 * 932.88,
    nbptr: 1,
  });
  expect(await completePerson(openFisca, { ...sayingNo(earning(900)), ...earning(-900) })).toEqual({});
});

describe("what OpenFisca is told", () => {
  const variablesIn = (testCase: TestCase | undefined) =>
    new Map(
      Object.values(testCase ?? {}).flatMap((members) =>
        Object.entries(members).flatMap(([name, entity]) =>
          Object.entries(entity).map(
            ([variable, value]) => [`${name} ${variable}`, JSON.stringify(value)] as const,
          ),
        ),
      ),
    );
  const couple = setIn(BORN, ["famille", "en_couple"], true) as Situation;
  const before = variablesIn(readSituation(couple)?.testCase);
  const MEMBERS = new Set(["famille.en_couple", "enfants", "demandeur.enfant_a_charge"]);
  const GROUPS =
    /^(parents|enfants|declarants|personnes_a_charge|conjoint|personne_de_reference|date_naissance)$/;

  it.each(ALL_QUESTIONS.map(({ key, node }) => [key, node] as const))("from %s is known", (key, node) => {
    if (/^dateDeValeur$|date_naissance$/.test(key)) return;
    const expected = new Set([...toldFrom(key), ...(COMPUTED.has(key) ? [key] : [])]);
    for (const answer of answersTo(key, node)) {
      const after = variablesIn(readSituation(setIn(couple, key.split("."), answer) as Situation)?.testCase);
      const changed = [...new Set([...before.keys(), ...after.keys()])]
        .filter((place) => before.get(place) !== after.get(place))
        .map((place) => place.split(" ")[1] ?? "")
        .filter((name) => !MEMBERS.has(key) || !GROUPS.test(name));
      expect(changed.filter((name) => !expected.has(name))).toEqual([]);
    }
  });
});
