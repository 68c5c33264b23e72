import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compressed } from "../../scripts/build/compressed.ts";
import { generateTerritory } from "../../scripts/generate/territory.ts";
import { ROOT } from "../../scripts/root.ts";

describe("the generated territory", () => {
  const files = generateTerritory();

  it("is fresh", () => {
    for (const { path, text } of files) {
      expect(existsSync(join(ROOT, path))).toBe(true);
      // Not `toBe`: a difference of a megabyte takes minutes to print.
      expect(readFileSync(join(ROOT, path), "utf8") === text).toBe(true);
    }
  });

  it("is the same each time", () => {
    expect(generateTerritory().map(({ text }) => text.length)).toEqual(files.map(({ text }) => text.length));
  });

  it("is light enough for a browser: 500 kB with brotli", async () => {
    const forms = await Promise.all(files.map(({ text }) => compressed(Buffer.from(text), "best")));
    const size = forms.reduce((sum, { brotli }) => sum + brotli.length, 0);
    expect(size).toBeLessThan(500_000);
  });
});
