import fc from "fast-check";
import { mergeData } from "../../contribution/source/merging/merge-data.ts";
import { mergeDocuments } from "../../contribution/source/merging/merge-documents.ts";
import { deepEqual } from "../../contribution/source/values/data-equality.ts";
import { holds } from "../support/random.ts";

const BASE = {
  label: "aide au BAFA",
  description: "Une aide.",
  montant: 200,
  conditions_generales: [
    { type: "age", operator: ">=", value: 16 },
    { type: "departements", values: ["30", "34"] },
  ],
  profils: [{ type: "lyceen", conditions: [] }, { type: "apprenti" }],
  conditions: ["Habiter le Gard.", "Être inscrit."],
  participation: { type: "taux", legende: "a" },
};
type Benefit = typeof BASE & Record<string, unknown>;

/** The merge of two edits of {@link BASE}. */
function merged(mine: Partial<Benefit>, theirs: Partial<Benefit>) {
  return mergeData({ base: BASE, mine: { ...BASE, ...mine }, theirs: { ...BASE, ...theirs } });
}
const [age, places] = BASE.conditions_generales;

describe("two edits of the same data", () => {
  it.each<[string, Partial<Benefit>, Partial<Benefit>, Partial<Benefit>]>([
    ["of different keys", { montant: 250 }, { label: "aide" }, { montant: 250, label: "aide" }],
    ["that are the same", { montant: 250 }, { montant: 250 }, { montant: 250 }],
    [
      "of keys in a mapping",
      { participation: { type: "b", legende: "a" } },
      { participation: { type: "taux", legende: "c" } },
      { participation: { type: "b", legende: "c" } },
    ],
    [
      "of an element that one of them moved and changed, and the other changed",
      { profils: [{ type: "apprenti" }, { type: "lyceen", conditions: [age] }] as never },
      { profils: [{ type: "lyceen", conditions: [{ type: "boursier" }] }, { type: "apprenti" }] as never },
      {
        profils: [{ type: "apprenti" }, { type: "lyceen", conditions: [{ type: "boursier" }, age] }] as never,
      },
    ],
    [
      "of different criteria",
      { conditions_generales: [{ ...age, value: 18 }, places] as never },
      { conditions_generales: [age, { ...places, values: ["30"] }] as never },
      {
        conditions_generales: [
          { ...age, value: 18 },
          { ...places, values: ["30"] },
        ] as never,
      },
    ],
    [
      "that add to one list of codes",
      { conditions_generales: [age, { ...places, values: ["30", "34", "48"] }] as never },
      { conditions_generales: [age, { ...places, values: ["11", "30", "34"] }] as never },
      { conditions_generales: [age, { ...places, values: ["11", "30", "34", "48"] }] as never },
    ],
    [
      "that both add the same code",
      { conditions_generales: [age, { ...places, values: ["30", "34", "48"] }] as never },
      { conditions_generales: [age, { ...places, values: ["48", "30", "34"] }] as never },
      { conditions_generales: [age, { ...places, values: ["30", "34", "48"] }] as never },
    ],
    [
      "one moving what the other changes",
      { conditions: ["Être inscrit.", "Habiter le Gard."] },
      { conditions: ["Habiter le Gard.", "Être inscrit en 2026."] },
      { conditions: ["Être inscrit en 2026.", "Habiter le Gard."] },
    ],
    [
      "one removing what the other moves",
      { conditions: ["Être inscrit."] },
      { conditions: ["Être inscrit.", "Habiter le Gard."] },
      { conditions: ["Être inscrit."] },
    ],
    [
      "of different profiles",
      { profils: [{ type: "lyceen", conditions: [age as never] }, { type: "apprenti" }] as never },
      { profils: [{ type: "lyceen", conditions: [] }] },
      { profils: [{ type: "lyceen", conditions: [age as never] }] },
    ],
    [
      "that spell none differently",
      { profils: [] as never },
      { profils: undefined as never },
      { profils: undefined as never },
    ],
    [
      "that both add at the end",
      { conditions: [...BASE.conditions, "Avoir 16 ans."] },
      { conditions: [...BASE.conditions, "Résider en France."] },
      { conditions: [...BASE.conditions, "Résider en France.", "Avoir 16 ans."] },
    ],
  ])("%s are both kept", (_, mine, theirs, expected) => {
    const { data, conflicts } = merged(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(data).toEqual({ ...BASE, ...expected });
  });

  it.each<[string, Partial<Benefit>, Partial<Benefit>, (string | number)[]]>([
    ["one text", { label: "a" }, { label: "b" }, ["label"]],
    ["a removed key and a changed one", { montant: undefined as never }, { montant: 3 }, ["montant"]],
    [
      "one criterion, in different words of it",
      { conditions_generales: [{ ...age, value: 18 }, places] as never },
      { conditions_generales: [{ ...age, operator: "<=" }, places] as never },
      ["conditions_generales", 0],
    ],
    [
      "a removed criterion and a changed one",
      { conditions_generales: [places] as never },
      { conditions_generales: [{ ...age, value: 18 }, places] as never },
      ["conditions_generales", 0],
    ],
    [
      "a key of a mapping",
      { participation: { type: "b", legende: "a" } },
      { participation: { type: "c", legende: "a" } },
      ["participation", "type"],
    ],
    ["an added key", { legend: "a" }, { legend: "b" }, ["legend"]],
    ["a list and a text", { conditions: "a" as never }, { conditions: ["b"] }, ["conditions"]],
  ])("of %s are a conflict at their place", (_, mine, theirs, path) => {
    expect(merged(mine, theirs).conflicts.map((conflict) => conflict.path)).toEqual([path]);
  });

  it("keep at a conflict what is chosen, and everything else of both", () => {
    const versions = {
      base: BASE,
      mine: { ...BASE, label: "a", montant: 1, conditions: ["Habiter Alès.", "Être inscrit."] },
      theirs: { ...BASE, label: "b", conditions: ["Habiter Nîmes.", "Être inscrit."], unit: "€" },
    };
    const { data } = mergeData(versions, ({ path }) => (path[0] === "label" ? "theirs" : "mine"));
    expect(data).toEqual({
      ...BASE,
      label: "b",
      montant: 1,
      conditions: ["Habiter Alès.", "Être inscrit."],
      unit: "€",
    });
  });
});

const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 3, arbitrary: fc.constantFrom<unknown>("a", "b", "c", 1, 2, true, null) },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
    {
      weight: 2,
      arbitrary: fc.dictionary(fc.constantFrom("type", "x", "y", "__proto__"), tie("value"), {
        noNullPrototype: true,
      }),
    },
  ),
})).value;
const three = fc.record({ base: plain, mine: plain, theirs: plain });

/** Every scalar of some data with the times it is there. */
function scalars(value: unknown, found = new Map<unknown, number>()): Map<unknown, number> {
  if (typeof value !== "object" || value === null) found.set(value, (found.get(value) ?? 0) + 1);
  else for (const item of Object.values(value)) scalars(item, found);
  return found;
}

describe("any three versions", () => {
  const RUNS = 400;

  it("give one's edit where the other made none", () => {
    holds(
      fc.property(plain, plain, (base, edited) => {
        expect(mergeData({ base, mine: edited, theirs: base })).toEqual({ data: edited, conflicts: [] });
        expect(mergeData({ base, mine: base, theirs: edited })).toEqual({ data: edited, conflicts: [] });
        expect(mergeData({ base, mine: edited, theirs: edited })).toEqual({ data: edited, conflicts: [] });
      }),
      RUNS,
    );
  });

  it("conflict at the same places whoever asks", () => {
    holds(
      fc.property(three, ({ base, mine, theirs }) => {
        const paths = (merge: ReturnType<typeof mergeData>) =>
          merge.conflicts.map(({ path }) => path.join("/"));
        const swapped = mergeData({ base, mine: theirs, theirs: mine });
        expect(paths(mergeData({ base, mine, theirs })).sort()).toEqual(paths(swapped).sort());
      }),
      RUNS,
    );
  });

  it("lose no word that only one of them wrote, unless a conflict shows it", () => {
    holds(
      fc.property(plain, plain, fc.constantFrom("mine", "theirs"), (base, other, who) => {
        const written = insertWord(base);
        if (written === undefined) return;
        const versions =
          who === "mine" ? { base, mine: written, theirs: other } : { base, mine: other, theirs: written };
        const { data, conflicts } = mergeData(versions);
        const shown = conflicts.some((conflict) => scalars([conflict.mine, conflict.theirs]).has("NEUF"));
        expect(scalars(data).has("NEUF") || shown).toBe(true);
      }),
      RUNS,
    );
  });
});

/** The data with a new word in their first collection. */
function insertWord(value: unknown): unknown {
  if (Array.isArray(value)) return [...value, "NEUF"];
  if (typeof value === "object" && value !== null) return { ...value, z: "NEUF" };
  return undefined;
}

describe("two texts made from the same one", () => {
  const ORDER = { keys: ["label", "montant", "conditions"] };
  const base = "# à garder\nlabel: aide # ici\nmontant: 200\nconditions:\n  - un\n  - deux\n";

  it("become one that changes only the lines that were edited", () => {
    const mine = base.replace("200", "250");
    const theirs = base.replace("  - un\n", "  - un\n  # note\n  - trois\n");
    expect(mergeDocuments({ base, mine, theirs }, ORDER)).toEqual({
      text: theirs.replace("200", "250"),
      conflicts: [],
    });
  });

  it("are not merged when one cannot be read", () => {
    expect(mergeDocuments({ base, mine: "a: [", theirs: base }, ORDER)).toBeUndefined();
  });

  it("conflict key by key when there is no base", () => {
    const merge = mergeDocuments(
      { base: undefined, mine: "label: a\n", theirs: "label: b\nmontant: 1\n" },
      ORDER,
    );
    expect(merge?.conflicts).toMatchObject([{ path: ["label"], mine: "a", theirs: "b" }]);
    expect(deepEqual(merge?.text, "label: a\nmontant: 1\n")).toBe(true);
  });
});
