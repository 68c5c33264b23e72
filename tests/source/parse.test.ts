import { placesOf } from "../../contribution/source/places/places.ts";
import { decodeBytes, MAX_BYTES, parseSource } from "../../contribution/source/reading/parse.ts";
import { problemMessage } from "../../contribution/source/reading/problem-message.ts";
import { writeDocument } from "../../contribution/source/writing/write.ts";
import { processorTime } from "../support/processor-time.ts";

/** The first problem of a text: its reason, and the stretch of text that it shows. */
function refusal(text: string): [reason: string | undefined, shown: string | undefined] {
  const parsed = parseSource(text);
  const problem = parsed.ok ? undefined : parsed.problems[0];
  return [problem?.reason, problem && text.slice(problem.start, problem.end)];
}

describe("parsing a text", () => {
  it.each([
    ["label: x\n", { label: "x" }],
    [
      "a: 01001\nb: 0o17\nc: 2020-01-01\nd: yes\ne: ~\n",
      { a: 1001, b: 15, c: "2020-01-01", d: "yes", e: null },
    ],
    ["---\na: 1\n", { a: 1 }],
    ["a: R&D, 2 * 3 et non ! ni ?\n", { a: "R&D, 2 * 3 et non ! ni ?" }],
    ['a: "<<"\nb: <<\n', { a: "<<", b: "<<" }],
    ["a: |\n  &b\n  *c\n  ---x\n  %d\n", { a: "&b\n*c\n---x\n%d\n" }],
    ["a: {b: [c, d]}\n", { a: { b: ["c", "d"] } }],
  ])("reads %j", (text, data) => {
    expect(parseSource(text)).toEqual({ ok: true, data, isPlain: expect.any(Boolean) });
  });

  it("gives a key named __proto__ as a key, and touches no prototype", () => {
    const parsed = parseSource("__proto__: {polluted: true}\na: {__proto__: {polluted: true}}\n");
    expect(parsed.ok && Object.keys(parsed.data)).toEqual(["__proto__", "a"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(parsed.ok && Object.getPrototypeOf(parsed.data)).toBe(Object.prototype);
  });

  it.each([
    ["", "empty", ""],
    ["# rien\n", "empty", "# rien"],
    ["null\n", "empty", "null"],
    ["- a\n", "list", "- a"],
    ["texte\n", "scalar", "texte"],
    ["label:aide\n", "scalar", "label:aide"],
    ["a: 1\nb: 2\na: 3\n", "duplicate-key", "a"],
    ["a:\n\t- b\n", "tab", "\t- b"],
    ["a: 1\n\tb: 2\n", "tab", "\tb: 2"],
    ["a:\n  - b\n - c\n", "bad-indentation", " - c"],
    ["a: x\n  b: y\n", "bad-indentation", "  b: y"],
    ["  a: 1\nb: 2\n", "bad-indentation", "b: 2"],
    ['a: "x\nb: y\n', "unclosed-quote", '"x'],
    ['a: "x\nb: "y"\nc: z\n', "unclosed-quote", '"x'],
    ["a: 'x\nb: y\n", "unclosed-quote", "'x"],
    ["a: 'l'aide'\n", "text-after-quote", "aide'"],
    ['a: "x" y\n', "text-after-quote", "y"],
    ["a: [b, c\nd: e\n", "unclosed-bracket", "[b, c"],
    ["a: {b: c\n", "unclosed-bracket", "{b: c"],
    ["a: [b] c\n", "text-after-bracket", "c"],
    ["a: [b: c, , d]\n", "bad-comma", ","],
    ['a: ["b" "c"]\n', "bad-comma", '"'],
    ["a: b : c\n", "colon-in-text", ":"],
    ["a: b\n  et : c\n", "colon-in-text", ":"],
    ["a: b\nc\nd: e\n", "missing-colon", "c"],
    ["a: b\nc\n", "missing-colon", "c"],
    ["a:b\nc: d\n", "missing-space", "a:b"],
    ["c: d\na:b\n", "missing-space", "a:b"],
    ["a: @b\n", "reserved-character", "@"],
    ["a: - b\n", "reserved-character", "-"],
    ["a: %b\n", "reserved-character", "%"],
    ['a: "\\q"\n', "bad-escape", "\\q"],
    ["a: > b\n  c\n", "bad-block-mark", "b"],
    ["a: b\u0007\n", "control-character", "\u0007"],
    ["a: &b c\n", "anchor", "&b"],
    ["a: *b*\n", "alias", "*b*"],
    ["a: !b c\n", "tag", "!b"],
    ["a: !!str 1\n", "tag", "!!str"],
    ["- &a b\n- [*a]\n", "anchor", "&a"],
    ["<<: {a: 1}\n", "merge-key", "<<"],
    ["a:\n  - <<: {a: 1}\n", "merge-key", "<<"],
    ["a: 1\n---\nb: 2\n", "several-documents", "---"],
    ["a: 1\n...\nb: 2\n", "several-documents", "..."],
    ["%YAML 1.2\n---\na: 1\n", "directive", "%YAML"],
    ["[a]: b\n", "key-not-text", "[a]"],
    ["a: {{ b }}\n", "key-not-text", "{{ b }}"],
    ["? [a]\n: b\n", "key-not-text", "[a]"],
    ["\uFEFFa: 1\n", "byte-order-mark", "\uFEFF"],
    ["a: \0\n", "nul-byte", "\0"],
    ["a: \ud83d\n", "lone-surrogate", "\ud83d"],
    ['a: "\ude00"\n', "lone-surrogate", "\ude00"],
  ])("refuses %j: %s", (text, reason, shown) => {
    expect(refusal(text)).toEqual([reason, shown]);
  });

  it("says where the first of two same keys is", () => {
    const parsed = parseSource("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n");
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      { code: "yaml-syntax", reason: "duplicate-key", values: { key: "c", line: "3" }, start: 24, end: 25 },
    ]);
  });

  it.each([
    ["not-a-mapping", ""],
    ["yaml-syntax", "a: &b c"],
    ["unreadable", "a: \0"],
  ])("reports %s", (code, text) => {
    const parsed = parseSource(text);
    expect(parsed.ok ? undefined : parsed.problems[0]?.code).toBe(code);
  });

  it("counts the size in bytes of UTF-8", () => {
    expect(parseSource(`a: ${"x".repeat(MAX_BYTES - 4)}\n`).ok).toBe(true);
    expect(refusal(`a: ${"x".repeat(MAX_BYTES - 3)}\n`)[0]).toBe("too-large");
    expect(refusal(`a: ${"é".repeat(MAX_BYTES / 2)}\n`)[0]).toBe("too-large");
  });
});

describe("decoding bytes", () => {
  const decoded = (bytes: Iterable<number>) => decodeBytes(Uint8Array.from(bytes));
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it("reads UTF-8, even a replacement character", () => {
    expect(decoded(utf8("é€😀\uFFFD"))).toEqual({ ok: true, text: "é€😀\uFFFD" });
  });

  it.each([
    ["not-utf8", [...utf8("é: \uFFFD😀\nb: "), 0xe9, 0x0a], 10, { line: "2" }],
    ["not-utf8", [0xc3], 0, { line: "1" }],
    ["byte-order-mark", utf8("\uFEFFa: 1\n"), 0, {}],
    ["nul-byte", utf8("a: 1\nb: \0\n"), 8, { line: "2" }],
    ["too-large", new Uint8Array(300 * 1024), 0, { size: "300" }],
  ])("refuses bytes: %s", (reason, bytes, start, values) => {
    expect(decoded(bytes)).toMatchObject({
      ok: false,
      problem: { code: "unreadable", reason, start, values },
    });
  });
});

describe("hostile texts", () => {
  const numbered = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");

  it.each([
    ["brackets", "[".repeat(100_000)],
    ["braces", `a: ${"{a: ".repeat(50_000)}`],
    ["dashes", "- ".repeat(100_000)],
    ["question marks", "? ".repeat(100_000)],
    [
      "an alias bomb",
      `a: &a [x, x]\n${numbered(60, (i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : "a"}, *a]`)}`,
    ],
    ["an unclosed quote", `a: '${"\n".repeat(250_000)}`],
    ["a huge text", `a: ${"x ".repeat(120_000)}`],
    ["many keys", numbered(10_000, (i) => `k${i}: {a}`)],
    ["many blocks", numbered(15_000, (i) => `k${i}: |+\n b\n`)],
    ["flows in flows", `a: ${"[".repeat(90)}${"]".repeat(90)}`],
    ["comments", `a: [\n${"# x\n".repeat(60_000)}`],
    ["spaces", `a: {b:${" ".repeat(250_000)}}`],
    ["blank lines after a tag", `!${"\n".repeat(250_000)}:`],
    ["empty elements", `a:\n${"-\n".repeat(100_000)}`],
    ["quotes", `a: ${'"" '.repeat(80_000)}`],
    ["colons", "a: ".repeat(80_000)],
  ])("are read, placed and written in little time: %s", (_, text) => {
    const { milliseconds } = processorTime(() => {
      const parsed = parseSource(text);
      placesOf(text).rangeOf(["a"]);
      if (parsed.ok) writeDocument(text, { ...parsed.data, a: "x", z: "y" }, { keys: ["z", "a"] });
    });
    // Under a second on an idle machine; what is feared is minutes.
    expect(milliseconds).toBeLessThan(5000);
  });
});

describe("the sentences of a problem", () => {
  it.each([
    "a: &b c",
    "a: b: c",
    "a: 'b",
    "",
    "- a",
    "a: 1\na: 2",
    "a: \0",
    "a:\n\tb: c",
    "a: @b",
    "[".repeat(200),
  ])("are French, and complete: %j", (text) => {
    const parsed = parseSource(text);
    const { message, help } = problemMessage(
      (parsed.ok ? [] : parsed.problems)[0] ?? { reason: "other", values: {} },
    );
    for (const sentence of [message, help]) {
      expect(sentence).toMatch(/[.!)]$/);
      expect(sentence).not.toMatch(/undefined|\b(?:mapping|expected|entry|the)\b/);
    }
  });
});
