import { isDeepStrictEqual } from "node:util";
import { CORE_SCHEMA, load } from "js-yaml";
import { collectionOf } from "../../contribution/model/collections.ts";
import { keyOrderOf } from "../../contribution/model/key-order.ts";
import { isMapping } from "../../contribution/model/mapping.ts";
import { placesOf } from "../../contribution/source/places/places.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { withoutNothing } from "../../contribution/source/values/nothing.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";
import { CORPUS, readTree } from "../support/corpus.ts";
import { changedLines } from "./changed-lines.ts";
import { expectSamePlaces } from "./places-oracle.ts";

type Data = Record<string, unknown>;

const files = (CORPUS ? readTree(CORPUS) : []).map(({ path, text }) => {
  const kind = collectionOf(path)?.kind ?? "institution";
  const parsed = parseSource(text);
  return { path, text, kind, order: keyOrderOf(kind), data: parsed.ok ? parsed.data : {}, parsed };
});

/** Edits every file, and gives how many lines changed at most, and in how many files each number did. */
function editAll(edit: (data: Data, kind: string) => Data | undefined) {
  return files.flatMap(({ path, text, data, order, kind }) => {
    const wanted = edit(structuredClone(data), kind);
    if (!wanted) return [];
    const written = writeDocument(text, wanted, order);
    const again = parseSource(written);
    expectSame(
      { path, data: again.ok && withoutNothing(again.data) },
      { path, data: withoutNothing(wanted) },
    );
    return [{ path, text, written, ...changedLines(text, written) }];
  });
}

/** Jest's own comparison takes longer than what is compared here: it is for those that differ. */
function expectSame(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}

function linesOf(text: string, path: (string | number)[]): number {
  const { start, end } = placesOf(text).rangeOf(path, "node");
  return text.slice(start, end).split("\n").length;
}

(CORPUS ? describe : describe.skip)("the real corpus", () => {
  it("parses, each file", () => {
    expect(files.length).toBeGreaterThan(1000);
    expect(files.filter(({ parsed }) => !parsed.ok).map(({ path }) => path)).toEqual([]);
  });

  it("has the places that another parser finds", () => {
    for (const { text } of files) expectSamePlaces(text);
  });

  it("is written back byte for byte when nothing is edited", () => {
    const changed = files.filter(
      ({ text, data, order }) => writeDocument(text, structuredClone(data), order) !== text,
    );
    expect(changed.map(({ path }) => path)).toEqual([]);
  });

  it("is read back from its canonical form", () => {
    for (const { path, data, order } of files) {
      const again = parseSource(writeDocument(undefined, data, order));
      expectSame({ path, data: again.ok && again.data }, { path, data: withoutNothing(data) });
    }
  });

  it("changes one line when one word of a text is edited, whatever the word", () => {
    for (const key of ["label", "description", "name", "legend"]) {
      for (const place of [0, 0.5, 0.99]) {
        const results = editAll((data) => {
          const text = data[key];
          if (typeof text !== "string" || text === "") return undefined;
          const words = text.split(" ");
          const index = Math.floor(words.length * place);
          words[index] = `${words[index]?.trimEnd() ?? ""}s${/\s+$/.exec(words[index] ?? "")?.[0] ?? ""}`;
          return { ...data, [key]: words.join(" ") };
        });
        expect(results.filter(({ removed, added }) => removed !== 1 || added !== 1)).toEqual([]);
      }
    }
  });

  it("changes at most two lines when a word is removed from a text, one when it is added", () => {
    const spliced = (count: number, ...added: string[]) =>
      editAll((data) => {
        const text = data.description;
        if (typeof text !== "string") return undefined;
        const words = text.split(" ");
        words.splice(Math.floor(words.length / 3), count, ...added);
        return { ...data, description: words.join(" ") };
      });
    expect(spliced(0, "mot").filter(({ removed, added }) => removed !== 1 || added !== 1)).toEqual([]);
    expect(spliced(1).filter(({ removed, added }) => removed > 2 || added > 2)).toEqual([]);
  });

  it("changes one line when an amount is edited", () => {
    const results = editAll((data) =>
      typeof data.montant === "number" ? { ...data, montant: data.montant + 1 } : undefined,
    );
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ removed, added }) => removed !== 1 || added !== 1)).toEqual([]);
  });

  it("adds one line when an element is added to a list, wherever it is added", () => {
    for (const at of [0, 1, 99]) {
      const results = editAll((data) => {
        if (!Array.isArray(data.conditions) || data.conditions.length === 0) return undefined;
        return { ...data, conditions: data.conditions.toSpliced(at, 0, "Avoir un vélo.") };
      });
      expect(results.filter(({ removed, added }) => removed !== 0 || added !== 1)).toEqual([]);
    }
  });

  it("changes one line when one value of a criterion is edited, deep in lists", () => {
    const results = editAll((data) => {
      const criterion = [data.conditions_generales, data.profils]
        .flatMap((list) => (Array.isArray(list) ? list : []))
        .flatMap((item: Data) => [item, ...(Array.isArray(item.conditions) ? item.conditions : [])])
        .findLast((item: Data) => Array.isArray(item.values) && item.values.length > 0);
      if (!isMapping(criterion)) return undefined;
      (criterion.values as unknown[])[0] = "75999";
      return data;
    });
    expect(results.length).toBeGreaterThan(100);
    expect(results.filter(({ removed, added }) => removed > 1 || added > 1)).toEqual([]);
  });

  it("changes no more than the lines of a list when its elements are removed or moved", () => {
    const removed = editAll((data) =>
      Array.isArray(data.conditions) && data.conditions.length > 1
        ? { ...data, conditions: data.conditions.slice(1) }
        : undefined,
    );
    for (const result of removed) {
      expect({ ...result, removed: linesOf(result.text, ["conditions", 0]), added: 0 }).toEqual(result);
    }
    const moved = editAll((data) =>
      Array.isArray(data.profils) && data.profils.length > 1
        ? { ...data, profils: data.profils.toReversed() }
        : undefined,
    );
    for (const { removed, added } of moved) expect(removed).toBe(added);
  });

  it("removes the lines of a key and no other, for every key of every file", () => {
    for (const { path, text, data, order } of files) {
      for (const key of Object.keys(data)) {
        const { [key]: _, ...rest } = data;
        if (Object.keys(rest).length === 0) continue;
        const written = writeDocument(text, rest, order);
        const result = { path, key, ...changedLines(text, written) };
        expectSame(result, { path, key, removed: linesOf(text, [key]), added: 0 });
      }
    }
  });

  it("adds one line for a new key, at its place in the order of the schema", () => {
    for (const { path, text, data, order } of files) {
      for (const key of order.keys.filter((name) => !Object.hasOwn(data, name))) {
        const written = writeDocument(text, { ...data, [key]: "valeur" }, order);
        expectSame({ path, key, ...changedLines(text, written) }, { path, key, removed: 0, added: 1 });
      }
    }
  });

  it("is parsed in about the time of the bare parser", () => {
    // Short rounds, since other work on the machine is less often in their way.
    const some = files.filter((_, index) => index % 8 === 0);
    const time = (read: (text: string) => unknown) => {
      const start = performance.now();
      for (const { text } of some) read(text);
      return performance.now() - start;
    };
    const rounds = Array.from({ length: 40 }, () => [
      time(parseSource),
      time((text) => load(text, { schema: CORE_SCHEMA })),
    ]);
    // The least of many rounds is what other work on the machine disturbs least.
    const [ours, bare] = [0, 1].map((side) => Math.min(...rounds.map((round) => round[side] ?? 0)));
    const ratio = (ours ?? 0) / (bare ?? 1);
    expect(ratio).toBeLessThan(1.6);
  });
});
