import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { PNG } from "../../support/images.ts";
import { createTestRepository, FILES, type TestRepository, VELO, write } from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const COLLECTION = "benefits_javascript";
const BRANCH = `cms/${COLLECTION}/${SLUG}`;
const NAME = { collection: COLLECTION, slug: SLUG };
const LOGO = "img/institutions/region_test.png";
const BUS = "benefits/javascript/region_test-aide-bus.yml";
const INSTITUTION = "institutions/ville_test.yml";

let test: TestRepository;
let repository: Repository;
let server: FastifyInstance;
let clone: string;

/** A server on a bare repository, and somebody's clone of it, from which a draft's branch is pushed. */
async function serve(root = ""): Promise<void> {
  test = createTestRepository(FILES, root);
  const bare = test.folder();
  test.git("clone", "-q", "--bare", test.directory, bare);
  clone = test.folder();
  test.git("clone", "-q", bare, clone);
  inClone("config", "user.name", "Alix");
  inClone("config", "user.email", "alix@example.org");
  repository = await test.open({ directory: bare });
  server = await createServer({ repository, adminDirectory: test.folder() });
}

afterEach(async () => {
  await server.close();
  test.dispose();
});

function inClone(...args: string[]): string {
  return execFileSync("git", ["-C", clone, ...args], { encoding: "utf8", stdio: "pipe" }).trim();
}

/** Pushes a draft that changes its entry and does something else. */
function pushDraft(
  change: (root: string) => void,
  text = "label: aide au vélo\nmontant: 200\n",
  root = "",
): void {
  inClone("checkout", "-q", "-B", BRANCH, "origin/main");
  write(join(clone, root, VELO), text);
  change(clone);
  inClone("add", "--all");
  inClone("commit", "-qm", "Montant\n\nContribution-Status: pending_publish");
  inClone("push", "-q", "--force", "origin", BRANCH);
}

/** Commits on the main branch and pushes it. */
function pushMain(change: () => void): void {
  inClone("checkout", "-q", "main");
  change();
  inClone("add", "--all");
  inClone("commit", "-qm", "Suite");
  inClone("push", "-q", "origin", "main");
}

const file = (path: string, content: string | Buffer) => write(join(clone, path), content);

async function post(action: string, params: object) {
  const response = await server.inject({ method: "POST", url: "/api/v1", payload: { action, params } });
  return { status: response.statusCode, answer: response.json() };
}

async function foreign(): Promise<string[]> {
  const { answer } = await post("unpublishedEntries", { details: true });
  const [draft] = answer as { foreign: { path: string; reason: string }[] }[];
  return (draft?.foreign ?? []).map(({ path, reason }) => `${reason} ${path}`);
}

const main = () => inClone("ls-remote", "origin", "refs/heads/main");

describe("what a pushed branch holds beside its proposal", () => {
  beforeEach(() => serve());

  it("is said with the draft, and neither reviewed nor published", async () => {
    pushDraft(() => {
      file(".github/workflows/deploy.yml", "on: push\n");
      file("package.json", "{}\n");
      file(BUS, "label: aide au bus\nmontant: 5000\n");
      symlinkSync("/etc/passwd", join(clone, "lien"));
    });
    const before = main();
    expect(await foreign()).toEqual([
      "outside .github/workflows/deploy.yml",
      `other-entry ${BUS}`,
      "link lien",
      "outside package.json",
    ]);
    const { answer } = await post("unpublishedEntry", { id: `${COLLECTION}/${SLUG}` });
    expect(answer).toMatchObject({ diffs: [{ path: VELO }], foreignCount: 4 });
    for (const [action, params] of [
      ["publishUnpublishedEntry", NAME],
      ["updateUnpublishedEntryStatus", { ...NAME, newStatus: "pending_review" }],
    ] as const) {
      const refused = await post(action, params);
      expect(refused).toMatchObject({ status: 422, answer: { kind: "refused" } });
      for (const name of [".github/workflows/deploy.yml", "package.json", "lien", BUS])
        expect(refused.answer.error).toContain(name);
    }
    expect(main()).toBe(before);
    expect(inClone("ls-remote", "origin", `refs/heads/${BRANCH}`)).not.toBe("");
  });

  it.each<[string, string, () => void]>([
    ["another entry removed", `removed ${BUS}`, () => rmSync(join(clone, BUS))],
    ["the entry itself removed", `removed ${VELO}`, () => rmSync(join(clone, VELO))],
    ["the entry made a link", `link ${VELO}`, () => relink(VELO, "../../README.md")],
    ["the entry made a program", `mode ${VELO}`, () => chmodSync(join(clone, VELO), 0o755)],
    [
      "a published institution",
      "known-institution institutions/region_test.yml",
      () => file("institutions/region_test.yml", "name: Autre\ntype: region\n"),
    ],
    [
      "an institution of no use",
      `unneeded-institution ${INSTITUTION}`,
      () => file(INSTITUTION, "name: Ville\n"),
    ],
    ["an image of no use", "unused-image img/institutions/x.png", () => file("img/institutions/x.png", PNG)],
    ["an image replaced", `unused-image ${LOGO}`, () => file(LOGO, Buffer.concat([PNG, PNG]))],
    ["a hidden entry", "outside institutions/.x.yml", () => file("institutions/.x.yml", "name: x\n")],
    ["a folder in the data", "outside institutions/a/b.yml", () => file("institutions/a/b.yml", "name: x\n")],
    ["another repository", "repository sous-module", () => inClone("clone", "-q", ".", "sous-module")],
    ["a file made a program", "outside README.md", () => chmodSync(join(clone, "README.md"), 0o755)],
    [
      "a twin of the entry",
      "other-entry benefits/javascript/Region_test-aide-velo.yml",
      () => file("benefits/javascript/Region_test-aide-velo.yml", "label: jumelle\n"),
    ],
  ])("is refused by name: %s", async (_, expected, change) => {
    pushDraft(change);
    expect(await foreign()).toEqual([expected]);
    const before = main();
    const { status, answer } = await post("publishUnpublishedEntry", NAME);
    expect(status).toBe(422);
    expect(answer.error).toContain(expected.slice(expected.indexOf(" ") + 1));
    expect(main()).toBe(before);
  });

  function relink(path: string, target: string): void {
    rmSync(join(clone, path));
    symlinkSync(target, join(clone, path));
  }

  it("does not come in by a new entry that a system would take for a published one", async () => {
    inClone("checkout", "-q", "-B", "cms/institutions/Region_Test", "origin/main");
    file("institutions/Region_Test.yml", "name: Jumelle\n");
    inClone("add", "--all");
    inClone("commit", "-qm", "Jumelle");
    inClone("push", "-q", "origin", "HEAD");
    expect(await foreign()).toEqual(["twin institutions/Region_Test.yml"]);
    expect(
      await post("publishUnpublishedEntry", { collection: "institutions", slug: "Region_Test" }),
    ).toMatchObject({
      status: 422,
      answer: { error: expect.stringContaining("Region_Test") },
    });
  });

  it("sends a draft in review back when it is saved again", async () => {
    pushDraft(() => file("package.json", "{}\n"));
    const text = "label: aide au vélo\nmontant: 300\n";
    const entry = { path: VELO, slug: SLUG, raw: text };
    const { answer } = await post("persistEntry", {
      entry,
      assets: [],
      options: { useWorkflow: true, unpublished: true },
    });
    expect(answer).toMatchObject({
      status: "draft",
      problems: [{ message: expect.stringContaining("package.json") }],
    });
    expect(await foreign()).toEqual(["outside package.json"]);
  });
});

describe("a proposal", () => {
  it("is its entry, the new institution that it cites and the images that both use, wherever the data are", async () => {
    await serve("donnees");
    pushDraft(
      () => {
        write(join(clone, "donnees", INSTITUTION), "name: Ville\nimgSrc: img/institutions/ville.png\n");
        for (const name of ["velo", "ville"]) file(`donnees/img/institutions/${name}.png`, PNG);
      },
      "label: aide au vélo\ninstitution: ville_test\nimgSrc: img/institutions/velo.png\n",
      "donnees",
    );
    expect(await foreign()).toEqual([]);
    expect((await post("publishUnpublishedEntry", NAME)).status).toBe(200);
    expect(inClone("ls-remote", "origin", `refs/heads/${BRANCH}`)).toBe("");
    inClone("fetch", "-q");
    expect(inClone("diff", "--name-only", "origin/main^1", "origin/main").split("\n")).toHaveLength(4);
  });

  it("that has taken in the main branch, merged, squashed or copied, holds nothing else", async () => {
    await serve();
    pushDraft(() => undefined);
    pushMain(() => {
      file("package.json", "{}\n");
      file(BUS, "label: aide au bus\nmontant: 60\n");
      chmodSync(join(clone, "README.md"), 0o755);
    });
    inClone("checkout", "-q", BRANCH);
    inClone("merge", "-q", "--squash", "main");
    inClone("commit", "-qm", "Reprend la suite");
    inClone("push", "-q", "origin", BRANCH);
    expect(await foreign()).toEqual([]);
    inClone("merge", "-q", "--no-edit", "main");
    writeFileSync(join(clone, "package.json"), '{"scripts":{}}\n');
    inClone("commit", "-qam", "Autre chose");
    inClone("push", "-q", "origin", BRANCH);
    expect(await foreign()).toEqual(["outside package.json"]);
    inClone("revert", "--no-edit", "HEAD");
    inClone("push", "-q", "origin", BRANCH);
    const before = inClone("rev-parse", "main");
    expect((await post("publishUnpublishedEntry", NAME)).status).toBe(200);
    inClone("fetch", "-q");
    expect(inClone("diff", "--name-only", before, "origin/main")).toBe(VELO);
  });

  it("is saved with no institution that it does not cite, in a draft or published at once", async () => {
    await serve();
    const dataFiles = [
      { path: VELO, slug: SLUG, raw: "label: aide\ninstitution: region_test\n" },
      { path: INSTITUTION, slug: "ville_test", raw: "name: Ville\n" },
    ];
    for (const useWorkflow of [true, false]) {
      expect(await post("persistEntry", { dataFiles, assets: [], options: { useWorkflow } })).toMatchObject({
        status: 422,
        answer: { error: expect.stringContaining("ville_test") },
      });
    }
  });
});
