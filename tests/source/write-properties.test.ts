import fc from "fast-check";
import { isMapping } from "../../contribution/model/mapping.ts";
import { placesOf } from "../../contribution/source/places/places.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { deepEqual } from "../../contribution/source/values/data-equality.ts";
import { withoutNothing } from "../../contribution/source/values/nothing.ts";
import { applyEdits } from "../../contribution/source/writing/apply-edits.ts";
import { textEdits } from "../../contribution/source/writing/text-edits.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";
import { holds } from "../support/random.ts";
import { type Pick, picks, styledYaml } from "./styled-yaml.ts";

type Data = Record<string, unknown>;

const ORDER = { keys: ["a", "b", "type", "values", "conditions", "label"] };

const words = fc.constantFrom(
  "un",
  "deux",
  "l'été",
  "dit « oui »",
  "a: b",
  "# non",
  "01",
  "true",
  "é€",
  '"x"',
  "[",
  "- y",
  "\\",
  "😀",
  "\u00a0",
);
const text = fc.oneof(
  { weight: 5, arbitrary: fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => list.join(" ")) },
  { weight: 1, arbitrary: fc.array(words, { minLength: 2, maxLength: 5 }).map((list) => list.join("\n")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "yes", "2020-01-01", "0o17", ">=", "<", "~", "x\n", "x\n\n", " x", "x "),
  },
);
const key = fc.constantFrom(
  "a",
  "b",
  "c",
  "type",
  "values",
  "conditions",
  "label",
  "x y",
  "1",
  "__proto__",
  "null",
);
const scalar = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    { weight: 3, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }) },
  ),
}));
const document = fc.dictionary(key, value, { minKeys: 1, maxKeys: 6, noNullPrototype: true });

/** A text in arbitrary styles with the data it holds, and edits chosen by a seed. */
const styled = fc.record({
  data: document,
  seed: fc.nat(),
  other: value,
  edits: fc.nat(),
  count: fc.integer({ min: 1, max: 3 }),
});

function sourceOf({ data, seed }: { data: Data; seed: number }): { source: string; data: Data } | undefined {
  const source = styledYaml(data, picks(seed));
  const parsed = parseSource(source);
  return parsed.ok ? { source, data: parsed.data } : undefined;
}

/** Data with one value, anywhere, changed, removed, added or moved. */
function edited(data: unknown, other: unknown, pick: Pick): unknown {
  if (Array.isArray(data) && data.length > 0) {
    const at = pick(data.length);
    switch (pick(6)) {
      case 0:
        return data.toSpliced(at, 1);
      case 1:
        return data.toSpliced(at, 0, other);
      case 2:
        return data.toReversed();
      case 3:
        return [...data, other];
      default:
        return data.with(at, edited(data[at], other, pick));
    }
  }
  if (isMapping(data) && Object.keys(data).length > 0) {
    const entries = Object.entries(data);
    const at = pick(entries.length);
    const [name, item] = entries[at] ?? ["", null];
    switch (pick(6)) {
      case 0:
        return Object.fromEntries(entries.toSpliced(at, 1));
      case 1:
        return Object.fromEntries([...entries, [["label", "zz", "b"][pick(3)] ?? "", other]]);
      default:
        return Object.fromEntries(entries.with(at, [name, edited(item, other, pick)]));
    }
  }
  if (typeof data === "string" && pick(2) === 0) return data.split(" ").with(0, "mot").join(" ");
  return other;
}

const RUNS = 400;

describe("writing, whatever the data, the styles and the edits", () => {
  it("reads back from the canonical form", () => {
    holds(
      fc.property(document, (data) => {
        const parsed = parseSource(writeDocument(undefined, data, ORDER));
        expect(parsed.ok && deepEqual(parsed.data, withoutNothing(data))).toBe(true);
      }),
      RUNS,
    );
  });

  it("gives back the same bytes when nothing is edited", () => {
    holds(
      fc.property(styled, (given) => {
        const base = sourceOf(given);
        fc.pre(base !== undefined);
        expect(writeDocument(base.source, structuredClone(base.data), ORDER)).toBe(base.source);
      }),
      RUNS,
    );
  });

  it("reads back as the edited data, and leaves the other keys and comments as they were", () => {
    holds(
      fc.property(styled, ({ other, edits, count, ...given }) => {
        const base = sourceOf(given);
        fc.pre(base !== undefined);
        const pick = picks(edits);
        let wanted: unknown = base.data;
        for (let edit = 0; edit < count; edit += 1) {
          const next = edited(wanted, other, pick);
          wanted = isMapping(next) ? next : {};
        }
        const written = writeDocument(base.source, wanted as Data, ORDER);
        const parsed = parseSource(written);
        expect(parsed.ok && deepEqual(withoutNothing(parsed.data), withoutNothing(wanted))).toBe(true);
        if (parsed.ok && Object.keys(parsed.data).length > 0) expectUntouched(base, written, wanted as Data);
      }),
      RUNS,
    );
  });

  it("gives text edits that turn a text into the other", () => {
    holds(
      fc.property(
        fc.array(words),
        fc.array(words),
        fc.constantFrom("\n", "\r\n", " "),
        (before, after, separator) => {
          const [from, to] = [before.join(separator), after.join(separator)];
          expect(applyEdits(from, textEdits(from, to))).toBe(to);
        },
      ),
      RUNS,
    );
  });

  it("parses any text, or says why not at a place of it", () => {
    holds(
      fc.property(
        fc.oneof(text, fc.string({ unit: fc.constantFrom(..."ab:- \n\t'\"[]{}#&*!|>%@?,") })),
        (source) => {
          const parsed = parseSource(source);
          if (parsed.ok) return;
          for (const { start, end } of parsed.problems) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(start).toBeLessThanOrEqual(source.length);
          }
        },
      ),
      RUNS * 5,
    );
  });
});

function expectUntouched(base: { source: string; data: Data }, written: string, wanted: Data): void {
  const [before, after] = [placesOf(base.source), placesOf(written)];
  for (const name of Object.keys(base.data)) {
    if (!Object.hasOwn(wanted, name) || !deepEqual(base.data[name], wanted[name])) continue;
    const [old, now] = [before.rangeOf([name]), after.rangeOf([name])];
    expect(written.slice(now.start, now.end)).toBe(base.source.slice(old.start, old.end));
  }
  const comments = (source: string): string[] => source.match(/^# avant \d/gm) ?? [];
  const kept = comments(base.source).filter((comment) => !comments(written).includes(comment));
  expect(kept).toEqual([]);
}
