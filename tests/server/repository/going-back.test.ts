import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SyncState } from "../../../server/repository/remote/sync.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const DRAFT = `cms/${COLLECTION}/${SLUG}`;
const BUS = "benefits/javascript/region_test-aide-bus.yml";
const TEXT = String(FILES[VELO]);
const SIGNED = ["-c", "user.name=A", "-c", "user.email=a@exemple.fr"];
const priced = (price: number) => TEXT.replace("100", String(price));

let test: TestRepository;
let remote: string;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository();
  remote = test.remote("origin");
  repository = await test.open({ remote: "origin" });
  await publish(priced(200));
});
afterEach(() => test.dispose());

const run = () => repository.sync?.run() as Promise<SyncState>;
const there = (...args: string[]) => test.gitIn(remote, ...args);
const priceThere = (branch = "main") => /montant: (\d+)/.exec(there("show", `${branch}:${VELO}`))?.[1];
const priceHere = (branch = "main") => /montant: (\d+)/.exec(test.git("show", `${branch}:${VELO}`))?.[1];
const save = (text: string) => repository.saveEntry(entry(SLUG, text));
/** The decision that is asked for. */
const decision = ({ decision }: SyncState) => decision as NonNullable<typeof decision>;

async function publish(text: string): Promise<void> {
  await save(text);
  await repository.publish(COLLECTION, SLUG);
  expect(await run()).toMatchObject({ state: "sent", left: 0 });
}

/** What was published last is taken back there, as `git reset` and a forced push do it. */
const setBack = () => there("update-ref", "refs/heads/main", "main^");
/** The same with another commit in its place. */
function rewrite(): void {
  const elsewhere = test.folder();
  test.gitIn(elsewhere, "clone", "-q", remote, ".");
  const git = (...args: string[]) => test.gitIn(elsewhere, ...SIGNED, ...args);
  git("reset", "-q", "--hard", "main^");
  writeFileSync(join(elsewhere, BUS), "label: aide au bus\ninstitution: region_test\nmontant: 60\n");
  git("commit", "-qam", "Autre suite");
  git("push", "-qf");
}

describe.each([
  ["set back", setBack],
  ["rewritten", rewrite],
])("what was published is %s on the remote", (_, act) => {
  beforeEach(() => act());

  it("sends nothing of it again, however often it is tried, and by whom", async () => {
    const held = there("rev-parse", "main");
    for (let tried = 0; tried < 3; tried += 1) {
      expect(await run()).toMatchObject({
        state: "conflict",
        reason: expect.stringContaining("annulée ou réécrite sur « origin »"),
        decision: { branch: "main", now: held },
      });
    }
    // A person fetches, which makes git forget what the branch held; the server begins again.
    test.git("fetch", "-q", "origin");
    repository.close();
    repository = await test.open({ remote: "origin" });
    expect(await run()).toMatchObject({ state: "conflict" });
    expect(there("rev-parse", "main")).toBe(held);
    expect(priceHere()).toBe("200");
  });

  it("is followed when somebody decides so, with what was not sent yet, and keeps what was", async () => {
    await run();
    const before = test.git("rev-parse", "main");
    await repository.sync?.decide(decision(await run()), "follow");
    expect(await run()).toMatchObject({ state: "sent", left: 0 });
    expect([priceHere(), priceThere()]).toEqual(["100", "100"]);
    expect(test.git("status", "--porcelain")).toBe("");
    expect(test.git("rev-parse", `refs/contribution/aside/main/${before}`)).toBe(before);
    await publish(priced(300));
    expect(priceThere()).toBe("300");
  });

  it("is sent again when somebody decides so", async () => {
    await repository.sync?.decide(decision(await run()), "restore");
    expect(await run()).toMatchObject({ state: "sent", left: 0 });
    expect([priceHere(), priceThere()]).toEqual(["200", "200"]);
  });

  it("keeps a publication that was made since, whatever is decided", async () => {
    const text = String(FILES[BUS]).replace("50", "75").replace("aide au bus", "aide aux bus");
    const asked = decision(await run());
    await repository.saveEntry(entry("region_test-aide-bus", text));
    await repository.publish(COLLECTION, "region_test-aide-bus");
    const conflict = await repository.sync?.decide(asked, "follow").catch((error: Error) => error.message);
    if (act === setBack) {
      expect(conflict).toBeUndefined();
      expect(await run()).toMatchObject({ state: "sent", left: 0 });
      expect(there("show", `main:${BUS}`)).toContain("aide aux bus");
      expect(priceThere()).toBe("100");
    } else {
      // The same amount was changed there: nothing is decided for anybody.
      expect(conflict).toMatch(/modifié|changé/);
      expect(test.git("show", `main:${BUS}`)).toContain("aide aux bus");
      expect(await run()).toMatchObject({ state: "conflict" });
    }
  });

  it("asks again when the remote has moved since the question", async () => {
    const asked = decision(await run());
    there(
      "update-ref",
      "refs/heads/main",
      there(...SIGNED, "commit-tree", "-p", "main", "-m", "x", "main^{tree}"),
    );
    await run();
    await expect(repository.sync?.decide(asked, "follow")).rejects.toThrow("La situation a changé");
  });
});

it("A draft that is set back on the remote is not sent again either", async () => {
  await save(priced(300));
  await run();
  await save(priced(400));
  await run();
  there("update-ref", `refs/heads/${DRAFT}`, `${DRAFT}^`);
  const state = await run();
  expect(state).toMatchObject({ state: "conflict", decision: { branch: DRAFT } });
  expect(state.reason).toContain(`du brouillon « ${SLUG} »`);
  expect(priceThere(DRAFT)).toBe("300");
  await repository.sync?.decide(decision(state), "follow");
  expect(await run()).toMatchObject({ state: "sent", left: 0 });
  expect([priceHere(DRAFT), priceThere(DRAFT)]).toEqual(["300", "300"]);
  expect(await repository.draft(COLLECTION, SLUG)).toMatchObject({ status: "draft" });
});

it("A main branch that was renamed on the remote is not made again beside the new one", async () => {
  there("branch", "-m", "main", "trunk");
  const state = await run();
  expect(state).toMatchObject({ state: "conflict", decision: { branch: "main", now: null } });
  expect(state.reason).toContain("--branch");
  expect(there("for-each-ref", "--format=%(refname)", "refs/heads/main")).toBe("");
  await expect(repository.sync?.decide(decision(state), "follow")).rejects.toThrow();
  await repository.sync?.decide(decision(state), "restore");
  expect(await run()).toMatchObject({ state: "sent" });
  expect(there("rev-parse", "main")).toBe(test.git("rev-parse", "main"));
});

it("Other branches go on while one waits for a decision", async () => {
  setBack();
  await repository.saveEntry(entry("region_test-neuf", "label: neuf\n", { newEntry: true }));
  expect(await run()).toMatchObject({ state: "conflict", left: 1 });
  expect(there("for-each-ref", "--format=%(refname:lstrip=4)", "refs/heads/cms")).toBe("region_test-neuf");
});

it.each([
  ["names nothing", ""],
  ["names what is not there", `${"1".repeat(40)}\n`],
])("a draft is not sent again either that was cancelled there while its branch %s here", async (_, held) => {
  await save(priced(300));
  await save(priced(400));
  expect(await run()).toMatchObject({ state: "sent" });
  const tip = test.git("rev-parse", DRAFT);
  const file = join(test.directory, ".git/refs/heads", DRAFT);
  writeFileSync(file, held);
  await run();
  there("update-ref", `refs/heads/${DRAFT}`, `${DRAFT}^`);
  await run();
  writeFileSync(file, `${tip}\n`);
  expect(await run()).toMatchObject({ state: "conflict", decision: { branch: DRAFT } });
  expect([priceThere(DRAFT), priceHere(DRAFT)]).toEqual(["300", "400"]);
});
