import { writeFileSync } from "node:fs";
import type { Situation } from "../../contribution/model/situation.ts";
import { openFiscaAt } from "../../contribution/openfisca/web-api.ts";
import { type KnownPerson, LOCAL, MARGIN, NATIONAL } from "./known-persons.ts";
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

  const openFisca = openFiscaAt({ address, fetch, patience: PATIENCE });

  async function valueFor({ variable, entity, situation, period = month(situation) }: KnownPerson) {
    const values = await openFisca.compute([{ variable, entity, period }], situation);
    return values.get(variable);
  }

  for (const [title, persons] of [
    ["national", NATIONAL],
    ["local", LOCAL],
  ] as const)
    it.each(persons)(`computes the ${title} benefit $variable for $name, as $source`, async (person) => {
      const value = await valueFor(person);
      if (typeof person.expected === "boolean") expect(value).toBe(person.expected);
      else expect(Math.abs(Number(value) - person.expected)).toBeLessThan(MARGIN);
    });

  it("covers at least ten national benefits and ten local ones", () => {
    for (const persons of [NATIONAL, LOCAL])
      expect(new Set(persons.map(({ variable }) => variable)).size).toBeGreaterThanOrEqual(10);
  });
});
