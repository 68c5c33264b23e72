import { applyChanges } from "../../contribution/source/values/apply-changes.ts";

describe("applying changes to data", () => {
  const data = { a: [1, 2, 3, 4], b: { c: "x" }, e: null };

  it.each([
    ["sets a value", [{ path: ["b", "c"], value: "y" }], { ...data, b: { c: "y" } }],
    ["removes a key", [{ path: ["b"], value: undefined }], { a: data.a, e: null }],
    ["sets null", [{ path: ["b"], value: null }], { ...data, b: null }],
    [
      "removes elements at their positions of before",
      [
        { path: ["a", 0], value: undefined },
        { path: ["a", 1], value: undefined },
        { path: ["a", 3], value: 5 },
      ],
      { ...data, a: [3, 5] },
    ],
    ["adds at the end of a list", [{ path: ["a", 9], value: 5 }], { ...data, a: [1, 2, 3, 4, 5] }],
    ["makes what is missing on the way", [{ path: ["e", 0, "f"], value: 1 }], { ...data, e: [{ f: 1 }] }],
    ["removes nothing where there is nothing", [{ path: ["z", "y"], value: undefined }], data],
    ["does not go through a text", [{ path: ["b", "c", "d"], value: 1 }], data],
    ["replaces the whole", [{ path: [], value: { z: 1 } }], { z: 1 }],
    [
      "changes nothing in what was removed",
      [
        { path: ["b"], value: undefined },
        { path: ["b", "c"], value: "y" },
      ],
      { a: data.a, e: null },
    ],
  ])("%s", (_, changes, expected) => {
    const before = structuredClone(data);
    expect(applyChanges(data, changes)).toEqual(expected);
    expect(data).toEqual(before);
  });

  it("touches no prototype", () => {
    const changed = applyChanges({}, [{ path: ["__proto__", "polluted"], value: true }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(changed)).toEqual(["__proto__"]);
  });
});
