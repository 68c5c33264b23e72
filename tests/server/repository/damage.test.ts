import { execSync } from "node:child_process";
import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import { createTestRepository, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const OTHER = "region_test-aide-bus";
const BUS = `benefits/javascript/${OTHER}.yml`;
const DRAFT = `cms/benefits_javascript/${SLUG}`;
const TEXT = String(FILES[VELO]).replace("100", "150");

let test: TestRepository;
let server: FastifyInstance;
let logged: unknown[];
let told: string[];
let mend: (() => void)[];
beforeEach(async () => {
  test = createTestRepository();
  logged = [];
  told = [];
  mend = [];
  await serve();
  await ask("persistEntry", save(VELO, TEXT));
  await ask("persistEntry", save(BUS, "label: aide au car\ninstitution: region_test\nmontant: 50\n"));
  await ask("addNote", { ...name(SLUG), note: { content: "Vu" } });
});
afterEach(async () => {
  await server.close();
  for (const undo of mend) undo();
  test.dispose();
});

/** A server that has read nothing yet. */
async function serve() {
  await server?.close();
  server = await createServer({
    repository: await test.open(),
    adminDirectory: test.folder(),
    logError: (error) => logged.push(error),
    notify: (message) => told.push(message),
  });
}

const name = (slug: string) => ({ collection: "benefits_javascript", slug });
const save = (path: string, raw: string) => ({
  dataFiles: [{ path, slug: path.slice(path.lastIndexOf("/") + 1, -4), raw }],
  assets: [],
  options: { useWorkflow: true },
});

async function ask(action: string, params: object) {
  const response = await server.inject({ method: "POST", url: "/api/v1", payload: { action, params } });
  return { status: response.statusCode, body: response.json() };
}

const fileOf = (oid: string) => join(test.directory, ".git/objects", oid.slice(0, 2), oid.slice(2));

/** Takes an object away, or replaces what is stored of it, in a repository whose objects are each a file. */
async function damage(named: string, bytes?: string): Promise<string> {
  const objects = join(test.directory, ".git/objects");
  // Packs are opened, so that one object of them can be missing.
  const aside = test.folder();
  const packs = test.git("count-objects", "-v").includes("packs: 0") ? [] : [join(objects, "pack")];
  for (const folder of packs) {
    renameSync(folder, join(aside, "pack"));
    execSync(
      `for p in ${join(aside, "pack")}/*.pack; do git -C ${test.directory} unpack-objects -q < $p; done`,
    );
  }
  const oid = test.git("rev-parse", named);
  const file = fileOf(oid);
  renameSync(file, join(aside, oid));
  if (bytes !== undefined) writeFileSync(file, bytes);
  mend.push(() => {
    if (existsSync(file)) chmodSync(file, 0o600);
    renameSync(join(aside, oid), file);
  });
  await serve();
  return oid;
}

const everything = [
  ["entriesByFolder", { folder: "benefits/javascript", extension: "yml" }],
  ["getEntry", { path: VELO }],
  ["getEntry", { path: BUS }],
  ["entriesByFiles", { files: [{ path: VELO }] }],
  ["persistEntry", save(VELO, TEXT.replace("150", "160"))],
  ["updateUnpublishedEntryStatus", { ...name(SLUG), newStatus: "pending_review" }],
  ["publishUnpublishedEntry", name(SLUG)],
] as const;

describe("an object that is missing", () => {
  it.each([
    ["the tree of the folder of the entries", "main:benefits/javascript", undefined],
    ["the tree of a folder above", "main:benefits", undefined],
    ["the tree of all", "main^{tree}", undefined],
    ["a tree that is damaged", "main:benefits/javascript", "not zlib"],
    ["a tree that is empty after a power cut", "main:benefits", ""],
    ["the commit of the main branch", "main", undefined],
  ])("is an error with its name, and never an empty folder: %s", async (_, named, bytes) => {
    const before = [test.git("rev-parse", "main", DRAFT), test.git("status", "--porcelain")].join();
    const oid = await damage(named, bytes);
    for (const [action, params] of everything) {
      const { status, body } = await ask(action, params);
      expect([action, status, body.kind]).toEqual([action, 500, "damaged"]);
      expect(body.error).toContain(oid);
      expect(body.error).toContain("abîmé");
    }
    // Whoever runs the server is told once of each, and not at each request.
    expect(logged.length).toBeGreaterThan(0);
    expect(new Set(logged).size).toBe(logged.length);
    for (const undo of mend.splice(0)) undo();
    expect([test.git("rev-parse", "main", DRAFT), test.git("status", "--porcelain")].join()).toBe(before);
  });

  it("of a text is named by its path, and other entries are still opened, saved and published", async () => {
    const oid = await damage(`main:${BUS}`);
    const { status, body } = await ask("entriesByFolder", {
      folder: "benefits/javascript",
      extension: "yml",
    });
    expect([status, body.kind]).toEqual([500, "damaged"]);
    expect(body.error).toContain(BUS);
    expect(body.error).toContain(oid);
    expect((await ask("getEntry", { path: VELO })).status).toBe(200);
    expect(await ask("publishUnpublishedEntry", name(SLUG))).toMatchObject({ status: 200 });
  });

  it("of a logo or of notes is an error with its name", async () => {
    const logo = "img/institutions/region_test.png";
    const oids = [await damage(`main:${logo}`)];
    oids.push(await damage(`contribution/notes:benefits_javascript/${SLUG}.json`));
    const media = await server.inject({ url: `/media/${logo}` });
    expect([media.statusCode, media.json().error.includes(oids[0])]).toEqual([500, true]);
    for (const action of ["getNotes", "addNote"]) {
      const { status, body } = await ask(action, { ...name(SLUG), note: { content: "Encore" } });
      expect([action, status, body.error.includes(oids[1])]).toEqual([action, 500, true]);
    }
  });

  it.each([
    ["its commit", DRAFT],
    ["its tree", `${DRAFT}^{tree}`],
    ["its text", `${DRAFT}:${VELO}`],
  ])("of one draft hides no other draft, and is told: %s", async (_, named) => {
    const oid = await damage(named);
    const { status, body } = await ask("unpublishedEntries", { details: true });
    expect(status).toBe(200);
    expect(body.map(({ slug, damaged }: Record<string, string>) => [slug, !!damaged])).toEqual([
      [OTHER, false],
      [SLUG, true],
    ]);
    expect(body[1].damaged).toContain(oid);
    expect(told.join()).toContain(oid);
    expect((await ask("unpublishedEntry", { id: `benefits_javascript/${OTHER}` })).status).toBe(200);
    expect(await ask("publishUnpublishedEntry", name(OTHER))).toMatchObject({ status: 200 });
    const refused = await ask("publishUnpublishedEntry", name(SLUG));
    expect([refused.status, refused.body.error.includes(oid)]).toEqual([500, true]);
    // Whoever has no use for it any more removes it, and begins again.
    expect(await ask("deleteUnpublishedEntry", name(SLUG))).toMatchObject({ status: 200 });
    expect((await ask("unpublishedEntries", { details: true })).body).toEqual([]);
    expect(await ask("persistEntry", save(VELO, TEXT.replace("150", "170")))).toMatchObject({ status: 200 });
  });

  it("of a reference that is an empty file is an error with its name", async () => {
    const file = join(test.directory, ".git/refs/heads", DRAFT);
    const before = test.git("rev-parse", DRAFT);
    writeFileSync(file, "");
    mend.push(() => writeFileSync(file, `${before}\n`));
    const { status, body } = await ask("persistEntry", save(VELO, TEXT.replace("150", "170")));
    expect([status, body.kind, body.error.includes(DRAFT)]).toEqual([500, "damaged", true]);
    expect(await ask("deleteUnpublishedEntry", name(SLUG))).toMatchObject({ status: 200 });
    expect(await ask("persistEntry", save(VELO, TEXT.replace("150", "170")))).toMatchObject({ status: 200 });
    mend = [];
  });

  it("of what is published lets no draft be removed that would be whole with it", async () => {
    const before = test.git("rev-parse", DRAFT);
    await damage("main:benefits");
    expect((await ask("deleteUnpublishedEntry", name(SLUG))).body.kind).toBe("damaged");
    expect(test.git("rev-parse", DRAFT)).toBe(before);
  });

  it("of a draft that the remote holds whole lets it be removed here, and it comes back from there", async () => {
    test.remote("origin");
    const repository = await test.open({ remote: "origin" });
    await repository.sync?.run();
    const oid = await damage(`${DRAFT}:${VELO}`);
    const again = await test.open({ remote: "origin" });
    await again.deleteDraft(name(SLUG).collection, SLUG);
    expect(test.git("for-each-ref", `refs/heads/${DRAFT}`)).toBe("");
    await again.sync?.run();
    expect(await again.draft(name(SLUG).collection, SLUG)).toMatchObject({ own: [{ after: { oid } }] });
    mend = [];
  });

  it("in a partial clone whose origin is away is told as such", async () => {
    const clone = test.folder();
    test.git("config", "uploadpack.allowFilter", "true");
    test.gitIn(clone, "clone", "-q", "--bare", "--filter=blob:none", `file://${test.directory}`, "p.git");
    const partial = join(clone, "p.git");
    test.gitIn(partial, "remote", "set-url", "origin", join(clone, "nowhere"));
    const repository = await test.open({ directory: partial });
    const oid = test.git("rev-parse", `main:${VELO}`);
    const head = await repository.head();
    await expect(repository.readFiles(head?.commit, [VELO])).rejects.toThrow(
      expect.objectContaining({ kind: "damaged", message: expect.stringContaining("partielle") }),
    );
    await expect(repository.readFiles(head?.commit, [VELO])).rejects.toThrow(oid);
  });
});

describe("what does not exist", () => {
  it("is still no error", async () => {
    await serve();
    expect((await ask("getEntry", { path: "benefits/javascript/autre.yml" })).body.data).toBeNull();
    expect((await ask("getNotes", name("autre"))).body).toEqual({ notes: [] });
    expect((await ask("unpublishedEntry", { id: "benefits_javascript/autre" })).status).toBe(404);
    expect(logged).toEqual([]);
  });
});
