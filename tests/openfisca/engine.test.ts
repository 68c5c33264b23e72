import { writeFileSync } from "node:fs";
import type { Situation } from "../../contribution/model/situation.ts";
import { openFiscaAt } from "../../contribution/openfisca/web-api.ts";
import { surroundings } from "../support/surroundings.ts";
import { type KnownPerson, LOCAL, MARGIN, NATIONAL, PARIS } from "./known-persons.ts";
import { sayingNo } from "./people.ts";
import { realEngine } from "./real-engine.ts";
import { cutDown, recordedSpecification, SPECIFICATION_FILE } from "./specification.ts";

/** An engine that serves several tests at once takes its time. */
const PATIENCE = 200_000;

const month = ({ dateDeValeur }: Situation) => dateDeValeur.slice(0, 7);

realEngine((address) => {
  it("describes itself as was recorded", async () => {
    const specification = cutDown(await (await fetch(`${address}/spec`)).json());
    if (process.env.UPDATE_SPECIFICATION)
      writeFileSync(SPECIFICATION_FILE, `${JSON.stringify(specification, undefined, 2)}\n`);
    expect(recordedSpecification()).toEqual(specification);
  });

  const openFisca = openFiscaAt({ address, fetch, relations: surroundings.relations, patience: PATIENCE });

  async function valueFor({ variable, entity, situation, period = month(situation) }: KnownPerson) {
    const values = await openFisca.compute([{ variable, entity, period }], sayingNo(situation));
    return values.get(variable);
  }

  for (const [title, persons] of [
    ["national", NATIONAL],
    ["local", LOCAL],
    ["Paris", PARIS],
  ] as const)
    it.each(persons)(`computes the ${title} benefit $variable for $name, as $source`, async (person) => {
      const value = await valueFor(person);
      if (typeof person.expected === "boolean") expect(value).toBe(person.expected);
      else expect(Math.abs(Number(value) - person.expected)).toBeLessThan(MARGIN);
    });

  it("leaves undecided what an open question may change, and decides the rest", async () => {
    const wanted = [
      { variable: "af", entity: "familles", period: "2025-06" },
      { variable: "gratuite_musees_monuments", entity: "individus", period: "2025-06" },
      { variable: "cambrai_aide_mobilite_permis_b", entity: "individus", period: "2025-06" },
      { variable: "paris_pass_access", entity: "individus", period: "2025-06" },
    ] as const;
    const known = { date_naissance: "2003-05-01" };
    const partial: Situation = { dateDeValeur: "2025-06-15", demandeur: known, menage: { depcom: "59122" } };
    const undecided = await openFisca.compute(wanted, partial);
    expect(undecided.get("gratuite_musees_monuments")).toBe(true);
    expect(undecided.get("cambrai_aide_mobilite_permis_b")).toEqual({ missing: ["demandeur.activite"] });
    expect(undecided.get("af")).toEqual({
      missing: expect.arrayContaining([
        "demandeur.salaire_net",
        "demandeur.enfant_a_charge",
        "famille.en_couple",
        "enfants",
      ]),
    });
    const working = { ...known, activite: "salarie", salaire_net: 1000 } as const;
    const complete = await openFisca.compute(wanted, sayingNo({ ...partial, demandeur: working }));
    expect([...complete.values()].map((value) => typeof value)).toEqual([
      "number",
      "boolean",
      "number",
      "boolean",
    ]);
    expect(complete.get("gratuite_musees_monuments")).toBe(true);
  });

  it("covers at least ten national benefits and ten local ones", () => {
    for (const persons of [NATIONAL, LOCAL])
      expect(new Set(persons.map(({ variable }) => variable)).size).toBeGreaterThanOrEqual(10);
  });
});
