import { readCatalogueFile, validateFiles } from "../../contribution/validation/validate-files.ts";
import { readDataTree } from "../../scripts/data-tree.ts";
import { processorTime } from "../support/processor-time.ts";
import { sampleBenefit } from "../support/samples.ts";
import { territory } from "../support/territory.ts";
import { CASES } from "./case-folders.ts";

const FILE = "benefits/javascript/departement_gard-aide-au-bafa.yml";
const INSTITUTION = "institutions/departement_gard.yml";
// Processor time: far above what each takes, far below what a person waits for.
const MOST_MILLISECONDS = 10_000;
/** What fits in the largest file that is read, in bytes. */
const ROOM = 255_000;

const shared = readDataTree(CASES);

function said(content: string | Uint8Array, file = FILE): { codes: string[]; milliseconds: number } {
  const others = shared.filter((other) => other.file !== file);
  const { result, milliseconds } = processorTime(() =>
    validateFiles([...others, { file, content }], { territory, only: new Set([file]) }),
  );
  const text = readCatalogueFile({ file, content }).text;
  const lines = text.split(/\r\n?|\n/).length;
  expect(result.diagnostics.filter(({ range }) => range.start.line < 1 || range.end.line > lines)).toEqual(
    [],
  );
  return { codes: result.diagnostics.map(({ code }) => code), milliseconds };
}

/** The sample benefit as text, with other keys: JSON is YAML too. */
function benefit(changes: Record<string, unknown>): string {
  const rest = Object.fromEntries(Object.entries(sampleBenefit()).filter(([key]) => !(key in changes)));
  const lines = Object.entries({ ...rest, ...changes }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  return lines.join("\n");
}

function filled(unit: string): string {
  return unit.repeat(Math.floor(ROOM / new TextEncoder().encode(JSON.stringify(unit)).length));
}

/** As many as fit. */
function many<Item>(item: (index: number) => Item): Item[] {
  const size = JSON.stringify(item(99_999)).length + 1;
  return Array.from({ length: Math.floor(ROOM / size) }, (_, index) => item(index));
}

const DOCUMENTS: readonly (readonly [name: string, content: string | Uint8Array])[] = [
  ["10,000 levels of lists", `label: ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ["10,000 levels of mappings", `label: ${"{a: ".repeat(10_000)}1${"}".repeat(10_000)}`],
  ["200 contraries in one another", benefit({ conditions_generales: [nested(200)] })],
  ["50 contraries in one another", benefit({ conditions_generales: [nested(45)] })],
  ["a bomb of aliases", `a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nlabel: [*c, *c, *c]`],
  ["a merge of itself", "label: &a\n  <<: *a\n"],
  ["a file of a megabyte", `label: ${"a".repeat(1_000_000)}`],
  ["a null character", "label: a\0b"],
  ["bytes that are not UTF-8", new Uint8Array([0x6c, 0x3a, 0x20, 0xff, 0xfe, 0xc0])],
  [
    "nothing but bytes of all values",
    new Uint8Array(Array.from({ length: 4096 }, (_, index) => index % 256)),
  ],
  ["__proto__ as a key", `__proto__:\n  polluted: true\n${benefit({})}`],
  [
    "__proto__ as a criterion",
    benefit({ conditions_generales: [JSON.parse('{"__proto__": {"type": "age"}}')] }),
  ],
  [
    "constructor as every choice",
    benefit({
      type: "constructor",
      prefix: "constructor",
      institution: "constructor",
      periodicite: "__proto__",
    }),
  ],
  [
    "10,000 criteria",
    benefit({ conditions_generales: Array.from({ length: 10_000 }, () => ({ type: "boursier" })) }),
  ],
  [
    "as many ages as fit",
    benefit({ conditions_generales: many((index) => ({ type: "age", operator: ">", value: index % 100 })) }),
  ],
  [
    "as many different lists as fit",
    benefit({
      conditions_generales: many((index) => ({ type: "communes", values: [String(30000 + (index % 300))] })),
    }),
  ],
  ["as many profiles as fit", benefit({ profils: many(() => ({ type: "lyceen" })) })],
  [
    "as many codes as fit",
    benefit({
      conditions_generales: [
        { type: "communes", values: many((index) => String(10_000 + (index % 89_999))) },
      ],
    }),
  ],
  [
    "the same code as often as fits",
    benefit({ conditions_generales: [{ type: "communes", values: many(() => "30189") }] }),
  ],
  [
    "as many unknown keys as fit",
    `${benefit({})}\n${many((index) => `key${index}: 1`)
      .join("\n")
      .slice(0, ROOM - 1000)}`,
  ],
  ["as many conditions as fit", benefit({ conditions: many((index) => `Être ${index}.`) })],
  ["a label of all that fits", benefit({ label: filled("a") })],
  ...[
    "a",
    " ",
    "\n",
    "'",
    "<",
    "<a",
    "<a ",
    "<a href='",
    "</",
    "&",
    "<p>",
    "<strong>",
    "<a href='https://exemple.fr'>x</a>",
    "é·",
    ".",
    "a b",
    "1-2 ans ",
    "entre 1 et ",
    "- ",
    " ,;:",
  ].map(
    (unit) =>
      [
        `a description of ${JSON.stringify(unit)} over and over`,
        benefit({ description: filled(unit) }),
      ] as const,
  ),
  ["a condition of spaces and a letter", benefit({ conditions: [`${filled(" ")}x`] })],
  ["an address of all that fits", benefit({ link: `https://exemple.fr/${filled("?")}` })],
  ["an address of dots", benefit({ link: `https://${filled("a.")}` })],
  ["a variable of all that fits", benefit({ interestFlag: filled("_") })],
];

function nested(depth: number): unknown {
  return depth === 0 ? { type: "age", operator: "=>", value: 16 } : { type: "not", value: nested(depth - 1) };
}

describe("a hostile document", () => {
  it.each(DOCUMENTS)("ends in a diagnostic, soon: %s", (_, content) => {
    const { codes, milliseconds } = said(content);
    expect(codes).not.toEqual([]);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
  });

  it("leaves the prototype of objects as it was", () => {
    said("__proto__:\n  polluted: true\nconstructor:\n  prototype:\n    polluted: true\n");
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });

  it("does not stop an institution from being checked", () => {
    const { codes } = said(
      `name: ${"a".repeat(1000)}\ntype: departement\ncode_insee: [[[[]]]]\n`,
      INSTITUTION,
    );
    expect(codes).toEqual(["bad-pattern", "wrong-type"]);
  });
});
