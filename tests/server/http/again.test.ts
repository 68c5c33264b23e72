import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { repositoryWithData, type Started, start } from "../../support/command.ts";
import { type Throttle, throttle } from "../../support/git-servers.ts";
import { PNG } from "../../support/images.ts";
import { holds } from "../../support/random.ts";
import { createTestRepository, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const TEXT = String(FILES[VELO]);
const NAME = { collection: COLLECTION, slug: SLUG };
const LOGO = "img/institutions/region_test.png";

/** A request of the protocol. */
interface Request {
  readonly action: string;
  readonly params: object;
}

const persist = (slug: string, raw: string, options = {}, base?: string): Request => ({
  action: "persistEntry",
  params: {
    dataFiles: [{ slug, path: `benefits/javascript/${slug}.yml`, raw, ...(base !== undefined && { base }) }],
    assets: [],
    options: { useWorkflow: true, newEntry: false, unpublished: false, ...options },
  },
});
const create = (slug: string) => persist(slug, `label: ${slug}\n`, { newEntry: true });
const withStatus = (newStatus: string): Request => ({
  action: "updateUnpublishedEntryStatus",
  params: { ...NAME, newStatus },
});
const on = (action: string, params: object = {}): Request => ({ action, params: { ...NAME, ...params } });
const addNote = (content: string) => on("addNote", { note: { author: "Camille", content } });
const image = Buffer.from(PNG).toString("base64");

let test: TestRepository;
let repository: Repository;
let server: FastifyInstance;
let count = 0;

const newIntention = () => `intention-${count++}`;

async function open(): Promise<void> {
  repository = await test.open();
  server = await createServer({ repository, adminDirectory: test.folder(), logError: () => undefined });
}

async function restart(): Promise<void> {
  await server.close();
  repository.close();
  await open();
}

async function ask(request: Request, intention?: string) {
  const payload = { ...request, ...(intention !== undefined && { intention }) };
  const { statusCode, body } = await server.inject({ method: "POST", url: "/api/v1", payload });
  return { status: statusCode, body: JSON.parse(body) };
}

/** Commits of every branch, newest first, as subject and tree. */
const history = () => test.git("log", "--branches", "--format=%H");

beforeEach(async () => {
  test = createTestRepository();
  await open();
});
afterEach(async () => {
  await server.close();
  test.dispose();
});

describe("a write whose answer was lost and that is sent again", () => {
  const list = TEXT.replace("montant", "conditions:\n  - un\nmontant");
  it.each<[string, readonly Request[], Request]>([
    ["creation", [], create("region_test-neuf")],
    [
      "save",
      [persist(SLUG, TEXT.replace("vélo", "vélo neuf"))],
      persist(SLUG, TEXT.replace("100", "200"), {}, TEXT),
    ],
    [
      "element of a list",
      [persist(SLUG, list)],
      persist(SLUG, list.replace("- un\n", "- un\n  - deux\n"), { unpublished: true }, list),
    ],
    ["status", [persist(SLUG, TEXT.replace("100", "200"))], withStatus("pending_review")],
    ["note", [persist(SLUG, TEXT.replace("100", "200"))], addNote("À revoir")],
    ["publication", [persist(SLUG, TEXT.replace("100", "200"))], on("publishUnpublishedEntry")],
    ["deletion of a draft", [persist(SLUG, TEXT.replace("100", "200"))], on("deleteUnpublishedEntry")],
    ["deletion of an entry", [], { action: "deleteFiles", params: { paths: [VELO] } }],
    [
      "image",
      [{ action: "deleteFile", params: { path: LOGO } }],
      { action: "persistMedia", params: { asset: { path: LOGO, content: image, encoding: "base64" } } },
    ],
    ["save without workflow", [], persist(SLUG, TEXT.replace("100", "200"), { useWorkflow: false })],
  ])("is the same %s", async (_, before, request) => {
    for (const step of before) expect((await ask(step)).status).toBe(200);
    const intention = newIntention();
    const first = await ask(request, intention);
    const commits = history();
    const second = await ask(request, intention);
    await restart();
    const third = await ask(request, intention);
    expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { body } of [second, third])
      expect({ ...body, worktree: undefined }).toEqual({ ...first.body, worktree: undefined });
    expect(history()).toBe(commits);
  });

  it("is the same change or removal of a note", async () => {
    const { body } = await ask(addNote("À revoir"));
    const noteId = body.note.id as string;
    const toggle = on("toggleNoteResolution", { noteId });
    const intention = newIntention();
    for (let time = 0; time < 3; time += 1)
      expect((await ask(toggle, intention)).body.note.resolved).toBe(true);
    const edit = on("updateNote", { noteId, updates: { content: "Revu" } });
    const edited = newIntention();
    await ask(edit, edited);
    await ask(on("updateNote", { noteId, updates: { content: "Revu deux fois" } }), newIntention());
    expect((await ask(edit, edited)).body.note.content).toBe("Revu");
    const remove = on("deleteNote", { noteId });
    const removed = newIntention();
    for (let time = 0; time < 2; time += 1) expect((await ask(remove, removed)).status).toBe(200);
    expect(await repository.notes(COLLECTION, SLUG)).toEqual([]);
  });

  it("answers with the text that the first was merged to", async () => {
    await ask(persist(SLUG, TEXT.replace("vélo", "vélo neuf")));
    const mine = persist(SLUG, TEXT.replace("100", "200"), { unpublished: true }, TEXT);
    const intention = newIntention();
    const first = await ask(mine, intention);
    expect(first.body.mergedText).toContain("vélo neuf");
    await restart();
    expect((await ask(mine, intention)).body).toEqual(first.body);
    expect(
      (await ask({ action: "getOutcome", params: { of: "persistEntry" } }, intention)).body.outcome,
    ).toMatchObject({ commit: first.body.commit, mergedText: first.body.mergedText });
  });

  it("waits for the first while that is under way", async () => {
    const intention = newIntention();
    const answers = await Promise.all([1, 2, 3].map(() => ask(create("region_test-neuf"), intention)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.commit)).size).toBe(1);
    const other = await test.open();
    const both = await Promise.all(
      [repository, other].map((one) =>
        one.as(undefined, "deux-serveurs").addNote(COLLECTION, SLUG, { author: "A", content: "Une fois" }),
      ),
    );
    expect(both[0]).toEqual(both[1]);
    expect(await repository.notes(COLLECTION, SLUG)).toHaveLength(1);
  });

  it("runs when the first one had failed", async () => {
    const intention = newIntention();
    expect((await ask(withStatus("pending_review"), intention)).status).toBe(404);
    expect(
      (await ask({ action: "getOutcome", params: { of: "updateUnpublishedEntryStatus" } }, intention)).body,
    ).toEqual({ outcome: null });
    await ask(persist(SLUG, TEXT.replace("100", "200")));
    expect((await ask(withStatus("pending_review"), intention)).status).toBe(200);
  });

  it("is another one when somebody means it twice", async () => {
    for (let time = 0; time < 2; time += 1)
      expect((await ask(addNote("D’accord"), newIntention())).status).toBe(200);
    expect(await repository.notes(COLLECTION, SLUG)).toHaveLength(2);
    await ask(create("region_test-neuf"), newIntention());
    expect((await ask(create("region_test-neuf"), newIntention())).body.kind).toBe("collision");
  });

  it("does not remove a draft that somebody began since", async () => {
    await ask(persist(SLUG, TEXT.replace("100", "200")));
    const intention = newIntention();
    await ask(on("deleteUnpublishedEntry"), intention);
    await ask(persist(SLUG, TEXT.replace("100", "300")));
    expect((await ask(on("deleteUnpublishedEntry"), intention)).status).toBe(200);
    expect(await repository.draft(COLLECTION, SLUG)).toBeDefined();
  });

  it.each(["", "court", "a b c d e f g h", "../../../heads/main", "x".repeat(65)])(
    "names nothing but what it does: %j is refused",
    async (intention) => {
      expect((await ask(create("region_test-neuf"), intention)).status).toBe(422);
    },
  );
});

/** What is stored, without times and ids. */
async function stored(one: Repository) {
  const drafts = await one.drafts();
  return {
    main: test.git("rev-parse", "main^{tree}"),
    drafts: await Promise.all(
      drafts.map(async ({ collection, slug, tip }) => [
        slug,
        (await one.draft(collection, slug))?.status,
        test.git("rev-parse", `${tip}^{tree}`),
      ]),
    ),
    notes: (await one.notes(COLLECTION, SLUG)).map(({ content, resolved }) => [content, resolved]),
  };
}

it("Whatever answers are lost, the same is stored as if none had been", async () => {
  const request = fc.oneof(
    fc.constantFrom("region_test-neuf", "region_test-autre").map(create),
    fc
      .integer({ min: 1, max: 9 })
      .map((amount) => persist(SLUG, TEXT.replace("100", String(amount)), {}, TEXT)),
    fc.constantFrom("draft", "pending_review", "pending_publish").map(withStatus),
    fc.constantFrom("Un", "Deux").map(addNote),
    fc.constantFrom("publishUnpublishedEntry", "deleteUnpublishedEntry").map((action) => on(action)),
  );
  const sent = fc.record({ request, times: fc.integer({ min: 1, max: 4 }), isRestarted: fc.boolean() });
  const begin = test.git("rev-parse", "main");
  const reset = () => {
    for (const ref of test.git("for-each-ref", "--format=%(refname)").split("\n"))
      if (ref !== "refs/heads/main") test.git("update-ref", "-d", ref);
    test.git("reset", "-q", "--hard", begin);
  };
  await holds(
    fc.asyncProperty(fc.array(sent, { minLength: 3, maxLength: 8 }), async (sequence) => {
      reset();
      for (const step of sequence) await ask(step.request, newIntention());
      const expected = await stored(repository);
      reset();
      for (const { request: step, times, isRestarted } of sequence) {
        const intention = newIntention();
        for (let time = 0; time < times; time += 1) await ask(step, intention);
        if (isRestarted && times > 1) {
          await restart();
          await ask(step, intention);
        }
      }
      expect(await stored(repository)).toEqual(expected);
    }),
    6,
  );
});

describe("a connection that is cut before the answer", () => {
  it("is that of one save, also when the server was killed after it", async () => {
    const { directory, git } = repositoryWithData();
    let running: Started = await start(directory);
    const how: Throttle = { rate: 100_000_000, cutAfter: 0 };
    const slug = "departement_somme-aide-neuve";
    const request = { ...create(slug), intention: newIntention() };
    const send = async (port: number) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(request),
      }).catch(() => undefined);
      return response?.json();
    };
    const port = () => Number(new URL(running.address).port);
    const losing = await throttle(port(), how);
    try {
      expect(await send(losing.port)).toBeUndefined();
      const commit = git("rev-parse", `cms/${COLLECTION}/${slug}`);
      await running.kill();
      running = await start(directory);
      expect(await send(port())).toMatchObject({ commit });
      expect(git("rev-list", "--count", `main..cms/${COLLECTION}/${slug}`)).toBe("1");
    } finally {
      await losing.close();
      await running.stop();
    }
  });
});
