import { renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer } from "../../../server/http/create-server.ts";
import { createTestRepository, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const DRAFT = "cms/benefits_javascript/region_test-aide-velo";
const RAW = String(FILES[VELO]).replace("100", "200");

let test: TestRepository;
let folder: string;
beforeEach(() => {
  test = createTestRepository();
  folder = join(test.directory, ".git");
});
afterEach(() => test.dispose());

/** Asks a server to save a draft. */
async function save() {
  const server = await createServer({
    repository: await test.open(),
    adminDirectory: test.folder(),
    logError: () => undefined,
  });
  const dataFiles = [{ path: VELO, slug: "region_test-aide-velo", raw: RAW }];
  const params = { dataFiles, assets: [], options: { useWorkflow: true } };
  const payload = { action: "persistEntry", params };
  const response = await server.inject({ method: "POST", url: "/api/v1", payload });
  await server.close();
  return response;
}

it.each<[what: string, prepare: () => void, undo: () => void]>([
  [
    "whose place for branches leads nowhere",
    () => symlinkSync("cms", join(folder, "refs/heads/cms")),
    () => rmSync(join(folder, "refs/heads/cms")),
  ],
  [
    "whose place for branches is a file",
    () => writeFileSync(join(folder, "refs/heads/cms"), "abîmé\n"),
    () => rmSync(join(folder, "refs/heads/cms")),
  ],
  [
    "whose place for objects is a file",
    () => {
      renameSync(join(folder, "objects/pack"), join(folder, "aside"));
      writeFileSync(join(folder, "objects/pack"), "");
    },
    () => {
      rmSync(join(folder, "objects/pack"));
      renameSync(join(folder, "aside"), join(folder, "objects/pack"));
    },
  ],
])("A repository %s is not said to be busy, and saves once that is mended", async (_, prepare, undo) => {
  prepare();
  const refused = await save();
  undo();
  expect([refused.statusCode, refused.json().error]).toEqual([
    500,
    expect.stringMatching(/ne peut pas (lire|écrire)|n’a pas pu être lu|empêche d’enregistrer/),
  ]);
  expect((await save()).statusCode).toBe(200);
  expect(`${test.git("show", `${DRAFT}:${VELO}`)}\n`).toBe(RAW);
});
