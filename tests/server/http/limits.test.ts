import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
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
