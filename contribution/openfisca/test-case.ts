/** A value for each period, `null` where it is asked. */
export type Values = Readonly<Record<string, number | boolean | string | null>>;

/** A person or a group: its members by role, and its variables. */
export type Entity = Readonly<Record<string, Values | readonly string[]>>;

/** The kinds of groups, as a complex benefit names them. */
export type EntityName = "individus" | "familles" | "foyers_fiscaux" | "menages";

/** What `POST /calculate` takes and gives back: for each kind of group, its members by name. */
export type TestCase = Readonly<Record<EntityName, Readonly<Record<string, Entity>>>>;

/** The name under which a test case holds the person, or the group that the person is in. */
export const OWN: Readonly<Record<EntityName, string>> = {
  individus: "demandeur",
  familles: "famille",
  foyers_fiscaux: "foyer",
  menages: "menage",
};

/** The same value for several periods. */
export function during(periods: readonly string[], value: number | boolean | string): Values {
  return Object.fromEntries(periods.map((period) => [period, value]));
}
