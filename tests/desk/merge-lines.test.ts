import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { mergeLines } from "../../contribution/desk/merging/merge-lines.ts";
import { holds } from "../support/random.ts";

const folder = mkdtempSync(join(tmpdir(), "merge-lines-"));

/** What `git merge-file` makes of three texts; undefined where it finds a conflict. */
function byGit(texts: { readonly base: string; readonly mine: string; readonly theirs: string }) {
  const files = [texts.theirs, texts.base, texts.mine].map((text, at) => {
    const file = join(folder, String(at));
    writeFileSync(file, text);
    return file;
  });
  const { status, stdout } = spawnSync("git", ["merge-file", "-p", "-q", ...files], { encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}

/** Some lines, no two alike, and what becomes of each on one side: kept, removed, replaced, or followed by a new one. */
const versions = fc.integer({ min: 0, max: 8 }).chain((length) => {
  const base = Array.from({ length }, (_, at) => `line ${at}\n`);
  const edits = fc.array(fc.constantFrom("keep", "keep", "keep", "drop", "change", "add"), {
    minLength: length + 1,
    maxLength: length + 1,
  });
  const side = fc.tuple(edits, fc.constantFrom("a", "b"), fc.boolean()).map(([changes, name, isOpen]) => {
    const lines = changes.map((change, at) => {
      const kept = base[at] ?? "";
      const added = { keep: kept, drop: "", change: `${name} ${at}\n`, add: `${kept}${name} after ${at}\n` };
      return added[change];
    });
    return isOpen ? lines.join("").replace(/\n$/, "") : lines.join("");
  });
  return fc.tuple(side, side).map(([mine, theirs]) => ({ base: base.join(""), mine, theirs }));
});

it("lines are merged as git merges them", () => {
  holds(
    fc.property(versions, (texts) => {
      expect(mergeLines(texts)).toBe(byGit(texts));
    }),
    150,
  );
});

it("lines that both sides brought are there once, and a side that changed nothing is not asked", () => {
  const base = "a\nb\nc\n";
  expect(mergeLines({ base, mine: "a\nx\nc\n", theirs: "a\nx\nc\n" })).toBe("a\nx\nc\n");
  expect(mergeLines({ base, mine: base, theirs: "" })).toBe("");
  expect(mergeLines({ base: undefined, mine: "a\n", theirs: "b\n" })).toBeUndefined();
});

it("texts of hundreds of thousands of lines are merged too", () => {
  const many = "a: 1\n".repeat(300_000);
  expect(mergeLines({ base: "", mine: "b: 1\n", theirs: many })).toBeUndefined();
  expect(mergeLines({ base: "b: 1\n", mine: "b: 1\n", theirs: many })).toBe(many);
  expect(mergeLines({ base: `${many}c: 1\n`, mine: `${many}c: 2\n`, theirs: `d: 1\n${many}c: 1\n` })).toBe(
    `d: 1\n${many}c: 2\n`,
  );
});
