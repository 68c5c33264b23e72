import { setTimeout as pause } from "node:timers/promises";
import { LIMIT } from "./limit.mjs";

/** Between two looks (ms). */
const PAUSE = 40;

type Expectation<Value> = jest.Matchers<Promise<void>, Value>;

/**
 * `expect` for what is not there at once: a page that is being drawn, a branch that is being pushed. Reads again, until
 * what is read matches; fails with the last refusal, at the place of the call.
 *
 *     await eventually(() => page.getByRole("textbox").count()).toBe(2);
 */
export function eventually<Value>(
  read: () => Promise<Value> | Value,
): Expectation<Value> & { readonly not: Expectation<Value> } {
  return Object.assign(
    expectation(read, (value) => expect(value)),
    {
      not: expectation(read, (value) => expect(value).not),
    },
  );
}

/** The matchers of Jest, each of which looks again until it matches. */
function expectation<Value>(
  read: () => Promise<Value> | Value,
  expected: (value: Value) => object,
): Expectation<Value> {
  const names = Object.keys(expect(undefined)).filter(
    (name) => !["not", "resolves", "rejects"].includes(name),
  );
  const matcher = (name: string) => {
    const match = (...args: unknown[]) => {
      const place = new Error();
      Error.captureStackTrace(place, match);
      return until(async () => {
        const matchers = expected(await read()) as Record<string, (...args: unknown[]) => void>;
        matchers[name]?.(...args);
      }, place);
    };
    return match;
  };
  return Object.fromEntries(names.map((name) => [name, matcher(name)])) as unknown as Expectation<Value>;
}

async function until(look: () => Promise<void>, place: Error): Promise<void> {
  const end = Date.now() + LIMIT;
  for (;;) {
    const refusal = await look().then(
      () => undefined,
      (error: Error) => error,
    );
    if (!refusal) return;
    if (Date.now() > end) {
      refusal.stack = `${refusal.message}\n${place.stack?.split("\n").slice(1).join("\n")}`;
      throw refusal;
    }
    await pause(PAUSE);
  }
}
