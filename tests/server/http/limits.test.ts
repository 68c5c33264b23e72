import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import { createPool } from "../../../server/repository/pool.ts";
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
