import type { KeyOrder } from "../../contribution/model/key-order.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";
import { processorTime } from "../support/processor-time.ts";

// biome-ignore lint/suspicious/noExplicitAny: tables of edits reach into data of any shape
type Data = any;

const criterion: { keys: string[]; properties: Record<string, KeyOrder> } = {
  keys: ["type", "operator", "value", "values"],
  properties: {},
};
criterion.properties.value = criterion;
const profile: KeyOrder = {
  keys: ["type", "conditions"],
  properties: { conditions: { keys: [], items: criterion } },
};
const ORDER: KeyOrder = {
  keys: ["label", "description", "profils", "rules", "conditions", "type", "montant", "link"],
  properties: { profils: { keys: [], items: profile }, rules: { keys: [], items: criterion } },
};

/** Writes what an edit makes of a text's data, and checks that it reads back. */
function rewritten(before: string, edit: (data: Data) => unknown): string {
  const parsed = parseSource(before);
  if (!parsed.ok) throw new Error(`${parsed.problems[0]?.reason} in ${before}`);
  const data = structuredClone(parsed.data);
  const wanted = edit(data) ?? data;
  return writeDocument(before, wanted as Record<string, unknown>, ORDER);
}

function cases(table: Record<string, [before: string, edit: (data: Data) => unknown, after: string]>): void {
  it.each(Object.entries(table))("%s", (_, [before, edit, after]) => {
    expect(rewritten(before, edit)).toBe(after);
  });
}

describe("writing without a base", () => {
  const canonical = (data: Data) => writeDocument(undefined, data, ORDER);

  it("puts keys in the order of the schema, unknown ones last", () => {
    expect(canonical({ zebra: 1, link: "x", abc: 2, label: "w" })).toBe(
      "label: w\nlink: x\nzebra: 1\nabc: 2\n",
    );
  });

  it("indents lists under their key, and orders the keys of what they hold", () => {
    const data = { profils: [{ conditions: [{ values: ["01"], type: "regions" }], type: "parent" }] };
    expect(canonical(data)).toBe(
      'profils:\n  - type: parent\n    conditions:\n      - type: regions\n        values:\n          - "01"\n',
    );
  });

  it("follows an order that holds itself", () => {
    const not = { value: { value: { values: ["75"], type: "regions" }, type: "not" }, type: "not" };
    expect(canonical({ rules: [not] })).toBe(
      'rules:\n  - type: not\n    value:\n      type: not\n      value:\n        type: regions\n        values:\n          - "75"\n',
    );
  });

  it("leaves out the keys that hold nothing, and come to hold nothing, at any depth", () => {
    const nothing = {
      label: "",
      type: null,
      montant: undefined,
      conditions: [],
      link: {},
      a: { b: { c: "" } },
    };
    expect(canonical({ ...nothing, description: "x" })).toBe("description: x\n");
    expect(canonical({ profils: [{ type: "parent", conditions: [] }] })).toBe("profils:\n  - type: parent\n");
    expect(canonical(nothing)).toBe("{}\n");
  });

  it.each([
    ["01", '"01"'],
    ["75056", '"75056"'],
    ["2A", '"2A"'],
    ["2A004", '"2A004"'],
    ["824541148", '"824541148"'],
    ["3.10", '"3.10"'],
    ["0o17", '"0o17"'],
    ["1e3", '"1e3"'],
    ["1_000", '"1_000"'],
    ["12:30", '"12:30"'],
    ["2026-08-01", '"2026-08-01"'],
    ["<=", '"<="'],
    ["<", '"<"'],
    ["=", '"="'],
    ["oui", "oui"],
    ["yes", '"yes"'],
    ["No", '"No"'],
    ["null", '"null"'],
    ["~", '"~"'],
    ["true", '"true"'],
    [true, "true"],
    [1001, "1001"],
    [0.01, "0.01"],
    [1e21, "1e+21"],
    ["€", "€"],
    ["%", '"%"'],
    ["y", '"y"'],
    ["l’aide", "l’aide"],
    ["d'un an", "d'un an"],
    ["aide : permis", '"aide : permis"'],
    ["fin :", '"fin :"'],
    ["https://exemple.fr/a?b=c#d", "https://exemple.fr/a?b=c#d"],
    ["dispositif #Avenir", '"dispositif #Avenir"'],
    ["- tiret", '"- tiret"'],
    ["-tiret", "-tiret"],
    ["dit « oui »", "dit « oui »"],
    ['"cité"', '"\\"cité\\""'],
    [" espace", '" espace"'],
    ["espace ", '"espace "'],
    ["10\u00a0€", "10\u00a0€"],
    ["\u00a0€", '"\u00a0€"'],
    ["tab\tulation", '"tab\\tulation"'],
    ["cloche\u0007", '"cloche\\u0007"'],
    ["saut\u2028", '"saut\\u2028"'],
    ["moitié\ud83d", '"moitié\\ud83d"'],
    ["entier 😀", "entier 😀"],
    ["@nom", '"@nom"'],
    ["[a]", '"[a]"'],
    ["a, b", "a, b"],
    ["---", '"---"'],
    ["<p>texte</p>", "<p>texte</p>"],
    ["* puce", '"* puce"'],
    ["! attention", '"! attention"'],
    ["deux\nlignes", "|-\n  deux\n  lignes"],
    ["deux\n\nlignes\n", "|\n  deux\n\n  lignes"],
    ["des\nvides\n\n", '"des\\nvides\\n\\n"'],
    [" espace\nd'abord", '" espace\\nd\'abord"'],
    ["espace \navant", '"espace \\navant"'],
    ["retour\r\nchariot", '"retour\\r\\nchariot"'],
  ])("writes %j as %s", (value, text) => {
    expect(canonical({ label: value })).toBe(`label: ${text}\n`);
    expect(parseSource(canonical({ label: value, link: "fin" }))).toEqual({
      ok: true,
      data: { label: value, link: "fin" },
      isPlain: expect.any(Boolean),
    });
  });

  it("leaves out a text in which nothing can be seen, but for the lines of a list", () => {
    expect(canonical({ label: "\n", legend: "\u200b", conditions: ["\n"] })).toBe('conditions:\n  - "\\n"\n');
  });

  it("writes a long text on one line", () => {
    const text = "mot ".repeat(200).trim();
    expect(canonical({ label: text })).toBe(`label: ${text}\n`);
  });

  it("writes lists of lists, blocks in lists, and odd keys", () => {
    const data = { conditions: [["a", ["b"]], "c\nd", {}, [], { 1: "x", oui: 1, "a: b": 2, yes: 3 }] };
    expect(canonical(data)).toBe(
      'conditions:\n  - - a\n    - - b\n  - |-\n    c\n    d\n  - {}\n  - []\n  - "1": x\n    oui: 1\n    "a: b": 2\n    "yes": 3\n',
    );
    expect(parseSource(canonical(data))).toEqual({ ok: true, data, isPlain: false });
  });

  it("writes a key named << in quotes", () => {
    const text = canonical({ "<<": "x" });
    expect(parseSource(text)).toEqual({ ok: true, data: { "<<": "x" }, isPlain: false });
  });

  it("writes a key named __proto__ like any other", () => {
    const data = JSON.parse('{"__proto__": {"a": 1}}');
    expect(canonical(data)).toBe("__proto__:\n  a: 1\n");
  });

  it("is used when the base cannot be read", () => {
    expect(writeDocument("label: a: b", { label: "x" }, ORDER)).toBe("label: x\n");
    expect(writeDocument("", { label: "x" }, ORDER)).toBe("label: x\n");
    expect(writeDocument("a: &x 1\nb: *x\n", { label: "x" }, ORDER)).toBe("label: x\n");
  });

  it("refuses data that no file can hold", () => {
    let deep: unknown = "x";
    for (let level = 0; level < 200; level += 1) deep = [deep];
    expect(() => canonical({ deep })).toThrow();
  });
});

describe("writing back the same data", () => {
  it.each([
    "label: ''\nlegend: \"\"\nprofils: []\nother: {}\nnone:\nnull: ~\n",
    "# tête\nlabel:   x   # note\n\n\n'type' : >-\n   a\n   b\n\n# fin",
    "label: x\r\nlist:\r\n- a\r\n-   b\r\n",
    "big: 123456789012345678901234567890\nversion: 3.10\noctal: 0o17\nday: 2020-01-01\ncode: 01001\nneg: -0\n",
    "---\n{a: 1, b: [x, 'y', {c: d}], }\n",
    "? a\n: b\n",
    "a: |+\n  x\n\n\n",
    "{}",
    "__proto__:\n  a: 1\n",
  ])("gives back the same bytes: %j", (text) => {
    expect(rewritten(text, () => undefined)).toBe(text);
  });
});

describe("editing a value", () => {
  cases({
    "keeps comments, spaces and the other lines": [
      "# tête\nlabel:   vieux   # note\n\nlink: w\n",
      (d) => ({ ...d, label: "neuf" }),
      "# tête\nlabel:   neuf   # note\n\nlink: w\n",
    ],
    "keeps the source of what it does not touch": [
      "label: x\nbig: 12345678901234567890\nversion: 3.10\noctal: 0o17\nday: 2020-01-01\n",
      (d) => ({ ...d, label: "w" }),
      "label: w\nbig: 12345678901234567890\nversion: 3.10\noctal: 0o17\nday: 2020-01-01\n",
    ],
    "keeps double quotes": ['label: "01"\n', (d) => ({ ...d, label: "02" }), 'label: "02"\n'],
    "keeps single quotes": ["label: 'a'\n", (d) => ({ ...d, label: "l'aide" }), "label: 'l''aide'\n"],
    "keeps an operator without quotes where it can be": [
      "label: <=\n",
      (d) => ({ ...d, label: ">=" }),
      'label: ">="\n',
    ],
    "quotes what was plain and cannot be any more": [
      "label: aide\n",
      (d) => ({ ...d, label: "aide : permis" }),
      'label: "aide : permis"\n',
    ],
    "mends a code that was read as a number": [
      "code: 01001\n",
      (d) => ({ ...d, code: "01001" }),
      'code: "01001"\n',
    ],
    "writes a number in place of a text": [
      'montant: "100"\n',
      (d) => ({ ...d, montant: 100 }),
      "montant: 100\n",
    ],
    "fills an empty text without quotes": [
      'link: ""\n',
      (d) => ({ ...d, link: "https://a.fr" }),
      "link: https://a.fr\n",
    ],
    "fills a value of which nothing is written": [
      "label:   # à faire\nlink: x\n",
      (d) => ({ ...d, label: "aide" }),
      "label: aide   # à faire\nlink: x\n",
    ],
    "changes one line of a text folded without quotes": [
      "description: un deux trois\n  quatre cinq six\n  sept huit\nlink: x\n",
      (d) => ({ ...d, description: "un deux trois quatre CINQ six sept huit" }),
      "description: un deux trois\n  quatre CINQ six\n  sept huit\nlink: x\n",
    ],
    "changes two lines when two words far apart change": [
      "description: un deux trois\n  quatre cinq six\n  sept huit\n",
      (d) => ({ ...d, description: "UN deux trois quatre cinq six sept HUIT" }),
      "description: UN deux trois\n  quatre cinq six\n  sept HUIT\n",
    ],
    "keeps the line break around removed words": [
      "description: un deux\n  trois quatre\n  cinq six\n",
      (d) => ({ ...d, description: "un trois quatre cinq six" }),
      "description: un\n  trois quatre\n  cinq six\n",
    ],
    "removes a line whose words are all removed": [
      "description: un deux\n  trois quatre\n  cinq six\n",
      (d) => ({ ...d, description: "un deux cinq six" }),
      "description: un deux\n  cinq six\n",
    ],
    "adds quotes around a folded text and keeps its lines": [
      "description: un deux\n  trois quatre\n  cinq six\n",
      (d) => ({ ...d, description: "un deux trois : quatre cinq six" }),
      'description: "un deux\n  trois : quatre\n  cinq six"\n',
    ],
    "keeps the lines between double quotes": [
      'description: "un \\"deux\\"\n  trois quatre"\n',
      (d) => ({ ...d, description: 'un "deux" TROIS "quatre"' }),
      'description: "un \\"deux\\"\n  TROIS \\"quatre\\""\n',
    ],
    "keeps the lines between single quotes": [
      "description: 'un l''été\n  trois'\n",
      (d) => ({ ...d, description: "un l'été d'or" }),
      "description: 'un l''été\n  d''or'\n",
    ],
    "changes one line of a folded block": [
      "description: >\n  un deux\n  trois\n\n  quatre\nlink: x\n",
      (d) => ({ ...d, description: "un deux TROIS\nquatre\n" }),
      "description: >\n  un deux\n  TROIS\n\n  quatre\nlink: x\n",
    ],
    "adds a paragraph to a folded block": [
      "description: >-\n  un deux\n  trois\n",
      (d) => ({ ...d, description: "un deux trois\nquatre cinq" }),
      "description: >-\n  un deux\n  trois\n\n  quatre cinq\n",
    ],
    "changes how a block ends": [
      "description: > # note\n  un deux\n  trois\nlink: x\n",
      (d) => ({ ...d, description: "un deux trois" }),
      "description: >- # note\n  un deux\n  trois\nlink: x\n",
    ],
    "changes and adds lines of a literal block": [
      "description: |\n    un\n    deux\nlink: x\n",
      (d) => ({ ...d, description: "un\nDEUX\n\ntrois\n" }),
      "description: |\n    un\n    DEUX\n\n    trois\nlink: x\n",
    ],
    "keeps a block with its blank lines": [
      "description: |+\n  un\n\nlink: x\n",
      (d) => ({ ...d, description: "une\n\n" }),
      "description: |+\n  une\n\nlink: x\n",
    ],
    "writes real line breaks as a block": [
      "label: x\nlink: w\n",
      (d) => ({ ...d, label: "x\nz" }),
      "label: |-\n  x\n  z\nlink: w\n",
    ],
    "keeps a text on the line under its key": [
      "label:\n    un deux\n    trois\nlink: x\n",
      (d) => ({ ...d, label: "un deux quatre" }),
      "label:\n    un deux\n    quatre\nlink: x\n",
    ],
    "replaces a text by a list": [
      "label: x\nlink: w\n",
      (d) => ({ ...d, label: ["a"] }),
      "label:\n  - a\nlink: w\n",
    ],
    "replaces a list by a text": [
      "label:\n  - a\n  - b\nlink: w\n",
      (d) => ({ ...d, label: "x" }),
      "label: x\nlink: w\n",
    ],
    "replaces a mapping by another": [
      "label:\n  a: 1\nlink: w\n",
      (d) => ({ ...d, label: { b: 2 } }),
      "label:\n  b: 2\nlink: w\n",
    ],
    "keeps CRLF": [
      "label: un deux\r\n  trois\r\nlink: w\r\n",
      () => ({ label: "un deux quatre", description: "z", link: "w" }),
      "label: un deux\r\n  quatre\r\ndescription: z\r\nlink: w\r\n",
    ],
    "keeps a missing last line break": [
      "label: x\nlink: w",
      (d) => ({ ...d, link: "z" }),
      "label: x\nlink: z",
    ],
    "edits between braces": [
      "label: { a: 1, b: [x, y] } # note\n",
      () => ({ label: { a: 2, b: ["x", "z"] } }),
      "label: { a: 2, b: [x, z] } # note\n",
    ],
    "quotes what brackets would cut": [
      "label: [a, b]\n",
      () => ({ label: ["a", "b, c"] }),
      'label: [a, "b, c"]\n',
    ],
    "edits under a document mark": ["---\nlabel: x\n", () => ({ label: "w" }), "---\nlabel: w\n"],
    "writes anew a mapping with announced keys": ["? label\n: x\n", () => ({ label: "w" }), "label: w\n"],
    "drops the note that a new block would swallow": [
      "label: x # note\nlink: w\n",
      (d) => ({ ...d, label: "x\nz" }),
      "label: |-\n  x\n  z\nlink: w\n",
    ],
  });
});

describe("removing and adding keys", () => {
  cases({
    "removes the lines of a key, not the comments around": [
      "# un\nlabel: x # note\n# deux\nlink: w\n",
      ({ link }) => ({ link }),
      "# un\n# deux\nlink: w\n",
    ],
    "removes what belongs to the key, its own comments included": [
      "conditions:\n  - a\n  # - b\n# fin\nlink: w\n",
      ({ link }) => ({ link }),
      "# fin\nlink: w\n",
    ],
    "removes a key of several lines": [
      "label: x\ndescription: a\n  b\n\n  c\nlink: w\n",
      (d) => ({ label: d.label, link: d.link }),
      "label: x\nlink: w\n",
    ],
    "removes the last key": ["label: x\nlink: w\n", ({ label }) => ({ label }), "label: x\n"],
    "replaces every key": [
      "# un\nlabl: x\n# deux\nlnk: w\n",
      () => ({ link: "w", label: "x" }),
      "# un\nlabel: x\nlink: w\n# deux\n",
    ],
    "removes every key": ["label: x\n", () => ({}), "{}\n"],
    "removes a key that is set to nothing": [
      "label: x\nlink: w\nmontant: 1\ntype: t\n",
      (d) => ({ ...d, label: "", link: null, montant: undefined }),
      "type: t\n",
    ],
    "removes a list that becomes empty": [
      "label: x\nconditions:\n  - a\nlink: w\n",
      (d) => ({ ...d, conditions: [] }),
      "label: x\nlink: w\n",
    ],
    "keeps what was already empty": [
      'label: x\nconditions: []\nlink: ""\ntype:\n',
      (d) => ({ ...d, label: "w" }),
      'label: w\nconditions: []\nlink: ""\ntype:\n',
    ],
    "removes what was empty in another way": [
      'label: x\nlink: ""\n',
      (d) => ({ ...d, link: null }),
      "label: x\n",
    ],
    "does not add what holds nothing": [
      "label: x\n",
      (d) => ({ ...d, link: "", profils: [], a: { b: null } }),
      "label: x\n",
    ],
    "adds a key after the nearest that precedes it in the schema": [
      "label: x\nlink: w\n",
      (d) => ({ ...d, type: "t" }),
      "label: x\ntype: t\nlink: w\n",
    ],
    "does so in a file of another order": [
      "link: w\ntype: t\nlabel: x\n",
      (d) => ({ ...d, montant: 1, description: "z" }),
      "link: w\ntype: t\nmontant: 1\nlabel: x\ndescription: z\n",
    ],
    "adds the first key before the nearest that follows it": [
      "# tête\nlink: w\ntype: t\n",
      (d) => ({ ...d, label: "x" }),
      "# tête\nlink: w\nlabel: x\ntype: t\n",
    ],
    "adds several keys in order, unknown ones at the end": [
      "label: x\nlink: w\n",
      (d) => ({ ...d, zebra: 1, montant: 2, type: "t", profils: [{ type: "parent" }] }),
      "label: x\nprofils:\n  - type: parent\ntype: t\nmontant: 2\nlink: w\nzebra: 1\n",
    ],
    "adds a key after the comments of a list": [
      "rules:\n  - type: a\n    # détail\n  # - type: b\n# suite\nlink: w\n",
      (d) => ({ ...d, conditions: ["c"] }),
      "rules:\n  - type: a\n    # détail\n  # - type: b\nconditions:\n  - c\n# suite\nlink: w\n",
    ],
    "adds a key after a block and before blank lines": [
      "description: |\n  a\n\n\nlink: w\n",
      (d) => ({ ...d, type: "t" }),
      "description: |\n  a\ntype: t\n\n\nlink: w\n",
    ],
    "adds a key after a block that keeps its blank lines": [
      "description: |+\n  a\n\n\nlink: w\n",
      (d) => ({ ...d, type: "t" }),
      "description: |+\n  a\n\n\ntype: t\nlink: w\n",
    ],
    "adds a key at the end of a file without last line break": [
      "label: x",
      (d) => ({ ...d, link: "w" }),
      "label: x\nlink: w\n",
    ],
    "adds a key before the end of the document": [
      "label: x\n...\n",
      (d) => ({ ...d, link: "w" }),
      "label: x\nlink: w\n...\n",
    ],
    "renames a key": [
      "labell: x\nlink: w\n",
      (d) => ({ label: d.labell, link: d.link }),
      "label: x\nlink: w\n",
    ],
    "removes the first key of an element": [
      "rules:\n  - type: a\n    value: 1\n    operator: b\n",
      (d) => void delete d.rules[0].type,
      "rules:\n  - value: 1\n    operator: b\n",
    ],
    "adds the first key of an element": [
      "rules:\n  - value: 1\n",
      (d) => {
        d.rules[0].type = "a";
      },
      "rules:\n  - type: a\n    value: 1\n",
    ],
    "replaces the first key of an element": [
      "rules:\n  - typ: a\n    value: 1\n",
      (d) => {
        d.rules[0] = { type: "a", value: 1 };
      },
      "rules:\n  - type: a\n    value: 1\n",
    ],
    "keeps a comment when the first key of an element goes": [
      "rules:\n  - type: a # un\n    # deux\n    value: 1\n",
      (d) => void delete d.rules[0].type,
      "rules:\n  -\n    # deux\n    value: 1\n",
    ],
    "adds and removes keys between braces": [
      "label: {type: a, x: 1}\n",
      () => ({ label: { type: "a", z: "b, c" } }),
      'label: {type: a, z: "b, c"}\n',
    ],
    "writes whole braces that become a text": [
      "label: {a: 1}\nlink: w\n",
      (d) => ({ ...d, label: "x" }),
      "label: x\nlink: w\n",
    ],
  });
});

describe("editing lists", () => {
  const profils = `profils:
  - type: salarie # note
    conditions: []
  # apprentis
  - type: apprenti
    conditions:
      - type: age
        operator: ">="
        value: 18
      - type: regions
        values: # des régions
          - "11"
          - "24" # Centre
`;
  cases({
    "edits deep in lists": [
      profils,
      (d) => {
        d.profils[1].conditions[1].values[1] = "27";
      },
      profils.replace('"24"', '"27"'),
    ],
    "adds deep in lists": [
      profils,
      (d) => void d.profils[1].conditions[1].values.splice(1, 0, "22"),
      profils.replace('"11"\n', '"11"\n          - "22"\n'),
    ],
    "removes deep in lists": [
      profils,
      (d) => void d.profils[1].conditions.splice(0, 1),
      profils.replace('      - type: age\n        operator: ">="\n        value: 18\n', ""),
    ],
    "removes a list deep in lists": [
      profils,
      (d) => {
        d.profils[1].conditions = [];
      },
      profils.slice(0, profils.indexOf("    conditions:\n")),
    ],
    "removes an element, its own comments included": [
      profils,
      (d) => void d.profils.splice(0, 1),
      profils.replace("  - type: salarie # note\n    conditions: []\n", ""),
    ],
    "adds an element before the others": [
      profils,
      (d) => void d.profils.unshift({ type: "parent", conditions: [] }),
      profils.replace("profils:\n", "profils:\n  - type: parent\n"),
    ],
    "moves an element with its lines": [
      profils,
      (d) => void d.profils.reverse(),
      `profils:\n  # apprentis\n${profils.slice(profils.indexOf("  - type: apprenti"))}  - type: salarie # note\n    conditions: []\n`,
    ],
    "adds conditions where there were none": [
      profils,
      (d) => {
        d.profils[0].conditions = [{ type: "boursier" }];
      },
      profils.replace("conditions: []", "conditions:\n      - type: boursier"),
    ],
    "replaces an element of another type": [
      "rules:\n  - type: age\n    value: 1 # an\n  - type: b\n",
      (d) => {
        d.rules[0] = { type: "regions", values: ["11"] };
      },
      'rules:\n  - type: regions\n    values:\n      - "11"\n  - type: b\n',
    ],
    "changes the text of one element and adds another": [
      "conditions:\n  - Être étudiant ou\n    étudiante.\n  - Avoir un vélo.\n",
      (d) => {
        d.conditions = ["Habiter ici.", "Être étudiant ou étudiante boursière.", "Avoir un vélo."];
      },
      "conditions:\n  - Habiter ici.\n  - Être étudiant ou\n    étudiante boursière.\n  - Avoir un vélo.\n",
    ],
    "keeps lists without indent": [
      "rules:\n- type: regions\n  values:\n  - '11'\nlink: w\n",
      (d) => void d.rules.push({ type: "departements", values: ["01"] }),
      "rules:\n- type: regions\n  values:\n  - '11'\n- type: departements\n  values:\n  - \"01\"\nlink: w\n",
    ],
    "writes new lists as the file writes its own": [
      "rules:\n- type: a\nlink: w\n",
      (d) => ({ ...d, conditions: ["b"] }),
      "rules:\n- type: a\nconditions:\n- b\nlink: w\n",
    ],
    "keeps lists between brackets": [
      "label: [a, b]\n",
      () => ({ label: ["a", "c", "b"] }),
      "label: [a, c, b]\n",
    ],
    "removes between brackets": [
      "label: [ a, b, c ] # note\n",
      () => ({ label: ["b"] }),
      "label: [ b ] # note\n",
    ],
    "keeps brackets of several lines": [
      "label: [\n  a,\n  b,\n]\n",
      () => ({ label: ["a", "b", "c"] }),
      "label: [\n  a,\n  b,\n  c,\n]\n",
    ],
    "fills empty brackets with a list of lines": [
      "label: x\nconditions: [] # note\nlink: w\n",
      (d) => ({ ...d, conditions: ["a"] }),
      "label: x\nconditions:\n  - a # note\nlink: w\n",
    ],
    "edits a list of lists": [
      "label:\n  - - a\n    - b\n  - - c\n",
      () => ({ label: [["a", "x"], ["c"]] }),
      "label:\n  - - a\n    - x\n  - - c\n",
    ],
    "adds in a list of lists": [
      "label:\n  - - a\n  - - c\n",
      () => ({ label: [["a", "b"], ["c"]] }),
      "label:\n  - - a\n    - b\n  - - c\n",
    ],
    "fills an element of which nothing is written": [
      "label:\n  -\n  - b\n",
      () => ({ label: ["a", "b"] }),
      "label:\n  - a\n  - b\n",
    ],
    "edits both ends at once": [
      "conditions:\n  - a\n  - b\n  - c\nlink: w\n",
      (d) => ({ ...d, type: "t", conditions: ["z", "a", "b", "c", "d"] }),
      "conditions:\n  - z\n  - a\n  - b\n  - c\n  - d\ntype: t\nlink: w\n",
    ],
  });

  it("edits a long list in little time", () => {
    const codes = Array.from({ length: 9000 }, (_, index) => String(10000 + index));
    const before = writeDocument(undefined, { conditions: codes }, ORDER);
    const { result, milliseconds } = processorTime(() =>
      rewritten(before, (data) => {
        data.conditions = [...codes.slice(5), "99999", ...codes.slice(0, 5)];
      }),
    );
    expect(result.split("\n").length).toBe(before.split("\n").length + 1);
    expect(milliseconds).toBeLessThan(5000);
  });
});
