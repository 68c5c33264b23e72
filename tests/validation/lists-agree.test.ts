import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CODES } from "../../contribution/diagnostics/codes.ts";
import { ENTRIES } from "../../contribution/diagnostics/entries.ts";
import type { Entry } from "../../contribution/diagnostics/entry.ts";
import { BENEFIT_RULES, IMAGE_RULES, INSTITUTION_RULES } from "../../contribution/validation/rules.ts";
import { ROOT } from "../../scripts/root.ts";
import { CASES, readCases } from "./case-folders.ts";
import { variantOf } from "./message-list.ts";

const cases = readCases();
const RULES = [...BENEFIT_RULES, ...INSTITUTION_RULES, ...IMAGE_RULES];

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3))
    .sort();
}

describe("the lists of the validation", () => {
  it.each(CODES)("have, for %s, a case that raises it and one that does not", (code) => {
    const names = cases.filter((one) => one.code === code).map(({ name }) => name.split("-")[0]);
    expect(new Set(names)).toEqual(new Set(["passes", "raises"]));
  });

  it("have no case of another code", () => {
    const folders = readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...CODES, "institutions"].sort());
  });

  it.each(CODES)("have every sentence of %s said by a case", (code) => {
    const entry: Entry = ENTRIES[code];
    const said = cases
      .flatMap(({ diagnostics }) => diagnostics)
      .filter((diagnostic) => diagnostic.code === code)
      .map(({ message }) => variantOf(code, message));
    expect(new Set(said)).toEqual(new Set(Object.keys(entry.wordings)));
  });

  it("have one file for each entry, of its name", () => {
    expect(files("contribution/diagnostics/entries")).toEqual([...CODES].sort());
  });

  it("have every file of a rule in the list of rules, and its name is its code", () => {
    expect(files("contribution/validation/rules")).toEqual(
      [...new Set(RULES.map(({ code }) => code))].sort(),
    );
  });

  it.each(files("contribution/validation/rules"))("have in the file %s no other rule's code", (name) => {
    const source = readFileSync(join(ROOT, "contribution/validation/rules", `${name}.ts`), "utf8");
    const codes = [...source.matchAll(/^ {2}code: "([^"]+)"/gm)].map(([, code]) => code);
    expect(new Set(codes)).toEqual(new Set([name]));
  });
});
