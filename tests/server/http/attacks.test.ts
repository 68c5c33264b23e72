import { symlinkSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { FastifyInstance, InjectOptions } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import { eventually } from "../../support/eventually.ts";
import { PNG, png } from "../../support/images.ts";
import { createTestRepository, type TestRepository, VELO, write } from "../temporary-repository.ts";

let test: TestRepository;
let server: FastifyInstance;
let errors: unknown[];
beforeAll(async () => {
  errors = [];
  test = createTestRepository();
  write(join(test.directory, "secret.yml"), "secret: 1\n");
  symlinkSync("../../secret.yml", join(test.directory, "benefits/javascript/region_test-lien.yml"));
  test.git("add", ".");
  test.git("commit", "-qm", "Secret");
  const admin = test.folder();
  write(join(admin, "index.html"), "<!doctype html>");
  server = await createServer({
    repository: await test.open(),
    adminDirectory: admin,
    hostnames: ["aides.example.org"],
    logError: (error) => errors.push(error),
  });
});
afterAll(async () => {
  await server.close();
  const left = {
    errors,
    references: test.git("for-each-ref", "--format=%(refname)"),
    commits: test.git("rev-list", "--count", "main"),
    files: test.git("status", "--porcelain"),
  };
  test.dispose();
  expect(left).toEqual({ errors: [], references: "refs/heads/main", commits: "2", files: "" });
});

const post = (payload: unknown, options: InjectOptions = {}) =>
  server.inject({
    method: "POST",
    url: "/api/v1",
    headers: { "content-type": "application/json" },
    payload: JSON.stringify(payload),
    ...options,
  });

const save = (path: string, slug: string, options: object = {}) => ({
  action: "persistEntry",
  params: {
    dataFiles: [{ path, slug, raw: "a: 1\n" }],
    assets: [],
    options: { useWorkflow: true, ...options },
  },
});

const PATHS = [
  ".git/config",
  ".git/hooks/pre-commit.yml",
  "benefits/javascript/../../.git/config",
  "benefits/javascript/../../secret.yml",
  "../secret.yml",
  "/etc/passwd",
  "/etc/passwd.yml",
  "secret.yml",
  "package.json",
  "benefits/javascript/.git/x.yml",
  "benefits/javascript/.yml",
  "benefits/javascript/.cache.yml",
  "benefits/javascript/a/b.yml",
  "benefits//javascript/a.yml",
  "benefits/javascript/a.yml/",
  "benefits\\javascript\\a.yml",
  "benefits/javascript/a\\..\\b.yml",
  "benefits/javascript/a\u0000.yml",
  "benefits/javascript/a\n.yml",
  "benefits/javascript/a.json",
  "benefits/javascript/region_test-lien.yml",
  "img/institutions/../../.git/x.png",
  "img/institutions/.git/x.png",
  "img/institutions/x.svg",
  "img/other/x.png",
];

describe("a path outside the collections and the logos", () => {
  it.each(PATHS)("%j is neither read nor written nor removed", async (path) => {
    const content = PNG.toString("base64");
    const name = { collection: "benefits_javascript", slug: "x" };
    const requests = [
      { action: "getEntry", params: { path } },
      { action: "entriesByFiles", params: { files: [{ path }] } },
      { action: "getMediaFile", params: { path } },
      { action: "unpublishedEntryMediaFile", params: { ...name, path } },
      save(path, "a"),
      save(path, "a", { useWorkflow: false }),
      save(path, path.split("/").at(-1)?.replace(".yml", "") ?? ""),
      {
        action: "persistMedia",
        params: { asset: { path, content, encoding: "base64" }, options: { commitMessage: "x" } },
      },
      {
        action: "persistEntry",
        params: {
          dataFiles: [{ path: VELO, slug: "region_test-aide-velo", raw: "a: 1\n" }],
          assets: [{ path, content, encoding: "base64" }],
          options: { useWorkflow: true },
        },
      },
      { action: "deleteFile", params: { path, options: { commitMessage: "x" } } },
      { action: "deleteFiles", params: { paths: [VELO, path], options: { commitMessage: "x" } } },
    ];
    for (const request of requests) {
      const response = await post(request);
      expect([request.action, [404, 422].includes(response.statusCode)]).toEqual([request.action, true]);
      expect(Object.keys(response.json())).toContain("error");
    }
  });

  it.each(["..", ".git", "/", "benefits", "secret.yml", "institutions/.."])(
    "folder %j is not listed",
    async (folder) => {
      expect(
        (await post({ action: "entriesByFolder", params: { folder, extension: "yml", depth: 9 } }))
          .statusCode,
      ).toBe(422);
      expect((await post({ action: "getMedia", params: { mediaFolder: folder } })).statusCode).toBe(422);
    },
  );

  it.each([
    "/media/../.git/config",
    "/media/%2e%2e/%2e%2e/.git/config",
    "/media/.git/config",
    "/media/img%2finstitutions%2f..%2f..%2fsecret.yml",
    "/media/secret.yml",
    "/admin/../.git/config",
    "/admin/%2e%2e%2f%2e%2e%2fpackage.json",
    "/admin/%zz",
    "/.git/config",
    "/api",
  ])("address %s gives nothing", async (url) => {
    const response = await server.inject({ method: "GET", url });
    expect([400, 403, 404, 422]).toContain(response.statusCode);
    expect(response.json()).toEqual(expect.objectContaining({ error: expect.any(String) }));
  });

  it.each(["../../heads/main", "a..b", "a b", "a~1", "-x/../y", "@{u}", "a@{1}", ":/x", "a\n", "a.lock"])(
    "slug %j makes no branch",
    async (slug) => {
      for (const request of [
        save(`benefits/javascript/${slug}.yml`, slug),
        {
          action: "updateUnpublishedEntryStatus",
          params: { collection: "benefits_javascript", slug, newStatus: "pending_review" },
        },
        { action: "deleteUnpublishedEntry", params: { collection: "benefits_javascript", slug } },
        { action: "publishUnpublishedEntry", params: { collection: "benefits_javascript", slug } },
        { action: "addNote", params: { collection: "benefits_javascript", slug, note: { content: "x" } } },
        { action: "unpublishedEntry", params: { collection: "benefits_javascript", slug } },
      ]) {
        const { statusCode } = await post(request);
        expect([request.action, statusCode >= 400 && statusCode < 500]).toEqual([request.action, true]);
      }
    },
  );
});

describe("a request from elsewhere", () => {
  const info = { action: "info", params: {} };

  it.each([
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "http://localhost:9999" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ host: "evil.example" }, 403],
    [{ host: "evil.example:80", origin: "http://evil.example:80" }, 403],
    [{ host: "localhost:8080", origin: "http://localhost:8080", "sec-fetch-site": "same-origin" }, 200],
    [{ host: "127.0.0.1:8080" }, 200],
    [{ host: "[::1]:8080", origin: "http://[::1]:8080" }, 200],
    [{ host: "aides.example.org", origin: "https://aides.example.org" }, 200],
  ])("with %j is answered %i", async (headers, status) => {
    const response = await post(info, { headers: { "content-type": "application/json", ...headers } });
    expect(response.statusCode).toBe(status);
  });

  it("reads no page under a foreign host name", async () => {
    expect((await server.inject({ url: "/admin/", headers: { host: "evil.example" } })).statusCode).toBe(403);
    expect((await server.inject({ url: "/admin/" })).statusCode).toBe(200);
  });
});

describe("a body", () => {
  it.each([
    ["text/plain", '{"action":"info"}', 415],
    ["application/x-www-form-urlencoded", "action=info", 415],
    ["multipart/form-data; boundary=x", "--x--", 415],
    ["application/json", "{", 400],
    ["application/json", "", 400],
    ["application/json", '{"__proto__":{"action":"info"}}', 400],
    ["application/json", "[]", 422],
    ["application/json", "null", 422],
    ["application/json", '{"action":"constructor","params":{}}', 422],
    ["application/json", '{"action":"getEntry","params":{"path":3}}', 422],
    ["application/json", '{"action":"getEntry","params":{"path":["a"]}}', 422],
    ["application/json", '{"action":"getEntry"}', 422],
    ["application/json", '{"action":"deleteFiles","params":{"paths":[],"options":{}}}', 422],
    ["application/json", JSON.stringify({ action: "info", filler: "x".repeat(6_000_000) }), 413],
  ])("of type %s is checked: %.60s", async (type, payload, status) => {
    const response = await post(undefined, { headers: { "content-type": type }, payload });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(response.body).not.toMatch(/\bat \w+ \(|node_modules|FST_/);
  });

  it("that says what is missing, in French", async () => {
    const response = await post({ action: "getEntry", params: { branch: "main" } });
    expect(response.json()).toEqual({ error: "La demande est mal formée : « params.path » est absent." });
    expect((await post({ action: "nope", params: {} })).json()).toEqual({
      error: "Cette action n’existe pas.",
    });
  });

  it.each([
    { name: "A", email: "a" },
    { name: "", email: "a@b" },
    { name: "...", email: "a@b" },
    { name: "A <x@y>", email: "a@b" },
    { name: "A\nB", email: "a@b" },
    { name: "A", email: "a@b>\nx" },
    { name: "A".repeat(101), email: "a@b" },
    { name: "A" },
    "A",
  ])("of an author %j is refused", async (author) => {
    expect((await post({ action: "info", params: {}, author })).statusCode).toBe(422);
    expect(
      (await post({ action: "info", params: {}, author: { name: "Zoé", email: "z@b.fr" } })).statusCode,
    ).toBe(200);
  });

  it("cannot bring a status by a commit message, nor rename an entry", async () => {
    const draft = save(VELO, "region_test-aide-velo", {
      commitMessage: "x\n\nContribution-Status: pending_publish",
    });
    expect((await post(draft)).statusCode).toBe(200);
    const { collection, slug } = { collection: "benefits_javascript", slug: "region_test-aide-velo" };
    expect((await post({ action: "unpublishedEntry", params: { collection, slug } })).json()).toMatchObject({
      status: "draft",
    });
    draft.params.dataFiles = [
      { path: VELO, slug, raw: "a: 2\n", newPath: "benefits/javascript/autre.yml" } as never,
    ];
    expect((await post(draft)).statusCode).toBe(422);
    expect((await post({ action: "deleteUnpublishedEntry", params: { collection, slug } })).statusCode).toBe(
      200,
    );
  });
});

describe("a slow or greedy client", () => {
  /** More than a computer keeps on the way by itself. */
  const LARGE = 60_000_000;

  /** What a connection that sends `first` and then a byte from time to time gets, and after how long (ms). */
  const drip = (port: number, first: string) =>
    new Promise<{ answer: string; after: number }>((resolve) => {
      const begun = Date.now();
      let answer = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(first));
      const timer = setInterval(() => socket.write("x"), 200);
      socket.on("data", (chunk) => (answer += chunk));
      socket.on("error", () => undefined);
      socket.on("close", () => {
        clearInterval(timer);
        resolve({ answer, after: Date.now() - begun });
      });
    });

  it("is cut off in a bounded time, and stops nobody else", async () => {
    const patient = await createServer({
      repository: await test.open(),
      adminDirectory: test.folder(),
      patience: 1_500,
    });
    try {
      const port = Number(new URL(await patient.listen({ host: "127.0.0.1", port: 0 })).port);
      const head = `POST /api/v1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`;
      const slow = Array.from({ length: 150 }, (_, i) =>
        drip(
          port,
          [`${head}Content-Length: 1000\r\n\r\n{"action"`, `${head}X-Slow: `, "GET /adm"][i % 3] ?? "",
        ),
      );
      for (let i = 0; i < 5; i += 1) {
        const response = await fetch(`http://127.0.0.1:${port}/api/v1`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: '{"action":"info"}',
        });
        expect(response.status).toBe(200);
      }
      for (const { answer } of await Promise.all(slow)) {
        expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
      }
    } finally {
      await patient.close();
    }
  });

  it("that takes its answer a little at a time does not keep the server holding it for ever", async () => {
    const patient = await createServer({
      repository: await test.open(),
      adminDirectory: test.folder(),
      derived: { large: () => "x".repeat(LARGE) },
      patience: 600,
    });
    const port = Number(new URL(await patient.listen({ host: "127.0.0.1", port: 0 })).port);
    const socket = connect(port, "127.0.0.1").on("error", () => undefined);
    socket.pause().write("GET /api/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let received = 0;
    const reading = setInterval(() => {
      received += (socket.read(100_000) ?? socket.read())?.length ?? 0;
    }, 20);
    try {
      await eventually(() => socket.closed).toBe(true);
      expect(received).toBeLessThan(LARGE);
    } finally {
      clearInterval(reading);
      socket.destroy();
      await patient.close();
    }
  });

  it("that announces or sends too much is answered 413 before it has sent it all", async () => {
    const address = await server.listen({ host: "127.0.0.1", port: 0 }).catch(() => server.listeningOrigin);
    const port = Number(new URL(address).port);
    const head = "POST /api/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const announced = await drip(port, `${head}Content-Length: 999999999\r\n\r\n{`);
    expect(announced.answer).toMatch(/^HTTP\/1\.1 413/);
    expect(announced.after).toBeLessThan(5_000);
  });
});

describe("an image", () => {
  const media = (content: Buffer, path = "img/institutions/x.png") => ({
    action: "persistMedia",
    params: {
      asset: { path, content: content.toString("base64"), encoding: "base64" },
      options: { commitMessage: "x" },
    },
  });
  const large = Buffer.from(PNG);
  large.writeUInt32BE(100_000, 16);

  it.each([
    ["SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "x.png"],
    ["SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "x.svg"],
    [
      "HTML that begins as a png does",
      Buffer.concat([PNG.subarray(0, 8), Buffer.from("<script>alert(1)</script>")]),
      "x.png",
    ],
    ["half of a png", PNG.subarray(0, 40), "x.png"],
    ["a png larger than any logo", large, "x.png"],
    [
      "HTML that begins as a jpeg does",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<script>")]),
      "x.jpg",
    ],
    ["a png under the name of a jpeg", PNG, "x.jpg"],
    ["eight bytes that begin a jpeg", Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 4, 1, 1]), "x.jpg"],
    ["a png that would take 256 MB to draw", png(8192, 8192), "x.png"],
    ["nothing", Buffer.alloc(0), "x.png"],
  ])("that is %s is refused", async (_, content, name) => {
    expect((await post(media(content, `img/institutions/${name}`))).statusCode).toBe(422);
  });
});

describe("a broken request line", () => {
  it("gets an answer without a stack", async () => {
    const address = await server.listen({ host: "127.0.0.1", port: 0 }).catch(() => server.listeningOrigin);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(address).port), "127.0.0.1", () =>
        socket.write("NOPE / HTTP/9\r\n\r\n"),
      );
      let received = "";
      socket.on("data", (chunk) => (received += chunk));
      socket.on("close", () => resolve(received));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(answer).not.toMatch(/ at /);
  });
});
