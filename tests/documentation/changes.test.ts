import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/root.ts";

const text = readFileSync(join(ROOT, "CHANGELOG.md"), "utf8");
const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => title);

describe("the list of changes", () => {
  it("begins with what is not released, then names each version and its day, newest first", () => {
    const [first, ...released] = sections;
    expect(first).toBe("Not released");
    for (const title of released) expect(title).toMatch(/^\d+\.\d+\.\d+, \d{4}-\d{2}-\d{2}$/);
    const days = released.map((title) => title.slice(-10));
    expect(days).toEqual(days.toSorted().reverse());
    expect(new Set(released.map((title) => title.split(",")[0])).size).toBe(released.length);
  });

  it("has the version of the package first, once there is one", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const [newest] = sections.slice(1);
    if (newest !== undefined) expect(newest.split(",")[0]).toBe(version);
  });
});
