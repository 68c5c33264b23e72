import fc from "fast-check";
import { collectionOf } from "../../contribution/model/collections.ts";
import { keyOrderOf } from "../../contribution/model/key-order.ts";
import { applyChanges } from "../../contribution/source/values/apply-changes.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";
import { createContext, indexCatalogue } from "../../contribution/validation/context.ts";
import {
  type ReadFile,
  readCatalogueFile,
  validateReadFile,
} from "../../contribution/validation/validate-files.ts";
import { holds, runs } from "../support/random.ts";
import { territory } from "../support/territory.ts";
import { mutatedDocument, SEEDS } from "./mutated-documents.ts";
import { repaired } from "./repaired.ts";

/** How many documents to make. */
const COUNT = 2000;
// Repairing writes the file again for each repair.
const REPAIRED_COUNT = Math.ceil(COUNT / 10);

const seeds = SEEDS.map(({ file, text }) => readCatalogueFile({ file, content: text }));
const context = createContext(
  indexCatalogue(seeds.flatMap(({ file, data }) => (data ? [{ file, data }] : []))),
  territory,
);
const read = ({ file, text }: { file: string; text: string }) => readCatalogueFile({ file, content: text });
const errors = (file: ReadFile) =>
  validateReadFile(file, context).filter(({ severity }) => severity === "error");

describe("any mutated document", () => {
  it(`never makes the validation throw, and all that is said of it has a place (${runs(COUNT)} documents)`, () => {
    const start = performance.now();
    let said = 0;
    const check = fc.property(mutatedDocument, (document) => {
      const lines = document.text.split(/\r\n?|\n/);
      for (const { range, message } of validateReadFile(read(document), context)) {
        said++;
        for (const { line, column } of [range.start, range.end]) {
          if (line < 1 || line > lines.length) throw new Error(`line ${line} of ${lines.length}: ${message}`);
          const width = lines[line - 1]?.length ?? 0;
          if (column < 1 || column > width + 1) throw new Error(`column ${column} of ${width}: ${message}`);
        }
      }
    });
    holds(check, COUNT);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (runs(COUNT) > COUNT) console.info(`${runs(COUNT)} documents, ${said} diagnostics, ${seconds} s`);
    expect(said).toBeGreaterThan(0);
  });

  it(`has no more errors after any of its repairs (${runs(REPAIRED_COUNT)} documents)`, () => {
    const check = fc.property(mutatedDocument, (document) => {
      const before = read(document);
      const { data } = before;
      const kind = collectionOf(before.file)?.kind;
      if (!data || !kind) return;
      const count = errors(before).length;
      for (const { repair, code } of validateReadFile(before, context)) {
        if (!repair) continue;
        const text = writeDocument(before.text, applyChanges(data, repair.changes), keyOrderOf(kind));
        const after = errors(read({ file: before.file, text }));
        const found = after.map((error) => `${error.code} ${error.path.join(".")}`);
        if (found.length > count)
          throw new Error(`${code} "${repair.title}" leads to ${found.join(", ")}\n${text}`);
      }
    });
    holds(check, REPAIRED_COUNT);
  });

  it(`comes to an end of its repairs, and is then left as it is (${runs(REPAIRED_COUNT)} documents)`, () => {
    const check = fc.property(mutatedDocument, (document) => {
      const once = repaired(read(document), context);
      expect(repaired(read({ file: document.file, text: once }), context)).toBe(once);
    });
    holds(check, REPAIRED_COUNT);
  });
});

describe("a repair of what the schema refuses", () => {
  const [seed] = seeds.filter(({ file }) => file.startsWith("benefits/javascript/"));
  const { label: _, ...rest } = seed?.data ?? {};
  // Each hides, behind one refusal, several errors that only its repair would show.
  it.each([
    ["a condition for a list of them", { conditions: "<script>" }],
    ["a key in capitals", { conditions: undefined, Conditions: ["<script>", "<script>", 3] }],
    ["a label in capitals", { label: undefined, Label: "<b>.</b> &amp; <!-- -->" }],
    ["a key in capitals, and a text for a list", { conditions: undefined, CONDITIONS: "<i><b>x" }],
    ["an operator", { conditions_generales: [{ type: "age", operator: "=<", value: "0" }] }],
    ["a criterion in capitals", { conditions_generales: [{ type: "AGE", couleur: 1, taille: 2 }] }],
  ])("uncovers no more errors than it mends: %s", (_name, changes) => {
    const data = Object.fromEntries(
      Object.entries({ ...rest, label: "aide au BAFA", ...changes }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    const file = seed?.file ?? "";
    const before = read({ file, text: writeDocument(undefined, data, keyOrderOf("benefit-simple")) });
    const repairs = validateReadFile(before, context).flatMap(({ repair }) => repair ?? []);
    expect(repairs.length).toBeGreaterThan(0);
    for (const { changes } of repairs) {
      const text = writeDocument(
        before.text,
        applyChanges(before.data ?? {}, changes),
        keyOrderOf("benefit-simple"),
      );
      expect(errors(read({ file, text })).length).toBeLessThanOrEqual(errors(before).length);
    }
  });
});

describe("a sound document", () => {
  it.each(seeds.map((seed) => [seed.file, seed] as const))("stays sound once written: %s", (file, seed) => {
    const kind = collectionOf(file)?.kind ?? "institution";
    const text = writeDocument(undefined, seed.data ?? {}, keyOrderOf(kind));
    expect(errors(seed)).toEqual([]);
    expect(errors(read({ file, text }))).toEqual([]);
  });
});
