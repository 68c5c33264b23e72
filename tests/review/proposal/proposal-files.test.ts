import fc from "fast-check";
import { foldedPath } from "../../../contribution/model/folded-path.ts";
import { foreignRefusal } from "../../../contribution/review/proposal/foreign-words.ts";
import {
  type BranchFile,
  namedBy,
  splitProposal,
} from "../../../contribution/review/proposal/proposal-files.ts";
import { holds } from "../../support/random.ts";

const ENTRY = "benefits/javascript/ville_test-aide.yml";
const NAMED = ["institutions/ville_test.yml", "img/institutions/ville.png"];
const PATHS = [
  ENTRY,
  ...NAMED,
  "benefits/javascript/Ville_Test-aide.yml",
  "benefits/javascript/autre.yml",
  "benefits/javascript/autre.yaml",
  "institutions/autre.yml",
  "institutions/Ville_test.yml",
  "img/institutions/Ville.png",
  "img/institutions/autre.png",
  "img/institutions/.cachee.png",
  "img/institutions/page.html",
  ".github/workflows/a.yml",
  "package.json",
];
const MODES = ["100644", "100644", "100644", "100644", "100755", "120000", "160000"];

/** A repository as a mapping from its paths to modes and contents. */
type Tree = Readonly<Record<string, { readonly mode: string; readonly content: number } | undefined>>;

const side = fc.option(
  fc.record({ mode: fc.constantFrom(...MODES), content: fc.integer({ min: 0, max: 2 }) }),
  { nil: undefined },
);
const prefixes = fc.constantFrom("", "donnees/");
const trees = prefixes.chain((prefix) => {
  const paths = [...PATHS, ...PATHS.map((path) => `ailleurs/${path}`)].map((path, index) =>
    index % 2 === 0 || prefix === "" ? `${prefix}${path}` : path,
  );
  const tree: fc.Arbitrary<Tree> = fc.record(Object.fromEntries(paths.map((path) => [path, side])));
  return fc.record({ prefix: fc.constant(prefix), main: tree, branch: tree });
});

function differences(main: Tree, branch: Tree): BranchFile[] {
  const paths = Object.keys({ ...main, ...branch });
  return paths.flatMap((path) => {
    const [before, after] = [main[path], branch[path]];
    return before?.mode === after?.mode && before?.content === after?.content
      ? []
      : [{ path, before, after }];
  });
}

/** What is published of a branch: the files of its proposal over what the main branch holds. */
function published(prefix: string, main: Tree, branch: Tree): Tree {
  const folded = new Set(Object.entries(main).flatMap(([path, file]) => (file ? [foldedPath(path)] : [])));
  const { own } = splitProposal(differences(main, branch), {
    prefix,
    entries: new Set([ENTRY]),
    named: new Set(NAMED),
    left: new Set(),
    hasTwin: (path) => folded.has(foldedPath(prefix + path)),
  });
  return { ...main, ...Object.fromEntries(own.map(({ path }) => [path, branch[path]])) };
}

describe("the files of a proposal", () => {
  it("are all that its publication changes, as plain files, and nothing is removed by it", () => {
    let changed = 0;
    const check = fc.property(trees, ({ prefix, main, branch }) => {
      const after = published(prefix, main, branch);
      const allowed = [ENTRY, ...NAMED].map((path) => prefix + path);
      const names = Object.keys(after).filter((path) => after[path]);
      for (const { path, before, after: file } of differences(main, after)) {
        changed += 1;
        expect(allowed).toContain(path);
        expect(file?.mode).toBe(before?.mode ?? "100644");
        expect(before === undefined || !path.includes("institutions/ville_test.yml")).toBe(true);
        const twins = names.filter((name) => foldedPath(name) === foldedPath(path));
        if (!before) expect(twins).toEqual([path]);
      }
    });
    holds(check, 2_000);
    expect(changed).toBeGreaterThan(200);
  });

  it("and the others are together all that the branch holds", () => {
    const check = fc.property(trees, ({ prefix, main, branch }) => {
      const files = differences(main, branch);
      const scope = {
        prefix,
        entries: new Set([ENTRY]),
        named: new Set(NAMED),
        left: new Set<string>(),
        hasTwin: () => false,
      };
      const { own, foreign } = splitProposal(files, scope);
      expect([...own, ...foreign].map(({ path }) => path).sort()).toEqual(
        files.map(({ path }) => path).sort(),
      );
    });
    holds(check);
  });

  it("are named by their entry's data, whatever these hold", () => {
    expect(namedBy({ institution: "ville_test", imgSrc: "img/institutions/ville.png" })).toEqual(NAMED);
    expect(namedBy({ institution: ["x"], imgSrc: null })).toEqual([]);
  });

  it.each([
    ["Ville", "ville"],
    ["e\u0301te\u0301", "été"],
    ["vi\u200blle", "ville"],
    ["ÉTÉ", "été"],
  ])("that are called %s and %s are taken for one another", (one, other) => {
    expect(foldedPath(one)).toBe(foldedPath(other));
  });

  it("are told from the others by name, a few of them, and no name moves the text around", () => {
    const foreign = Array.from({ length: 12 }, (_, index) => ({
      path: `a\u202e\n${index}.yml`,
      reason: "outside" as const,
    }));
    expect(foreignRefusal(foreign)).toMatch(
      /^Cette proposition contient aussi : a\ufffd\ufffd0\.yml \(.*, et 2 autres\. /,
    );
    expect(foreignRefusal([])).toBeUndefined();
  });
});
