import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAdmin, type ServedFile } from "../../scripts/build/admin-bundle.ts";

const outdir = mkdtempSync(join(tmpdir(), "bundle-"));
let files: readonly ServedFile[];

beforeAll(async () => {
  files = await buildAdmin({ outdir, minify: true, compression: "best" });
});

describe("the admin's bundle", () => {
  it("evaluates no text as code, which the page's security policy would refuse", () => {
    const script = readFileSync(join(outdir, "admin.js"), "utf8");
    expect(script.match(/.{30}(?:\beval\(|new Function\b|(?<![.\w$])Function\().{30}/g)).toBeNull();
  });

  it("weighs at most 545 kB with brotli", () => {
    expect(files.find(({ name }) => name === "admin.js")?.brotli).toBeLessThanOrEqual(545_000);
  });

  it("comes with a map to its sources where one is asked for", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bundle-map-"));
    const made = await buildAdmin({ outdir: folder, minify: true, compression: "fast", sourceMap: true });
    expect(made.map(({ name }) => name)).toContain("admin.js.map");
    expect(readFileSync(join(folder, "admin.js"), "utf8")).toMatch(
      /\/\/# sourceMappingURL=admin\.js\.map\s*$/,
    );
    const { sources } = JSON.parse(readFileSync(join(folder, "admin.js.map"), "utf8"));
    expect(sources).toContain("admin/main.tsx");
  });

  it("is served as a page without inline script, in French", () => {
    const page = readFileSync(join(outdir, "index.html"), "utf8");
    expect(page).toContain('<html lang="fr">');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(files.map(({ name }) => name).sort()).toEqual([
      "admin.js",
      "board.css",
      "icon.svg",
      "index.html",
      "lists.css",
      "style.css",
      "widgets.css",
    ]);
  });
});
