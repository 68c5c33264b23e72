import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CODES } from "../../contribution/diagnostics/codes.ts";
import { ENTRIES } from "../../contribution/diagnostics/entries.ts";
import { generateRulesPage } from "../../scripts/generate/rules-page.ts";
import { ROOT } from "../../scripts/root.ts";
import { explain } from "../../scripts/validate/explain.ts";

const page = generateRulesPage();

describe("explain", () => {
  it.each(CODES)("explains %s: what, why, wrong, right, remedy", (code) => {
    const { title, why, remedy } = ENTRIES[code];
    const text = explain(code) ?? "";
    for (const part of [title, code, why, remedy]) expect(text).toContain(part);
  });

  it.each(["", "no-such-code", "constructor", "__proto__"])("knows nothing of %p", (code) => {
    expect(explain(code)).toBeUndefined();
  });
});

describe("RULES.md", () => {
  it("is fresh", () => {
    expect(readFileSync(join(ROOT, page.path), "utf8")).toBe(page.text);
  });

  it.each(CODES)("has one section on %s, that its contents lead to", (code) => {
    expect(page.text.split(`<a id="${code}"></a>`)).toHaveLength(2);
    expect(page.text.split(`](#${code})`)).toHaveLength(2);
  });
});

// Words that a contributor does not know, and English.
const JARGON =
  /\b(yaml|regex|null|string|array|boolean|integer|parser|undefined|the|and|invalid|error|warning)\b/i;

describe("the sentences", () => {
  const messages = readFileSync(join(ROOT, "tests/cases/messages.txt"), "utf8");
  const said = messages.split("\n").flatMap((line) => /^ {2}\w+: (.*)$/.exec(line)?.[1] ?? []);
  const documented = CODES.flatMap((code) => {
    const { title, why, remedy } = ENTRIES[code];
    return [title, why, remedy];
  });

  it.each([...said, ...documented])("is French, without jargon: %s", (sentence) => {
    expect(sentence.replace(/« [^»]* »/g, "")).not.toMatch(JARGON);
  });

  it.each(said)("is written as French is, to somebody called « vous »: %s", (sentence) => {
    const own = sentence.replace(/« [^»]* »|\(['"`]\)|\("\)|"[^"]*"/g, "");
    expect(own).not.toMatch(/[a-zà-ÿ]'[a-zà-ÿ]|\.\.\.|(?<!\p{L})(tu|ton|ta|tes)(?!\p{L})/iu);
    // A space before high punctuation, but in addresses, times and codes.
    expect(own.replace(/https?:\/\/|mailto:|tel:|:~:text=/g, "")).not.toMatch(/[^\s:][?!;]|[^\s\d]:(?=\s)/);
    expect(own).toMatch(/^[^a-z]/);
  });
});
