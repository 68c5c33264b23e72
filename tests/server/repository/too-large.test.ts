import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { MOST_READ } from "../../../contribution/desk/files/too-large.ts";
import type { Refusal } from "../../../contribution/desk/refusal.ts";
import { MOST_NAMED } from "../../../contribution/desk/refusal-sentences.ts";
import { createCatalogueReader } from "../../../scripts/start/catalogue-of-tree.ts";
import { createGate } from "../../../scripts/start/gate.ts";
import { createGit } from "../../../server/repository/git/git.ts";
import { createObjectReader } from "../../../server/repository/objects/object-reader.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { territory } from "../../support/territory.ts";
import { createTestRepository, entry, type TestRepository, VELO } from "../temporary-repository.ts";

const SIZE = 20 * 1024 * 1024;
const BUS = "benefits/javascript/region_test-aide-bus.yml";

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
  writeFileSync(join(test.directory, BUS), `label: ${"a".repeat(SIZE - 8)}\n`);
  writeFileSync(join(test.directory, "img/institutions/region_test.png"), Buffer.alloc(SIZE));
  test.git("commit", "-qam", "Grossit");
});
afterEach(() => test.dispose());

it("skips a file of many megabytes by its announced size, and gives what is asked before and after it", async () => {
  const reader = createObjectReader(createGit(["-C", test.directory]), join(test.directory, ".git"));
  try {
    const [velo, bus] = [VELO, BUS].map((path) => test.git("rev-parse", `main:${path}`));
    const read = (oid = "") => reader.read(oid).catch((error: unknown) => error);
    const [before, large, after] = await Promise.all([read(velo), read(bus), read(velo)]);
    expect(large).toMatchObject({ kind: "invalid", size: SIZE });
    expect(before).toMatchObject({ type: "blob" });
    expect(after).toEqual(before);
    expect(SIZE).toBeGreaterThan(MOST_READ);
  } finally {
    reader.close();
  }
});

it("shows it as too large among the others, and lets it be replaced by who saw that, and published", async () => {
  let repository: Repository;
  const readCatalogue = createCatalogueReader();
  repository = await test.open({ gate: createGate(territory, readCatalogue, () => repository) });
  const commit = (await repository.head())?.commit;
  const listed = await repository.readFolder(commit, "benefits/javascript");
  const shown = listed.find(({ path }) => path === BUS)?.bytes.toString() ?? "";
  expect(shown).toMatch(/^# Le fichier pèse 20480 Ko, alors que la limite est de 256 Ko/);
  const { files } = await readCatalogue(repository, commit);
  expect(files.find(({ file }) => file === BUS)?.problems).toMatchObject([{ reason: "too-large" }]);

  const slug = "region_test-aide-bus";
  const text = "label: aide au bus\ninstitution: region_test\n";
  await expect(repository.saveEntry(entry(slug, text, { base: text }))).rejects.toMatchObject({
    kind: "conflict",
    message: expect.stringContaining("20480 Ko"),
  });
  await repository.saveEntry(entry(slug, text, { base: shown }));
  expect(test.git("show", `cms/benefits_javascript/${slug}:${BUS}`)).toBe(text.trimEnd());
});

it("does not publish a draft that holds one, and says why", async () => {
  let repository: Repository;
  repository = await test.open({ gate: createGate(territory, createCatalogueReader(), () => repository) });
  test.git("checkout", "-qb", "cms/benefits_javascript/region_test-aide-velo");
  writeFileSync(join(test.directory, VELO), `label: ${"b".repeat(SIZE)}\n`);
  test.git("commit", "-qam", "Grossit aussi");
  test.git("checkout", "-q", "main");
  await expect(repository.publish("benefits_javascript", "region_test-aide-velo")).rejects.toMatchObject({
    kind: "refused",
    problems: [{ file: VELO, message: expect.stringContaining("Ko, alors que la limite est de 256 Ko") }],
  });
});

it("names the first of tens of thousands of problems, and says that there are more", async () => {
  let repository: Repository;
  repository = await test.open({ gate: createGate(territory, createCatalogueReader(), () => repository) });
  const text = `label: aide au vélo\ninstitution: region_test\ndescription: ${"<b>".repeat(60_000)}\n`;
  await repository.saveEntry(entry("region_test-aide-velo", text));
  const refused = repository.setStatus("benefits_javascript", "region_test-aide-velo", "pending_review");
  const { message, problems } = await refused.then(fail, (error: unknown) => error as Refusal);
  expect(problems).toHaveLength(MOST_NAMED);
  expect(message).toMatch(/ Et beaucoup d’autres\.$/);
});

function fail(): never {
  throw new Error("it was let in");
}
