import fc from "fast-check";
import { BASE_KEY, type Groups, SOURCE_KEY, toFileData, toForm } from "../../../admin/form/shape.ts";
import { holds } from "../../support/random.ts";

const GROUPS: Groups = {
  amount: ["type", "montant", "unit"],
  links: ["link", "teleservice"],
};

const KEYS = [
  ...["label", "source", "_source", "base", "type", "montant", "unit", "link", "teleservice", "amount"],
  ...[
    "_amount",
    "__amount",
    "links",
    "_links",
    SOURCE_KEY,
    `_${SOURCE_KEY}`,
    BASE_KEY,
    `_${BASE_KEY}`,
    "__proto__",
  ],
];

const file = fc
  .uniqueArray(fc.tuple(fc.oneof(fc.constantFrom(...KEYS), fc.string()), fc.jsonValue()), {
    selector: ([key]) => key,
  })
  .map((pairs): Record<string, unknown> => Object.fromEntries(pairs));

describe("the shape of the form", () => {
  it("nests the keys of a group under its name, and leaves the others", () => {
    const data = { label: "aide", type: "float", source: "x", montant: null, link: "", other: [] };
    expect(toForm(data, GROUPS)).toEqual({
      label: "aide",
      amount: { type: "float", montant: null },
      source: "x",
      links: { link: "" },
      other: [],
    });
  });

  it("gives back every file exactly, stray keys named like a group included", () => {
    holds(
      fc.property(file, (data) => {
        expect(toFileData(toForm(data, GROUPS), GROUPS)).toEqual(data);
      }),
      2000,
    );
  });

  it("never lets a file write our own keys", () => {
    holds(
      fc.property(file, (data) => {
        const form = toForm(data, GROUPS);
        expect(Object.hasOwn(form, SOURCE_KEY) || Object.hasOwn(form, BASE_KEY)).toBe(false);
      }),
    );
  });

  it("leaves our own keys out of the file, and a group that was emptied", () => {
    expect(toFileData({ label: "a", amount: null, links: {}, [BASE_KEY]: "label: a" }, GROUPS)).toEqual({
      label: "a",
    });
  });
});
