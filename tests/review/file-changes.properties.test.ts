import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { collectionOf } from "../../contribution/model/collections.ts";
import { isMapping, type Mapping } from "../../contribution/model/mapping.ts";
import type { Change } from "../../contribution/review/change.ts";
import { changeSummary } from "../../contribution/review/change-summary.ts";
import { fileChanges } from "../../contribution/review/file-changes.ts";
import { deepEqual } from "../../contribution/source/values/data-equality.ts";
import { withoutEmpty } from "../../contribution/source/values/without-empty.ts";
import { readCatalogueFile } from "../../contribution/validation/validate-files.ts";
import { CORPUS, readTree } from "../support/corpus.ts";
import { holds, runs } from "../support/random.ts";
import { territory } from "../support/territory.ts";
import { mutatedDocument, SEEDS } from "../validation/mutated-documents.ts";
import { uncovered } from "./uncovered.ts";

/** How many pairs of versions to compare. */
const COUNT = 500;
const context = { territory };

const seeds = new Map(
  SEEDS.map(({ file, text }) => [file, readCatalogueFile({ file, content: text }).data ?? {}]),
);

/** A file of the catalogue as it is, and after some edits, in either order. */
const pair: fc.Arbitrary<{ file: string; before: Mapping; after: Mapping }> = fc
  .tuple(mutatedDocument, fc.boolean())
  .map(([{ file, text }, back]) => {
    const seed = seeds.get(file) ?? {};
    const edited = readCatalogueFile({ file, content: text }).data ?? {};
    return back ? { file, before: edited, after: seed } : { file, before: seed, after: edited };
  });

function changesOf(file: string, before: Mapping, after: Mapping): Change[] {
  return fileChanges(collectionOf(file)?.kind ?? "benefit-simple", before, after, context);
}

/** The keys of a file whose data differ, what is empty aside. */
function keysThatDiffer(before: Mapping, after: Mapping): string[] {
  const [from, to] = [withoutEmpty(before).data, withoutEmpty(after).data];
  const own = (mapping: Mapping, key: string) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((key) => !deepEqual(own(from, key), own(to, key)))
    .sort();
}

describe("the list of what changed", () => {
  it(`names every key that differs and no other, and covers the whole difference (${runs(COUNT)} pairs)`, () => {
    let listed = 0;
    const check = fc.property(pair, ({ file, before, after }) => {
      const changes = changesOf(file, before, after);
      listed += changes.length;
      expect([...new Set(changes.map(({ key }) => key))].sort()).toEqual(keysThatDiffer(before, after));
      const [left, right] = uncovered(before, after, changes);
      expect(left).toEqual(right);
    });
    holds(check, COUNT);
    if (runs(COUNT) > COUNT) console.info(`${runs(COUNT)} pairs, ${listed} changes`);
    expect(listed).toBeGreaterThan(0);
  });

  it("says something of each change, and its summary is one line", () => {
    const check = fc.property(pair, ({ file, before, after }) => {
      const changes = changesOf(file, before, after);
      for (const { text, subject, words, paths } of changes) {
        expect(text.startsWith(subject) || subject !== "").toBe(true);
        expect(text).not.toBe("");
        expect(paths.before.length + paths.after.length).toBeGreaterThan(0);
        expect(words?.every((segment) => segment.text !== "") ?? true).toBe(true);
      }
      const kind = collectionOf(file)?.kind ?? "benefit-simple";
      const summary = changeSummary(kind, { data: before }, { data: after }, context);
      expect(summary).toMatch(/^[^\p{Cc}]{1,120}$/u);
    });
    holds(check, COUNT);
  });

  it("is empty for a file and itself, keys in another order and empty values included", () => {
    for (const { path, text } of [...seedTexts(), ...(CORPUS ? readTree(CORPUS) : [])]) {
      const data = readCatalogueFile({ file: path, content: text }).data;
      if (!data) continue;
      const turned = Object.fromEntries(Object.entries(reordered(data) as Mapping).reverse());
      expect(changesOf(path, data, { ...turned, imaginary: null, other: "" })).toEqual([]);
    }
  });

  const real = CORPUS;
  if (real) {
    it("covers what is dropped or repeated anywhere in every real file", () => {
      for (const { path, text } of readTree(real)) {
        const data = readCatalogueFile({ file: path, content: text }).data;
        if (!data) continue;
        for (const other of [...variants(data)]) {
          const changes = changesOf(path, data, other);
          const named = [...new Set(changes.map(({ key }) => key))].sort();
          const differing = keysThatDiffer(data, other);
          const [left, right] = uncovered(data, other, changes);
          // Jest's own comparison takes as long as all the rest: it is for those that differ.
          if (isDeepStrictEqual([named, left], [differing, right])) continue;
          expect([path, named, left]).toEqual([path, differing, right]);
        }
      }
    });
  }
});

function seedTexts(): { path: string; text: string }[] {
  return SEEDS.map(({ file, text }) => ({ path: file, text }));
}

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reordered(item)]),
  );
}

/** A few other versions of some data: each key dropped, each list turned round, cut and repeated, each text worded otherwise. */
function* variants(data: Mapping): Generator<Mapping> {
  for (const [key, value] of Object.entries(data)) {
    yield Object.fromEntries(Object.entries(data).filter(([other]) => other !== key));
    if (typeof value === "string") yield { ...data, [key]: `${value.slice(3)} et plus <b>` };
    if (typeof value === "number") yield { ...data, [key]: value * 2 + 1 };
    if (!Array.isArray(value)) continue;
    yield { ...data, [key]: [...value].reverse() };
    yield { ...data, [key]: value.slice(1) };
    yield { ...data, [key]: [...value, ...value] };
    yield { ...data, [key]: [{ type: "age", operator: ">=", value: 99 }, ...value] };
    yield { ...data, [key]: value.map(deepened) };
  }
}

function deepened(value: unknown): unknown {
  if (Array.isArray(value)) return [...value.slice(1), "75056"].reverse();
  if (typeof value === "number") return value + 1;
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === "type" ? item : deepened(item)]),
  );
}
