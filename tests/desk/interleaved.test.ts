import fc from "fast-check";
import type { Store } from "../../contribution/desk/store.ts";
import { holds, runs } from "../support/random.ts";
import { ACTS, answerOf, deskOver, NAME, PATHS, save, TEXT } from "./acts.ts";
import { disturbed } from "./disturbed.ts";
import { type Seen, STORES, type StoreUnderTest, seen } from "./stores.ts";

/**
 * Two persons at once, and lost connections: whatever happens between any two calls of a store, what everybody is
 * answered and sees is what it would be if one had come after the other, or had been undisturbed.
 */
const NAMES = Object.keys(ACTS);

/** How the catalogue is when somebody comes. */
const BEGINNINGS: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  "nothing proposed": async () => undefined,
  "a proposal in review": (store) =>
    deskOver(store).save(save(`${TEXT}link: https://exemple.fr/\n`, { status: "pending_review" })),
};

interface Played {
  readonly answers: readonly string[];
  readonly seen: Seen;
  /** How many calls the first person's act took. */
  readonly calls: number;
}

/** Plays two acts: the second whole before call `at` of the first, or after it. */
async function play(
  under: StoreUnderTest,
  beginning: string,
  acts: readonly [string, string],
  at: number,
): Promise<Played> {
  const catalogue = await under.open(BEGINNINGS[beginning]);
  try {
    const [one, other] = [await catalogue.person("Anne"), await catalogue.person("Basile")];
    const tip = (await one.attempt().proposal(NAME))?.tip;
    const act = (name: string, store: Store) =>
      answerOf(ACTS[name]?.(deskOver(store), tip, false) as Promise<unknown>);
    const counter = { calls: 0 };
    let second: string | undefined;
    const before = async (call: number) => {
      if (call === at && second === undefined) {
        second = "under way";
        second = await act(acts[1], other);
      }
    };
    const first = await act(acts[0], disturbed(one, { before }, counter));
    second ??= await act(acts[1], other);
    return {
      answers: [first, second],
      seen: await seen(await catalogue.person("Clara"), PATHS),
      calls: counter.calls,
    };
  } finally {
    await catalogue.dispose();
  }
}

/** Tries a number of cases, each of which is its place among all. */
async function someOf<Case>(cases: readonly Case[], most: number, check: (one: Case) => Promise<void>) {
  if (cases.length <= runs(most)) for (const one of cases) await check(one);
  else await holds(fc.asyncProperty(fc.constantFrom(...cases), check), most);
}

describe.each(STORES)("over $name", (under) => {
  it("two persons who write at once are answered as one after the other", async () => {
    const pairs = Object.keys(BEGINNINGS).flatMap((beginning) =>
      NAMES.flatMap((one) => NAMES.map((other) => ({ beginning, acts: [one, other] as const }))),
    );
    await someOf(pairs, under.cases, async ({ beginning, acts }) => {
      const [one, other] = acts;
      const after = await play(under, beginning, [one, other], Number.POSITIVE_INFINITY);
      const first = await play(under, beginning, [other, one], Number.POSITIVE_INFINITY);
      const orders = [
        { answers: after.answers, seen: after.seen },
        { answers: [...first.answers].reverse(), seen: first.seen },
      ];
      const places = Array.from({ length: after.calls }, (_, at) => at);
      await someOf(places, Number.isFinite(under.cases) ? 3 : under.cases, async (at) => {
        const { answers, seen } = await play(under, beginning, [one, other], at);
        expect({ beginning, acts, at, orders }).toMatchObject({
          orders: expect.arrayContaining([{ answers, seen }]),
        });
      });
    });
  });

  it("what was cut at any call, and is asked for again, is as if nothing had happened", async () => {
    const cases = Object.keys(BEGINNINGS).flatMap((beginning) =>
      NAMES.flatMap((name) => (["before", "after"] as const).map((when) => ({ beginning, name, when }))),
    );
    await someOf(cases, under.cases, async ({ beginning, name, when }) => {
      const undisturbed = await cut(under, beginning, name, {});
      const places = Array.from({ length: undisturbed.calls }, (_, at) => at);
      await someOf(places, Number.isFinite(under.cases) ? 3 : under.cases, async (at) => {
        const { answer, seen } = await cut(under, beginning, name, { [when]: breaksAt(at) });
        expect({ beginning, name, when, at, answer, seen }).toEqual({
          ...{ beginning, name, when, at },
          answer: undisturbed.answer,
          seen: undisturbed.seen,
        });
      });
    });
  });
});

class Cut extends Error {}

function breaksAt(at: number) {
  return (call: number) => {
    if (call === at) throw new Cut();
  };
}

/** Plays an act whose connection may be lost; then it is asked for again, as a client does. */
async function cut(
  under: StoreUnderTest,
  beginning: string,
  name: string,
  disturbance: Parameters<typeof disturbed>[1],
) {
  const catalogue = await under.open(BEGINNINGS[beginning]);
  try {
    const tip = (await (await catalogue.person("Anne")).attempt().proposal(NAME))?.tip;
    const counter = { calls: 0 };
    const intention = "une-seule-fois";
    const act = (store: Store, isAgain: boolean) => ACTS[name]?.(deskOver(store), tip, isAgain);
    const first = disturbed(await catalogue.person("Anne", intention), disturbance, counter);
    const told = await answerOf(act(first, false) as Promise<unknown>).catch((error: unknown) => {
      if (error instanceof Cut) return undefined;
      throw error;
    });
    const { calls } = counter;
    // Who was answered does not ask again.
    const answer =
      told ?? (await answerOf(act(await catalogue.person("Anne", intention), true) as Promise<unknown>));
    return { answer, calls, seen: await seen(await catalogue.person("Clara"), PATHS) };
  } finally {
    await catalogue.dispose();
  }
}
