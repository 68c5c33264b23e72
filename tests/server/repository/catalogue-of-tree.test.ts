import fc from "fast-check";
import { createCatalogueReader } from "../../../scripts/start/catalogue-of-tree.ts";
import { holds } from "../../support/random.ts";
import { createTestRepository, type TestRepository } from "../temporary-repository.ts";

const PATHS = [
  "benefits/javascript/a.yml",
  "benefits/javascript/a-b.yml",
  "benefits/openfisca/c.yml",
  "institutions/a.yml",
  "institutions/10.yml",
  "lisez-moi.md",
];

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository({});
});
afterEach(() => test.dispose());

/** What a path of the next commit is: nothing, a plain file of that text, or a link. */
const tree = fc.array(fc.constantFrom(undefined, "label: un\n", "label: deux\n", "label: [\n", "->"), {
  minLength: PATHS.length,
  maxLength: PATHS.length,
});

function commit(files: readonly (string | undefined)[]): void {
  const lines = files.flatMap((text, at) =>
    text === undefined
      ? []
      : [
          `M ${text === "->" ? "120000" : "100644"} inline ${PATHS[at]}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
        ],
  );
  const head = "commit refs/heads/main\ncommitter T <t@example.org> 0 +0000\ndata 0\n";
  test.feed(["fast-import", "--quiet", "--force"], `${head}deleteall\n${lines.join("")}\n`);
}

it("gives, commit after commit, the catalogue that reading the whole of it gives", async () => {
  const repository = await test.open();
  const readCatalogue = createCatalogueReader();
  await holds(
    fc.asyncProperty(tree, async (files) => {
      commit(files);
      const head = (await repository.head())?.commit;
      const [next, whole] = [await readCatalogue(repository, head), createCatalogueReader()];
      expect(JSON.stringify(next)).toBe(JSON.stringify(await whole(repository, head)));
    }),
    25,
  );
});

it("reads what differs, and gives the rest as the same objects", async () => {
  const repository = await test.open();
  const readCatalogue = createCatalogueReader();
  const of = async (files: readonly (string | undefined)[]) => {
    commit(files);
    return readCatalogue(repository, (await repository.head())?.commit);
  };
  const before = await of(["label: un\n", "label: deux\n"]);
  const after = await of(["label: un\n", "label: un\n"]);
  expect(after.files.map(({ file }) => file)).toEqual(before.files.map(({ file }) => file));
  expect(after.files.map((file) => before.files.includes(file))).toEqual([false, true]);
  expect(await of(["label: un\n", "label: un\n", undefined, undefined, undefined, "Autre chose."])).toBe(
    after,
  );
});
