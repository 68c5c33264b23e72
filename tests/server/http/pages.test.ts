import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import { worktreeReport } from "../../../server/repository/worktree/worktree-report.ts";
import { PNG, png } from "../../support/images.ts";
import {
  createTestRepository,
  entry,
  FILES,
  type TestRepository,
  VELO,
  write,
} from "../temporary-repository.ts";

let test: TestRepository;
let server: FastifyInstance;
let repository: Awaited<ReturnType<TestRepository["open"]>>;
let told: string[];
let indexed: number;
beforeEach(async () => {
  told = [];
  indexed = 0;
  const others = {
    "img/institutions/faux.png": "<script>alert(1)</script>",
    "img/institutions/renvoi.png":
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 123\n",
  };
  test = createTestRepository({ ...FILES, ...others });
  const admin = test.folder();
  write(join(admin, "index.html"), "<!doctype html><title>Admin</title>");
  write(join(admin, "main-ABCD1234.js"), "1".repeat(5000));
  write(join(admin, "main-ABCD1234.js.br"), "compressé");
  repository = await test.open({
    gate: async ({ files }) => (files.includes("institutions/region_test.yml") ? [{ message: "Non." }] : []),
    tell: (left) => told.push(worktreeReport(left)),
  });
  server = await createServer({
    repository,
    adminDirectory: admin,
    derived: {
      "catalogue-index": async (commit) => {
        indexed += 1;
        const files = await repository.readCollections(commit);
        const labels = files.map(({ path, bytes }) => ({
          path,
          text: bytes.toString(),
          filler: "é".repeat(400),
        }));
        return { labels };
      },
    },
  });
});
afterEach(async () => {
  await server.close();
  test.dispose();
});

const post = (action: string, params: object) =>
  server.inject({ method: "POST", url: "/api/v1", payload: { action, params } });

describe("the admin's pages", () => {
  it("are where / and /admin lead, and may run no script but their own", async () => {
    for (const url of ["/", "/admin"]) {
      const { statusCode, headers } = await server.inject({ url });
      expect([statusCode, headers.location]).toEqual([302, "/admin/"]);
    }
    const page = await server.inject({ url: "/admin/" });
    expect(page.body).toContain("<title>Admin</title>");
    expect(page.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cache-control": "no-cache",
      etag: expect.any(String),
    });
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|upgrade-insecure|script-src[^;]*unsafe-inline/);
    expect(page.headers["strict-transport-security"]).toBeUndefined();
    expect(
      (await server.inject({ url: "/admin/", headers: { "if-none-match": String(page.headers.etag) } }))
        .statusCode,
    ).toBe(304);
  });

  it("are sent compressed as built, and kept for good when their name holds their hash", async () => {
    const script = await server.inject({
      url: "/admin/main-ABCD1234.js",
      headers: { "accept-encoding": "br, gzip" },
    });
    expect(script.headers).toMatchObject({
      "content-encoding": "br",
      "content-type": expect.stringContaining("javascript"),
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(script.body).toBe("compressé");
    expect((await server.inject({ url: "/admin/main-ABCD1234.js" })).body).toHaveLength(5000);
    expect((await server.inject({ url: "/admin/absent.js" })).json()).toEqual({
      error: "Cette page n’existe pas.",
    });
  });
});

describe("a logo", () => {
  it("is served by its content, from the main branch or a draft", async () => {
    const logo = await server.inject({ url: "/media/img/institutions/region_test.png" });
    expect(logo.rawPayload.equals(PNG)).toBe(true);
    expect(logo.headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const again = {
      url: "/media/img/institutions/region_test.png",
      headers: { "if-none-match": String(logo.headers.etag) },
    };
    expect((await server.inject(again)).statusCode).toBe(304);
    expect((await server.inject({ url: "/media/img/institutions/faux.png" })).statusCode).toBe(415);
    expect((await server.inject({ url: "/media/img/institutions/absent.png" })).statusCode).toBe(404);
    const pointer = await server.inject({ url: "/media/img/institutions/renvoi.png" });
    expect([pointer.statusCode, pointer.json().error]).toEqual([415, expect.stringContaining("Git LFS")]);

    const [path, bytes] = ["img/institutions/region_test-aide-velo.png", png(2, 2)];
    await repository.saveEntry(
      entry("region_test-aide-velo", `imgSrc: ${path}\n`, { media: [{ path, bytes }] }),
    );
    const draft = "?draft=benefits_javascript/region_test-aide-velo";
    expect((await server.inject({ url: `/media/${path}` })).statusCode).toBe(404);
    expect((await server.inject({ url: `/media/${path}${draft}` })).statusCode).toBe(200);
    expect((await server.inject({ url: `/media/${path}?draft=x/../y` })).statusCode).toBe(404);
    const params = {
      collection: "benefits_javascript",
      slug: "region_test-aide-velo",
      path,
      id: "x",
    };
    const { url, size } = (await post("unpublishedEntryMediaFile", params)).json();
    expect(size).toBe(bytes.length);
    expect((await server.inject({ url })).rawPayload.equals(bytes)).toBe(true);
  });

  it("is listed by name, size and address, without its bytes", async () => {
    const list = (await post("getMedia", { mediaFolder: "img/institutions" })).json();
    expect(list).toHaveLength(3);
    expect(list[1]).toEqual({
      id: expect.any(String),
      name: "region_test.png",
      path: "img/institutions/region_test.png",
      size: PNG.length,
      url: "/media/img/institutions/region_test.png",
      displayURL: "/media/img/institutions/region_test.png",
      content: "",
      encoding: "base64",
    });
  });
});

describe("the index", () => {
  it("is made again only when the data changed, and is compressed", async () => {
    const first = await server.inject({
      url: "/api/catalogue-index",
      headers: { "accept-encoding": "gzip, br" },
    });
    const text = brotliDecompressSync(first.rawPayload).toString();
    expect(JSON.parse(text).labels).toHaveLength(4);
    expect(first.headers).toMatchObject({
      "content-encoding": "br",
      vary: "accept-encoding",
      "content-type": "application/json; charset=utf-8",
    });
    const gzipped = await server.inject({
      url: "/api/catalogue-index",
      headers: { "accept-encoding": "gzip, br;q=0" },
    });
    expect(gunzipSync(gzipped.rawPayload).toString()).toBe(text);
    expect((await server.inject({ url: "/api/catalogue-index" })).body).toBe(text);
    const etag = String(first.headers.etag);
    expect(
      (await server.inject({ url: "/api/catalogue-index", headers: { "if-none-match": etag } })).statusCode,
    ).toBe(304);
    expect(indexed).toBe(1);
    await repository.deleteFiles([VELO]);
    const after = await server.inject({ url: "/api/catalogue-index", headers: { "if-none-match": etag } });
    expect([after.statusCode, after.json().labels.length, indexed]).toEqual([200, 3, 2]);
  });
});

describe("an answer", () => {
  it("says why a draft cannot be reviewed", async () => {
    const institution = { path: "institutions/region_test.yml", slug: "region_test", raw: "name: Autre\n" };
    const options = {
      useWorkflow: true,
      collectionName: "institutions",
      commitMessage: "x",
      status: "draft",
      newEntry: false,
    };
    const saved = await post("persistEntry", { dataFiles: [institution], assets: [], options });
    expect(saved.json()).toMatchObject({ message: "entry persisted", status: "draft", problems: [] });
    const review = await post("updateUnpublishedEntryStatus", {
      collection: "institutions",
      slug: "region_test",
      newStatus: "pending_review",
    });
    expect([review.statusCode, review.json()]).toEqual([
      422,
      {
        error: "Cette fiche ne peut pas encore être envoyée en relecture. Non.",
        kind: "refused",
        problems: [{ message: "Non." }],
      },
    ]);
    const collision = await post("persistEntry", {
      dataFiles: [institution],
      assets: [],
      options: { ...options, newEntry: true },
    });
    expect([collision.statusCode, collision.json().kind]).toEqual([409, "collision"]);
  });

  it("names the files of a working tree that a person was changing", async () => {
    write(join(test.directory, "README.md"), "en cours\n");
    write(join(test.directory, VELO), "label: le mien\n");
    await repository.saveEntry(entry("region_test-aide-velo", "a: 1\n"));
    const published = await post("publishUnpublishedEntry", {
      collection: "benefits_javascript",
      slug: "region_test-aide-velo",
    });
    expect(published.json()).toMatchObject({ worktree: "left-behind", left: [VELO] });
    expect(told).toEqual([expect.stringContaining(`  ${VELO}\nRien de vous n’y a été touché.`)]);
    expect(test.git("status", "--porcelain")).toBe(` M README.md\n M ${VELO}`);
  });
});

describe("notes", () => {
  it("are added, resolved, changed and removed", async () => {
    const name = { collection: "benefits_javascript", slug: "region_test-aide-velo" };
    const { note } = (
      await post("addNote", { ...name, note: { content: "À revoir", author: "", resolved: false } })
    ).json();
    expect(note).toEqual({
      id: expect.any(String),
      author: "Anonyme",
      content: "À revoir",
      resolved: false,
      timestamp: expect.any(String),
    });
    const noteId = note.id;
    expect((await post("toggleNoteResolution", { ...name, noteId })).json().note.resolved).toBe(true);
    expect(
      (await post("updateNote", { ...name, noteId, updates: { content: "Vu", id: "x" } })).json().note,
    ).toMatchObject({ id: noteId, content: "Vu" });
    expect((await post("getNotes", name)).json().notes).toHaveLength(1);
    expect((await post("deleteNote", { ...name, noteId })).statusCode).toBe(200);
    expect((await post("updateNote", { ...name, noteId, updates: {} })).statusCode).toBe(404);
    expect((await post("getPRMetadata", name)).json()).toEqual({ metadata: null });
  });
});
