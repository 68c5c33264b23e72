import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/root.ts";
import { changedOriginals, failingExceptions } from "../../scripts/try-decap/exceptions.ts";

const CORE = "node_modules/decap-cms-core/dist/esm";
const MOVED = ["decap-cms-core", "decap-cms-app"];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "another-decap-"));
  for (const name of ["admin", "contribution", "schemas", "tsconfig.json"])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  mkdirSync(join(root, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    const [from, to] = [join(ROOT, "node_modules", name), join(root, "node_modules", name)];
    if (MOVED.includes(name)) cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function change(module: string, find: string | RegExp, put: string): void {
  const file = join(root, CORE, module);
  const text = readFileSync(file, "utf8");
  expect(text.replace(find, put)).not.toBe(text);
  writeFileSync(file, text.replace(find, put));
}

describe("another version of Decap", () => {
  it("takes every exception when it is the one that the project has", async () => {
    expect(await failingExceptions(root)).toEqual([]);
    expect(changedOriginals(ROOT, root)).toEqual([]);
  });

  it("is told which exceptions do not apply to it, of each sort", async () => {
    change("backend.js", /generateUniqueSlug/g, "uniqueSlug");
    change("components/App/App.js", /import NotFoundPage from .*/, "const NotFoundPage = () => null;");
    const failing = await failingExceptions(root);
    expect(failing).toEqual([
      expect.stringMatching(/^backend\.js has no .*generateUniqueSlug.*new-slug\.ts/),
      "decap-replacements.ts: nothing imports components/App/NotFoundPage any more",
    ]);
  });

  it("is told which modules to compare with what stands for them", () => {
    change("components/Editor/Editor.js", /$/, "\n// Another line.\n");
    expect(changedOriginals(ROOT, root)).toEqual([
      "components/Editor/Editor.js, for which admin/decap/editor-per-entry.tsx stands",
    ]);
  });
});
