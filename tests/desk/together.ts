import fc from "fast-check";
import type { Store } from "../../contribution/desk/store.ts";
import { holds, runs } from "../support/random.ts";
import { type Acts, type Asking, answerOf, deskOver, NAME, PATHS } from "./acts.ts";
import { disturbed } from "./disturbed.ts";
import { type Seen, type StoreUnderTest, seen } from "./stores.ts";

/** Acts, and how the catalogue may be when somebody comes. */
interface Situation {
  readonly acts: Acts;
  readonly prepare: Beginnings[string] | undefined;
}

type Beginnings = Readonly<Record<string, (store: Store) => Promise<unknown>>>;

interface Played {
  readonly answers: readonly string[];
  readonly seen: Seen;
  /** How many calls the first person's act took. */
  readonly calls: number;
}

/** Plays two acts: the second whole before call `at` of the first, or after it. */
async function play(
  under: StoreUnderTest,
  { acts, prepare }: Situation,
  [one, other]: readonly [string, string],
  at: number,
): Promise<Played> {
  const catalogue = await under.open(prepare);
  try {
    const [anne, basile] = [await catalogue.person("Anne"), await catalogue.person("Basile")];
    const known = await readBefore(anne);
    const act = (name: string, store: Store, intention: string) =>
      answerOf(acts[name]?.(deskOver(store), { ...known, intention }) as Promise<unknown>);
    const counter = { calls: 0 };
    let second: string | undefined;
    const before = async (call: number) => {
      if (call === at && second === undefined) {
        second = "under way";
        second = await act(other, basile, "de-basile");
      }
    };
    const first = await act(one, disturbed(anne, { before }, counter), "d-anne");
    second ??= await act(other, basile, "de-basile");
    return {
      answers: [first, second],
      seen: await seen(await catalogue.person("Clara"), PATHS),
      calls: counter.calls,
    };
  } finally {
    await catalogue.dispose();
  }
}

/** What somebody knows before they do something. */
async function readBefore(store: Store): Promise<Pick<Asking, "tip" | "note">> {
  const now = store.attempt();
  const [note] = await now.notes(NAME);
  return { tip: (await now.proposal(NAME))?.tip, note: note?.id ?? "" };
}

/** What is tried of a store that takes time: there are too many cases for all of them. */
interface Tried {
  /** Acts on the same thing, of which the second always comes just before the last call of the first. */
  readonly close: readonly (readonly [string, string])[];
  /** Acts whose answer is always lost, after the last call. */
  readonly lost: readonly string[];
  /** How many other cases, at most. */
  readonly ofSlow?: number;
}

/** Tries a number of cases, each of which is its place among all. */
async function someOf<Case>(cases: readonly Case[], most: number, check: (one: Case) => Promise<void>) {
  if (cases.length <= runs(most)) for (const one of cases) await check(one);
  else await holds(fc.asyncProperty(fc.constantFrom(...cases), check), most);
}

/**
 * Two persons at once, and lost connections, on some stores: whatever happens between any two calls, what everybody is
 * answered and sees is what it would be if one had come after the other, or had been undisturbed.
 */
export function holdTogether(
  stores: readonly StoreUnderTest[],
  acts: Acts,
  beginnings: Beginnings,
  { close, lost, ofSlow = 6 }: Tried,
): void {
  const names = Object.keys(acts);
  const situation = (beginning: string) => ({ acts, prepare: beginnings[beginning] });
  describe.each(stores)("over $name", (under) => {
    const most = Number.isFinite(under.cases) ? Math.min(under.cases, ofSlow) : under.cases;
    /** Two acts in both orders, and how many calls the first one takes. */
    const inOrder = async (beginning: string, [one, other]: readonly [string, string]) => {
      const given = situation(beginning);
      const after = await play(under, given, [one, other], Number.POSITIVE_INFINITY);
      const first = await play(under, given, [other, one], Number.POSITIVE_INFINITY);
      const orders = [
        { answers: after.answers, seen: after.seen },
        { answers: [...first.answers].reverse(), seen: first.seen },
      ];
      const expectAt = async (at: number) => {
        const { answers, seen } = await play(under, given, [one, other], at);
        expect({ beginning, pair: [one, other], at, orders }).toMatchObject({
          orders: expect.arrayContaining([{ answers, seen }]),
        });
      };
      return { calls: after.calls, expectAt };
    };

    it("two persons who write at once are answered as one after the other", async () => {
      const pairs = Object.keys(beginnings).flatMap((beginning) =>
        names.flatMap((one) => names.map((other) => ({ beginning, pair: [one, other] as const }))),
      );
      await someOf(pairs, most, async ({ beginning, pair }) => {
        const { calls, expectAt } = await inOrder(beginning, pair);
        const places = Array.from({ length: calls }, (_, at) => at);
        await someOf(places, Number.isFinite(under.cases) ? 3 : under.cases, expectAt);
      });
    });

    it.each(close)(
      "who does « %s » just as somebody else does « %s » takes nothing back",
      async (...pair) => {
        const beginning = Object.keys(beginnings).at(-1) ?? "";
        const { calls, expectAt } = await inOrder(beginning, pair);
        await expectAt(calls - 1);
      },
    );

    /** Expects an act that is cut at a call to end, when it is asked for again, as one that is not. */
    const expectAsUncut = async (
      { beginning, name, when }: { beginning: string; name: string; when: "before" | "after" },
      placesOf: (calls: number) => readonly number[],
      most = Number.POSITIVE_INFINITY,
    ) => {
      const undisturbed = await cut(under, situation(beginning), name, {});
      await someOf(placesOf(undisturbed.calls), most, async (at) => {
        const { answer, seen } = await cut(under, situation(beginning), name, { [when]: breaksAt(at) });
        expect({ beginning, name, when, at, answer, seen }).toEqual({
          ...{ beginning, name, when, at },
          answer: undisturbed.answer,
          seen: undisturbed.seen,
        });
      });
    };

    it.each(lost)("« %s », whose answer was lost, is done once when it is asked for again", async (name) => {
      const beginning = Object.keys(beginnings).at(-1) ?? "";
      await expectAsUncut({ beginning, name, when: "after" }, (calls) => [calls - 1]);
    });

    it("what was cut at any call, and is asked for again, is as if nothing had happened", async () => {
      const cases = Object.keys(beginnings).flatMap((beginning) =>
        names.flatMap((name) => (["before", "after"] as const).map((when) => ({ beginning, name, when }))),
      );
      await someOf(cases, most, async ({ beginning, name, when }) => {
        const all = (calls: number) => Array.from({ length: calls }, (_, at) => at);
        await expectAsUncut({ beginning, name, when }, all, Number.isFinite(under.cases) ? 3 : under.cases);
      });
    });
  });
}

class Cut extends Error {}

function breaksAt(at: number) {
  return (call: number) => {
    if (call === at) throw new Cut();
  };
}

/** Plays an act whose connection may be lost; then it is asked for again, as a client does. */
async function cut(
  under: StoreUnderTest,
  { acts, prepare }: Situation,
  name: string,
  disturbance: Parameters<typeof disturbed>[1],
) {
  const catalogue = await under.open(prepare);
  try {
    const known = await readBefore(await catalogue.person("Anne"));
    const counter = { calls: 0 };
    const intention = "une-seule-fois";
    const act = (store: Store, isAgain: boolean) =>
      acts[name]?.(deskOver(store), { ...known, intention, isAgain });
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
