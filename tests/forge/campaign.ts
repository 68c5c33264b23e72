import fc from "fast-check";
import { ForgeRefusal, isUnanswered } from "../../admin/forge/forge-request.ts";
import type { Store } from "../../contribution/desk/store.ts";
import {
  ACTS,
  type Acts,
  type Asking,
  answerOf,
  deskOver,
  NAME,
  NOTE_ACTS,
  PATHS,
  save,
  TEXT,
} from "../desk/acts.ts";
import { type ForgeName, openForge } from "../desk/forge-stores.ts";
import { type Seen, seen } from "../desk/stores.ts";
import { holds } from "../support/random.ts";
import type { serveGitHub } from "./github-server.ts";
import type { serveGitLab } from "./gitlab-server.ts";

/**
 * Requests to a forge that are lost, and two persons between whose requests each other's fall: whatever happens, what
 * everybody sees and is answered is what it would be had one come after the other. Where a write was cut, somebody else
 * may do something before whoever was cut asks again.
 */
type Opened = Awaited<ReturnType<typeof openForge>>;

/** How a forge opens. */
const PRISTINE = "nothing proposed";

/** How the catalogue may be when somebody comes. */
const BEGINNINGS: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  [PRISTINE]: async () => undefined,
  "a proposal in review": async (store) => {
    const desk = deskOver(store);
    await desk.addNote(NAME, { author: "Camille", content: "Vu" });
    await desk.save(save(`${TEXT}link: https://exemple.fr/\n`, { status: "pending_review" }));
  },
};

const ALL: Acts = { ...ACTS, ...NOTE_ACTS };

/** What the admin of a forge offers. */
const OFFERED = Object.keys(ALL).filter((act) => act !== "remove what is published");

/** What another person does next, that the act may meet. */
function nextOf(act: string): readonly string[] {
  if (act in NOTE_ACTS) return ["change it otherwise", "delete it"];
  if (act === "make an entry") return [act, "publish"];
  return ["save the label", "send for review", "publish", "withdraw"];
}

/** A forge that is set back to how it was before each play. */
class Ground {
  readonly opened: Opened;
  readonly #lists: readonly unknown[][];
  readonly #begun = new Map<
    string,
    { readonly refs: ReadonlyMap<string, string>; readonly lists: unknown[][] }
  >();

  constructor(opened: Opened) {
    this.opened = opened;
    const { served } = opened;
    this.#lists =
      "state" in served
        ? listsOfGitHub(served as Awaited<ReturnType<typeof serveGitHub>>)
        : listsOfGitLab(served as Awaited<ReturnType<typeof serveGitLab>>);
  }

  /** Has it be as it is at a beginning. */
  async begin(name: string): Promise<void> {
    this.opened.served.trouble = undefined;
    const begun = this.#begun.get(name) ?? (await this.#made(name));
    const now = this.#refs();
    const { git } = this.opened.served;
    for (const reference of now.keys()) if (!begun.refs.has(reference)) git.remove(reference);
    for (const [reference, commit] of begun.refs)
      if (now.get(reference) !== commit) git.run("update-ref", reference, commit);
    this.#setLists(begun.lists);
  }

  /** Makes a beginning over what the forge opens with. */
  async #made(name: string) {
    if (name !== PRISTINE) await this.begin(PRISTINE);
    await BEGINNINGS[name]?.(await this.opened.person("Camille"));
    const begun = { refs: this.#refs(), lists: structuredClone([...this.#lists]) as unknown[][] };
    this.#begun.set(name, begun);
    return begun;
  }

  #refs(): Map<string, string> {
    const lines = this.opened.served.git.run("for-each-ref", "--format=%(refname) %(objectname)").split("\n");
    return new Map(lines.map((line) => line.split(" ") as [string, string]));
  }

  #setLists(lists: readonly unknown[][]): void {
    for (const [at, list] of this.#lists.entries())
      list.splice(0, list.length, ...structuredClone(lists[at] ?? []));
  }
}

function listsOfGitHub({ state }: Awaited<ReturnType<typeof serveGitHub>>) {
  return [state.pulls, state.issues, state.comments];
}

function listsOfGitLab({ requestsToMerge, notes }: Awaited<ReturnType<typeof serveGitLab>>) {
  return [requestsToMerge, notes.issues, notes.comments];
}

/** Two persons at a forge, each with a page of their own. */
async function comeTo(ground: Ground, beginning: string) {
  await ground.begin(beginning);
  const { opened } = ground;
  const [anne, basile] = [await opened.person("Anne"), await opened.person("Basile")];
  const known = await readBefore(anne);
  const asked = { ...known, note: known.note };
  return {
    anne: (act: string, isAgain = false) => told(act, anne, { ...asked, isAgain, intention: "d-anne" }),
    basile: (act: string) => told(act, basile, { ...asked, intention: "de-basile" }),
    look: async () => {
      opened.served.trouble = undefined;
      return seen(await opened.person("Clara"), PATHS);
    },
  };
}

async function readBefore(store: Store): Promise<Pick<Asking, "tip" | "note">> {
  const now = store.attempt();
  const [note] = await now.notes(NAME);
  return { tip: (await now.proposal(NAME))?.tip, note: note?.id ?? "" };
}

/** What somebody was answered; undefined when no answer came. */
async function told(act: string, store: Store, asking: Asking): Promise<string | undefined> {
  try {
    return await answerOf(ALL[act]?.(deskOver(store), asking) as Promise<unknown>);
  } catch (error) {
    if (isUnanswered(error)) return undefined;
    if (error instanceof ForgeRefusal) return error.message;
    throw error;
  }
}

interface Outcome {
  readonly answers: readonly (string | undefined)[];
  readonly seen: Seen;
}

/** What two acts give one after the other, where the first may be asked again, by somebody who was not answered. */
async function inOrders(
  ground: Ground,
  beginning: string,
  one: string,
  other: string,
): Promise<readonly Outcome[]> {
  const first = await comeTo(ground, beginning);
  const [a, b] = [await first.anne(one), await first.basile(other)];
  const after = { answers: [a, b], seen: await first.look() };
  const again = { answers: [await first.anne(one, true), b], seen: await first.look() };
  const second = await comeTo(ground, beginning);
  const [b2, a2] = [await second.basile(other), await second.anne(one)];
  const late = { answers: [a2, b2], seen: await second.look() };
  const third = await comeTo(ground, beginning);
  const [b3, a3] = [await third.basile(other), await third.anne(one, true)];
  return [after, again, late, { answers: [a3, b3], seen: await third.look() }];
}

/** The requests of an act that nothing disturbs, and what it gives. */
async function undisturbed(ground: Ground, beginning: string, act: string) {
  const { anne, look } = await comeTo(ground, beginning);
  const calls: string[] = [];
  ground.opened.served.trouble = (request) => void calls.push(request);
  const answers = [await anne(act)];
  return { calls, outcome: { answers, seen: await look() } };
}

/** What an act gives, asked once, or asked again by somebody of whom nothing was done. */
async function alone(ground: Ground, beginning: string, act: string): Promise<readonly Outcome[]> {
  const { outcome } = await undisturbed(ground, beginning, act);
  const { anne, look } = await comeTo(ground, beginning);
  return [outcome, { answers: [await anne(act, true)], seen: await look() }];
}

/**
 * Whether a play gives one of some outcomes. What may not be in review is a draft before its text is there: that it is
 * one again may be all that came of it.
 */
function isOneOf(given: Outcome, expected: readonly Outcome[], act: string): boolean {
  const texts = expected.map((one) => JSON.stringify(one));
  const asDrafts = texts.map((text) => text.replaceAll("pending_review", "draft"));
  const allowed = act === "save what the gate refuses" ? [...texts, ...asDrafts] : texts;
  return allowed.includes(JSON.stringify(given));
}

/** A place at which something happens to an act. */
interface Place {
  readonly beginning: string;
  readonly act: string;
  readonly at: number;
  readonly call: string;
  /** What happens: its request is not done, done without an answer, or waits until somebody else has acted. */
  readonly how: "cut" | "lost" | "waits";
  /** What somebody else does then. */
  readonly other?: string;
}

/** What a play gives, and what it may give. */
async function playAt(ground: Ground, place: Place, orders: (place: Place) => Promise<readonly Outcome[]>) {
  const { beginning, act, at, how, other } = place;
  const expected = await orders(place);
  const { anne, basile, look } = await comeTo(ground, beginning);
  let count = -1;
  let second: string | undefined;
  ground.opened.served.trouble = async (_, who) => {
    if (who !== "Anne") return undefined;
    count += 1;
    if (count !== at) return undefined;
    if (how !== "waits") return how;
    second = await basile(other ?? "");
    return undefined;
  };
  let first = await anne(act);
  const isDone = first !== undefined;
  if (other !== undefined && how !== "waits") second = await basile(other);
  if (!isDone) first = await anne(act, true);
  const answers = other === undefined ? [first] : [first, second];
  return { place, expected, given: { answers, seen: await look() } };
}

/** The ways in which an act is disturbed. */
const WAYS = {
  "cut at each request, then asked again": false,
  "cut at each request, then another person does the next thing": true,
  "two persons, one between any two requests of the other": true,
} as const;

function placesOf(way: keyof typeof WAYS, beginning: string, act: string, calls: readonly string[]): Place[] {
  const others = WAYS[way] ? nextOf(act) : [undefined];
  const isWaiting = way.startsWith("two");
  const isQuestion = (call: string) => call.startsWith("GET");
  // Until something is written nothing is begun.
  const written = isWaiting ? 0 : calls.findIndex((call) => !isQuestion(call));
  return calls.flatMap((call, at) => {
    if (written < 0 || at < written) return [];
    const hows = isWaiting
      ? (["waits"] as const)
      : isQuestion(call)
        ? (["cut"] as const)
        : (["cut", "lost"] as const);
    return hows.flatMap((how) =>
      others.map((other) => ({ beginning, act, at, call, how, ...(other !== undefined && { other }) })),
    );
  });
}

/** How many plays of each way are tried by default; CAMPAIGN=1 plays all of them. */
const SOME = 4;
const IS_WHOLE = process.env.CAMPAIGN !== undefined;

/** Tells Jest to disturb each act on a forge at each of its requests. */
export function holdCampaign(name: ForgeName): void {
  describe(`over ${name}`, () => {
    let ground: Ground;
    beforeAll(async () => {
      ground = new Ground(await openForge(name));
    });
    afterAll(() => ground.opened.dispose());

    it.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
      "%s: nothing is lost, and nothing invented",
      async (way) => {
        const acts = Object.keys(BEGINNINGS).flatMap((beginning) =>
          OFFERED.map((act) => ({ beginning, act })),
        );
        const known = new Map<string, Promise<readonly Outcome[]>>();
        const orders = ({ beginning, act, other }: Place) => {
          const key = [beginning, act, other].join("\0");
          const made =
            known.get(key) ??
            (other === undefined ? alone(ground, beginning, act) : inOrders(ground, beginning, act, other));
          known.set(key, made);
          return made;
        };
        const counts = { operations: new Set<string>(), places: 0 };
        const failures: object[] = [];
        const check = async (place: Place) => {
          const { expected, given } = await playAt(ground, place, orders);
          counts.operations.add(place.act);
          counts.places += 1;
          if (!isOneOf(given, expected, place.act)) failures.push({ place, given, expected });
        };
        const all = async ({ beginning, act }: (typeof acts)[number]) =>
          placesOf(way, beginning, act, (await undisturbed(ground, beginning, act)).calls);
        if (IS_WHOLE) for (const one of acts) for (const place of await all(one)) await check(place);
        else
          await holds(
            fc.asyncProperty(
              fc.constantFrom(...acts),
              fc.double({ min: 0, max: 0.999, noNaN: true }),
              async (one, share) => {
                const places = await all(one);
                const place = places[Math.floor(share * places.length)];
                if (place) await check(place);
              },
            ),
            SOME,
          );
        process.stdout.write(
          `${name}, ${way}: ${counts.operations.size} operations, ${counts.places} places, ${failures.length} failures\n`,
        );
        expect(failures).toEqual([]);
      },
    );
  });
}
