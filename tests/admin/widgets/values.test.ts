import { fromJS, Map as ImmutableMap, List } from "immutable";
import { toImmutable, toPlain } from "../../../admin/form/plain-value.ts";
import { linkTag, listed, surrounded } from "../../../admin/widgets/html/insertion.ts";
import { linkAt, meantAddress } from "../../../admin/widgets/html/link-at.ts";
import { parseNumber } from "../../../admin/widgets/number/number-editor.tsx";
import { getIn, setIn } from "../../../contribution/source/values/set-in.ts";

describe("plain values", () => {
  it("come from Immutable, plain and mixed values alike", () => {
    const data = { a: [1, { b: null }], c: "text" };
    expect(toPlain(fromJS(data))).toEqual(data);
    expect(toPlain(data)).toEqual(data);
    expect(toPlain(ImmutableMap({ a: [List([1]), { b: ImmutableMap({ c: 2 }) }] }))).toEqual({
      a: [[1], { b: { c: 2 } }],
    });
  });

  it.each([null, undefined, 0, "", "text", true])("leave %p as it is", (value) => {
    expect(toPlain(value)).toBe(value);
    expect(toImmutable(value)).toBe(value);
  });

  it("go back to what Decap compares with its own", () => {
    expect(fromJS({ a: [{ b: 1 }] })).toEqual(toImmutable({ a: [{ b: 1 }] }));
  });
});

describe("a change at a path", () => {
  it("replaces, adds and removes without changing the data given", () => {
    const data = { a: [{ b: 1 }, { b: 2 }], c: 3 };
    expect(setIn(data, ["a", 1, "b"], 9)).toEqual({ a: [{ b: 1 }, { b: 9 }], c: 3 });
    expect(setIn(data, ["a", 0], undefined)).toEqual({ a: [{ b: 2 }], c: 3 });
    expect(setIn(data, ["c"], undefined)).toEqual({ a: data.a });
    expect(setIn(data, ["d", "e"], 1)).toEqual({ ...data, d: { e: 1 } });
    expect(data).toEqual({ a: [{ b: 1 }, { b: 2 }], c: 3 });
  });

  it("keeps the order of the keys", () => {
    expect(Object.keys(setIn({ a: 1, b: 2 }, ["a"], 3) as object)).toEqual(["a", "b"]);
  });

  it("reads what it wrote, and nothing from an object's prototype", () => {
    expect(getIn(setIn(undefined, ["a", 0, "b"], 1), ["a", 0, "b"])).toBe(1);
    expect(getIn({}, ["constructor"])).toBeUndefined();
  });
});

describe("a number typed in French", () => {
  it.each([
    ["150", 150],
    ["1 500,50", 1500.5],
    ["1\u202f500", 1500],
    ["0.5", 0.5],
    ["-3", -3],
    ["12,", 12],
    ["", undefined],
    ["  ", undefined],
    ["douze", "douze"],
    ["1,2,3", "1,2,3"],
    ["1e3", "1e3"],
  ])("%p means %p", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe("the buttons of a description", () => {
  it("put a tag around the selection, and take it away", () => {
    const bold = surrounded("strong")("un mot fort", 3, 6);
    expect(bold).toEqual({ text: "un <strong>mot</strong> fort", start: 11, end: 14 });
    expect(surrounded("strong")(bold.text, bold.start, bold.end)).toEqual({
      text: "un mot fort",
      start: 3,
      end: 6,
    });
  });

  it("make a list of the selected lines", () => {
    expect(listed("un\ndeux", 0, 7).text).toBe("<ul>\n  <li>un</li>\n  <li>deux</li>\n</ul>");
    expect(listed("", 0, 0).text).toBe("<ul>\n  <li></li>\n</ul>");
  });

  it("make a link that says that it opens a window", () => {
    expect(linkTag("https://www.gard.fr", "page <em>utile</em>")).toBe(
      '<a href="https://www.gard.fr" target="_blank" rel="noopener" title="page utile - Nouvelle fenêtre">page <em>utile</em></a>',
    );
    expect(linkTag("mailto:a@gard.fr", "écrire")).toBe('<a href="mailto:a@gard.fr">écrire</a>');
  });

  it("change the link around the cursor, else make one of the selection", () => {
    const text = 'voir <a href="https://x.fr?a=1&amp;b=2">la page</a> du Gard';
    const link = { start: 5, end: text.indexOf(" du"), address: "https://x.fr?a=1&b=2", label: "la page" };
    expect(linkAt(text, 50, 50)).toEqual(link);
    expect(linkAt(text, 5, 5)).toEqual(link);
    expect(linkAt(text, 0, 4)).toEqual({ start: 0, end: 4, address: "", label: "voir" });
  });

  it("complete an address that begins as people write them", () => {
    expect(meantAddress(" www.gard.fr/aide ")).toBe("https://www.gard.fr/aide");
    expect(meantAddress("https://gard.fr")).toBe("https://gard.fr");
    expect(meantAddress("aide@gard.fr")).toBe("mailto:aide@gard.fr");
    for (const none of ["", "https://", "la page", "javascript:alert(1)"])
      expect(meantAddress(none)).toBeUndefined();
  });
});
