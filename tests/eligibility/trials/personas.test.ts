import { personas } from "../../../contribution/eligibility/trials/personas.ts";
import { QUESTIONS } from "../../../contribution/model/situation.ts";
import { situation as isSituation } from "../../../contribution/validation/generated/validators.js";
import { territory } from "../../support/territory.ts";

const DAYS = ["2026-09-01", "2028-02-29"];

describe.each(DAYS)("the personas on %s", (day) => {
  it("are a dozen or more, with names and keys of their own", () => {
    const people = personas(day);
    expect(people.length).toBeGreaterThanOrEqual(12);
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it.each(personas(day))("have a valid situation in a real commune: $name", ({ name, situation }) => {
    expect(isSituation(situation)).toBe(true);
    const { depcom = "", _codePostal: postalCode = "" } = situation.menage ?? {};
    expect(territory.commune(depcom)?.postalCodes).toContain(postalCode);
    const place = territory.commune(depcom)?.name ?? "?";
    expect(name).toContain(place);
  });

  it.each(personas(day))("have the age that their name says: $name", ({ name, situation }) => {
    const age = Number(/(\d+) ans/.exec(name)?.[1]);
    const born = situation.demandeur?.date_naissance ?? "";
    expect(born < `${Number(day.slice(0, 4)) - age}${day.slice(4)}`).toBe(true);
    expect(born > `${Number(day.slice(0, 4)) - age - 1}${day.slice(4)}`).toBe(true);
  });
});

it("answer every question that a benefit may ask of them", () => {
  const asked = [...QUESTIONS.keys()].filter((key) => !/_(departement|region|epci)$/.test(key));
  for (const key of asked) {
    const answered = personas("2026-09-01").filter(({ situation }) => {
      let value: unknown = situation;
      for (const step of key.split(".")) value = (value as Record<string, unknown> | undefined)?.[step];
      return value !== undefined;
    });
    expect([key, answered.length > 0]).toEqual([key, true]);
  }
});
