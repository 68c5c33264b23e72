import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import { createPool } from "../../../server/repository/git/pool.ts";
import { createTestRepository, type TestRepository } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const FOLDER = "benefits/javascript";

let test: TestRepository;
let server: FastifyInstance;
let errors: unknown[];
beforeEach(async () => {
  errors = [];
  test = createTestRepository();
  server = await createServer({
    repository: await test.open(),
    adminDirectory: test.folder(),
    logError: (error) => errors.push(error),
  });
});
afterEach(async () => {
  await server.close();
  test.dispose();
  expect(errors).toEqual([]);
});

async function ask(action: string, params: object) {
  const response = await server.inject({
    method: "POST",
    url: "/api/v1",
    headers: { "content-type": "application/json" },
    payload: JSON.stringify({ action, params }),
  });
  return { status: response.statusCode, answer: response.json(), size: response.body.length };
}

const pathOf = (slug: string) => `${FOLDER}/${slug}.yml`;
const slugs = (count: number) => Array.from({ length: count }, (_, i) => `region_test-aide-${i}`);
const textOf = (slug: string) => `label: ${slug}\ninstitution: region_test\n`;

/** Drafts as others push them: one commit each, from the main branch. */
function pushDrafts(names: readonly string[], text: (slug: string) => string) {
  const data = (content: string) => `data ${Buffer.byteLength(content)}\n${content}\n`;
  const commits = names.map((slug) =>
    [
      `commit refs/heads/cms/${COLLECTION}/${slug}`,
      `committer Camille <camille@example.org> 1700000000 +0000`,
      `${data("Propose")}from refs/heads/main`,
      `M 100644 inline ${pathOf(slug)}`,
      data(text(slug)),
    ].join("\n"),
  );
  test.feed(["fast-import", "--quiet"], commits.join(""));
}

/** Puts before git a command that counts its processes, and gives the count so far. */
function countProcesses(): () => number {
  const folder = test.folder();
  const log = join(folder, "log");
  writeFileSync(log, "");
  const path = process.env.PATH;
  writeFileSync(join(folder, "git"), `#!/bin/sh\necho >> ${log}\nPATH='${path}' exec git "$@"\n`);
  chmodSync(join(folder, "git"), 0o755);
  process.env.PATH = `${folder}:${path}`;
  restore = () => (process.env.PATH = path);
  return () => readFileSync(log).length;
}

let restore: (() => void) | undefined;
afterEach(() => restore?.());

describe("a board of many drafts", () => {
  it("costs a few git processes, a second look fewer, and a change of one draft what that draft costs", async () => {
    const count = countProcesses();
    pushDrafts(slugs(300), textOf);
    const first = await ask("unpublishedEntries", { details: true });
    expect(first.answer).toHaveLength(300);
    expect(first.answer[7]).toMatchObject({
      status: "draft",
      diffs: [{ path: pathOf(first.answer[7].slug), newFile: true }],
      texts: { [pathOf(first.answer[7].slug)]: textOf(first.answer[7].slug) },
    });
    expect(count()).toBeLessThan(12);
    const before = count();
    expect((await ask("unpublishedEntries", { details: true })).answer).toEqual(first.answer);
    expect(count() - before).toBeLessThan(3);
    const [changed] = slugs(1);
    test.git("update-ref", `refs/heads/cms/${COLLECTION}/${changed}`, test.git("rev-parse", "main"));
    const third = await ask("unpublishedEntries", { details: true });
    expect(third.answer).toHaveLength(299);
    expect(count() - before).toBeLessThan(7);
  });

  it("says of each what a list of one would say, whatever its history", async () => {
    const names = slugs(4);
    pushDrafts(names, textOf);
    const branch = (slug: string | undefined) => `cms/${COLLECTION}/${slug}`;
    test.git("commit", "-q", "--allow-empty", "-m", "Ailleurs");
    const [merged, twice, orphan] = names;
    test.git("checkout", "-q", branch(merged));
    test.git("merge", "-q", "--no-ff", "-m", "Reprend", "main");
    test.git("checkout", "-q", branch(twice));
    test.git("commit", "-q", "--allow-empty", "-m", "Relit", "-m", "Contribution-Status: pending_review");
    test.git("commit", "-q", "--allow-empty", "-m", "Relit encore");
    test.git("checkout", "-q", "--orphan", "other");
    test.git("commit", "-q", "-m", "Sans passé");
    test.git("branch", "-f", branch(orphan), "other");
    test.git("checkout", "-q", "main");
    test.git("branch", "-q", "-D", "other");
    const { answer } = await ask("unpublishedEntries", { details: true });
    expect(answer.map(({ status }: { status: string }) => status)).toEqual([
      "draft",
      "pending_review",
      "draft",
      "draft",
    ]);
    const again = await test.open();
    for (const draft of answer) {
      const { collection, slug, diffs, tip } = draft;
      const alone = await again.draft(collection, slug);
      expect(alone).toMatchObject({ tip, status: draft.status, updatedAt: draft.updatedAt });
      const shown = alone?.own.map(({ path }) => path);
      expect(diffs.map(({ path }: { path: string }) => path)).toEqual(
        // The entry is named even where the draft leaves it as it is published.
        shown?.includes(pathOf(slug)) ? shown : [pathOf(slug), ...(shown ?? [])],
      );
    }
  });
});

describe("a commit that no git would make", () => {
  const branch = (slug: string) => `refs/heads/cms/${COLLECTION}/${slug}`;
  const push = (slug: string, author: string, when: string) => {
    const [tree, parent] = [test.git("rev-parse", "main^{tree}"), test.git("rev-parse", "main")];
    const head = `tree ${tree}\nparent ${parent}\n`;
    const commit = join(test.folder(), "commit");
    writeFileSync(commit, `${head}author ${author} ${when}\ncommitter ${author} ${when}\n\nPropose\n`);
    const oid = test.git("hash-object", "-t", "commit", "-w", "--literally", commit);
    test.git("update-ref", branch(slug), oid);
  };
  // git itself, asked for faults at the end, finds those of these commits.
  afterEach(() => {
    for (const ref of test.git("for-each-ref", "--format=%(refname)", "refs/heads/cms").split("\n"))
      test.git("update-ref", "-d", ref);
    test.git("reflog", "expire", "--expire=now", "--all");
    test.git("prune", "--expire=now");
  });

  it.each([
    "99999999999999999 +0000",
    "253402300799 +1400",
    "1700000000 +9999",
    "1700000000 -2360",
    "99999999999999999999999999 +0000",
  ])("at %s hides no other draft, and has a date", async (when) => {
    const [one = "", other = ""] = slugs(2);
    push(one, "Camille <camille@example.org>", when);
    push(other, "Camille <camille@example.org>", "1700000000 +0200");
    const { status, answer } = await ask("unpublishedEntries", { details: true });
    expect([status, answer.length]).toEqual([200, 2]);
    expect(answer[0].updatedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d\d:\d\d$/);
    expect(new Date(answer[0].updatedAt).getTime()).toBeGreaterThan(0);
    expect(answer[1].updatedAt).toBe("2023-11-15T00:13:20+02:00");
  });

  it("by a name of a million letters fills no answer", async () => {
    const [slug = ""] = slugs(1);
    push(slug, `${"N".repeat(1_000_000)} <camille@example.org>`, "1700000000 +0000");
    const { status, size } = await ask("unpublishedEntries", { details: true });
    expect([status, size < 10_000]).toEqual([200, true]);
  });
});

it("a draft that brings hundreds of thousands of files is opened, and said to hold them", async () => {
  const [slug = ""] = slugs(1);
  const file = test.git("rev-parse", "main:README.md");
  const make = (input: string) =>
    execFileSync("git", ["-C", test.directory, "mktree"], { input, encoding: "utf8" }).trim();
  const junk = make(Array.from({ length: 200_000 }, (_, i) => `100644 blob ${file}\tf${i}\n`).join(""));
  const tree = make(`${test.git("ls-tree", "main")}\n040000 tree ${junk}\tjunk\n`);
  const commit = test.git("commit-tree", "-p", "main", "-m", "Propose", tree);
  test.git("update-ref", `refs/heads/cms/${COLLECTION}/${slug}`, commit);
  const { status, answer } = await ask("unpublishedEntry", { collection: COLLECTION, slug, details: true });
  expect([status, answer.foreignCount]).toEqual([200, 200_000]);
});

it("a branch whose name is not UTF-8, which no request can name, is not listed", async () => {
  pushDrafts(slugs(1), textOf);
  const refs = join(test.directory, ".git", "packed-refs");
  const main = test.git("rev-parse", `cms/${COLLECTION}/${slugs(1)[0]}`);
  const line = Buffer.from(`${main} refs/heads/cms/${COLLECTION}/caf\xe9\n`, "latin1");
  writeFileSync(refs, Buffer.concat([Buffer.from("# pack-refs with: peeled fully-peeled\n"), line]));
  expect(test.git("for-each-ref", "--format=%(objectname)", "refs/heads/cms").split("\n")).toHaveLength(2);
  expect((await ask("unpublishedEntries", {})).answer).toEqual([`${COLLECTION}/${slugs(1)[0]}`]);
});

describe("a file that is larger than any that is read", () => {
  const LARGE = `label: lourd\ndescription: ${"très ".repeat(900_000)}fin\n`;
  const [slug = ""] = slugs(1);
  const name = { collection: COLLECTION, slug };
  const save = (raw: string, base?: string) =>
    ask("persistEntry", {
      dataFiles: [{ path: pathOf(slug), slug, raw, base }],
      assets: [],
      options: { useWorkflow: true },
    });

  it("is not saved, and says why", async () => {
    const { status, answer } = await save(LARGE.slice(0, 300_000));
    expect([status, answer.error]).toEqual([422, expect.stringContaining("la limite est de 256 Ko")]);
    expect(test.git("for-each-ref", "refs/heads/cms")).toBe("");
  });

  it("is shown as such when it was pushed, and hides no other draft", async () => {
    pushDrafts([...slugs(20), "region_test-petite"], (one) =>
      one === "region_test-petite" ? textOf(one) : LARGE,
    );
    const { status, answer, size } = await ask("unpublishedEntries", { details: true });
    expect([status, answer.length]).toEqual([200, 21]);
    expect(size).toBeLessThan(100_000);
    expect(answer.at(-1).texts[pathOf("region_test-petite")]).toBe(textOf("region_test-petite"));
    const shown = answer[0].texts[pathOf(slug)];
    expect(shown).toMatch(/^# Le fichier pèse 5274 Ko, alors que la limite est de 256 Ko/);
    const alone = await ask("unpublishedEntryDataFile", { ...name, path: pathOf(slug) });
    expect(alone.answer).toEqual({ data: shown });
  });

  it("stays as it is until somebody who saw it replaces it", async () => {
    pushDrafts([slug], () => LARGE);
    const { answer } = await ask("unpublishedEntryDataFile", { ...name, path: pathOf(slug) });
    const stored = () => test.git("rev-parse", `cms/${COLLECTION}/${slug}:${pathOf(slug)}`);
    const before = stored();
    expect((await save(answer.data, answer.data)).status).toBe(200);
    expect(stored()).toBe(before);
    expect((await save(textOf(slug), "label: autre\n")).status).toBe(409);
    expect(stored()).toBe(before);
    expect((await save(textOf(slug), answer.data)).status).toBe(200);
    expect(test.git("show", `cms/${COLLECTION}/${slug}:${pathOf(slug)}`)).toBe(textOf(slug).trimEnd());
  });
});

it("a logo that is larger than any that is read is refused by a sentence about logos", async () => {
  const path = "img/institutions/lourd.png";
  writeFileSync(join(test.directory, path), Buffer.alloc(4_500_000));
  test.git("add", ".");
  test.git("commit", "-qm", "Alourdit");
  const { status, answer } = await ask("getMediaFile", { path });
  expect([status, answer.error]).toEqual([
    422,
    `L’image « ${path} » pèse 4500 Ko : au-dessus de 1000 Ko, aucune n’est prise. Réduisez-la : un logo de 300 pixels de large suffit.`,
  ]);
});

describe("a request for too much", () => {
  it.each([
    ["lists", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
    ["objects", (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`],
  ])("of %s in each other is refused before it is read", async (_, nested) => {
    const send = (depth: number) =>
      server.inject({
        method: "POST",
        url: "/api/v1",
        headers: { "content-type": "application/json" },
        payload: `{"action":"info","params":{"x":${nested(depth)}}}`,
      });
    expect((await send(10)).statusCode).toBe(200);
    for (const depth of [20, 400_000]) {
      const response = await send(depth);
      expect([response.statusCode, response.json()]).toEqual([400, { error: "La demande est mal formée." }]);
    }
    const brackets = { action: "info", params: { x: '[{"\\'.repeat(1_000) } };
    expect((await ask(brackets.action, brackets.params)).status).toBe(200);
  });

  it("of thousands of files is refused", async () => {
    const files = Array.from({ length: 5_000 }, () => ({ path: pathOf("region_test-aide-velo") }));
    expect((await ask("entriesByFiles", { files })).status).toBe(422);
    expect((await ask("entriesByFiles", { files: files.slice(0, 200) })).status).toBe(200);
  });
});

describe("large bodies", () => {
  it("are received a few at a time, and stop no small request", async () => {
    const address = await server.listen({ host: "127.0.0.1", port: 0 });
    const port = Number(new URL(address).port);
    const head = "POST /api/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const greedy = await Promise.all(
      Array.from(
        { length: 100 },
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect(port, "127.0.0.1", () => {
              socket.write(`${head}Content-Length: 4000000\r\n\r\n{"action"`);
              resolve(socket);
            });
            socket.on("error", () => undefined);
          }),
      ),
    );
    const response = await fetch(`${address}/api/v1`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"action":"info"}',
    });
    expect(response.status).toBe(200);
    for (const socket of greedy) socket.destroy();
    // Whoever waited behind them is served.
    const { status } = await ask("info", { filler: "x".repeat(4_000_000) });
    expect(status).toBe(200);
  });
});

describe("a pool", () => {
  it("runs so many at once, and lets those who wait take turns", async () => {
    const pool = createPool(2);
    const order: string[] = [];
    let running = 0;
    const task = (name: string) => async () => {
      running += 1;
      expect(running).toBeLessThanOrEqual(2);
      await pause(1);
      order.push(name);
      running -= 1;
    };
    const greedy = Array.from({ length: 50 }, (_, i) => pool(task(`greedy ${i}`), "greedy"));
    const other = pool(task("other"), "other");
    await expect(pool(() => Promise.reject(new Error("no")), "third")).rejects.toThrow("no");
    await Promise.all([...greedy, other]);
    expect(order.indexOf("other")).toBeLessThan(6);
    expect(order).toHaveLength(51);
  });
});
