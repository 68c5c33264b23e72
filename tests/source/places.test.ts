import { placesOf, positionAt, rangeAt } from "../../contribution/source/places/places.ts";
import { expectSamePlaces } from "./places-oracle.ts";

const TEXT = `# tête
label: "aide"   # note
profils:
  - type: parent
    conditions: []
  # suite
  -
  - type: apprenti
    "conditions":
      - {type: age, value: 18}
      - type: regions
        values: [ "11", 01001 ]
description: >-
  un
  deux

vide:
fin: un
  deux
`;

describe("the places of a text", () => {
  const places = placesOf(TEXT);
  const shown = (path: (string | number)[], part?: "node" | "key" | "value") => {
    const { start, end } = places.rangeOf(path, part);
    return TEXT.slice(start, end);
  };

  it.each([
    [["label"], "node", 'label: "aide"'],
    [["label"], "key", "label"],
    [["label"], "value", '"aide"'],
    [["profils", 0], "node", "type: parent\n    conditions: []"],
    [["profils", 0, "conditions"], "value", "[]"],
    [["profils", 1], "node", ""],
    [["profils", 2, "conditions"], "key", '"conditions"'],
    [["profils", 2, "conditions", 0, "value"], "node", "value: 18"],
    [["profils", 2, "conditions", 1, "values", 1], "value", "01001"],
    [["description"], "value", ">-\n  un\n  deux"],
    [["vide"], "value", "vide:"],
    [["fin"], "value", "un\n  deux"],
    [[], "node", "# tête"],
  ] as const)("finds %j, %s", (path, part, text) => {
    expect(shown([...path], part)).toBe(text);
  });

  it("gives the nearest that is written for what is not", () => {
    expect(shown(["profils", 0, "conditions", 3, "type"])).toBe("conditions: []");
    expect(shown(["profils", 0, "absent"], "value")).toBe("type: parent\n    conditions: []");
    expect(shown(["absent", "x"])).toBe("# tête");
    expect(shown(["label", "toString"])).toBe('label: "aide"');
  });

  it("gives scalars as they are written", () => {
    expect(places.rawScalar(["profils", 2, "conditions", 1, "values", 1])).toBe("01001");
    expect(places.rawScalar(["label"])).toBe('"aide"');
    expect(places.rawScalar(["profils"])).toBeUndefined();
    expect(places.rawScalar(["absent"])).toBeUndefined();
    expect(places.rawScalar(["vide"])).toBeUndefined();
  });

  it("leads to the first line in a text that cannot be read", () => {
    expect(placesOf("a: b: c\nd: e\n").rangeOf(["d"])).toEqual({ start: 0, end: 7 });
    expect(placesOf("").rangeOf([])).toEqual({ start: 0, end: 0 });
  });

  it.each([
    TEXT,
    "a: 1",
    "a: [b: c, {d: e, f}, [g, 'h']] # i\n",
    "a:\n- b\n-   - c\n    - d\n-\n- e: f\n  g:\n  - h\n",
    "a: |+\n  b\n\nc: >2-\n   d\n\n  e\nf: 'g\n\n  h'\n",
    '"a" : b\n\'c\': "d\\\n  e"\nf:\n    g\n    h # i\n',
    "a: b\r\nc:\r\n  - d\r\n  - |\r\n    e\r\nf: g\r\n",
    "---\na: b\n...\n",
    "a:\n  # b\n  c: # d\n    # e\n    - f\n",
  ])("are those that another parser finds: %j", (text) => {
    expectSamePlaces(text);
  });
});

describe("lines and columns", () => {
  it("count from 1, with any line break", () => {
    const text = "ab\r\nc\rd\n😀e";
    expect(positionAt(text, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(text, 4)).toEqual({ line: 2, column: 1 });
    expect(positionAt(text, 6)).toEqual({ line: 3, column: 1 });
    expect(positionAt(text, 10)).toEqual({ line: 4, column: 3 });
    expect(positionAt(text, 99)).toEqual({ line: 4, column: 4 });
    expect(positionAt("", 0)).toEqual({ line: 1, column: 1 });
  });

  it("bound a stretch", () => {
    expect(rangeAt("a\nbc", 2, 4)).toEqual({ start: { line: 2, column: 1 }, end: { line: 2, column: 3 } });
  });
});
