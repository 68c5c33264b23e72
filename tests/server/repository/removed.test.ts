import { chmodSync, existsSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "../../../server/repository/repository.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const DRAFT = `refs/heads/cms/${COLLECTION}/${SLUG}`;
const TEXT = String(FILES[VELO]);
const priced = (price: number) => TEXT.replace("100", String(price));

let test: TestRepository;
let remote: string;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository();
  remote = test.remote("origin");
  repository = await test.open({ remote: "origin" });
  await repository.sync?.run();
});
afterEach(() => test.dispose());

const save = (price: number) => repository.saveEntry(entry(SLUG, priced(price)));
const draftsThere = () => test.gitIn(remote, "for-each-ref", "--format=%(objectname)", "refs/heads/cms");

/** Keeps what is sent waiting at the remote, from its arrival until it is let in. */
function gate() {
  const folder = test.folder();
  const [arrived, opened] = [join(folder, "arrived"), join(folder, "opened")];
  const hook = join(remote, "hooks/pre-receive");
  writeFileSync(hook, `#!/bin/sh\ntouch ${arrived}\nuntil [ -e ${opened} ]; do sleep 0.05; done\n`);
  chmodSync(hook, 0o755);
  return {
    arrival: new Promise<void>((done) => {
      const watcher = watch(folder, () => {
        if (!existsSync(arrived)) return;
        watcher.close();
        done();
      });
    }),
    open: () => writeFileSync(opened, ""),
  };
}

describe("a draft that goes away while it is being sent", () => {
  it.each([
    ["for the first time", []],
    ["once more", [150]],
  ])("does not come back, here or there, when it was sent %s", async (_, before) => {
    for (const price of before) await save(price);
    await repository.sync?.run();
    await save(200);
    const { arrival, open } = gate();
    const sending = repository.sync?.run();
    await arrival;
    await repository.deleteDraft(COLLECTION, SLUG);
    open();
    await sending;
    expect(await repository.sync?.run()).toMatchObject({ state: "sent", left: 0 });
    expect([await repository.drafts(), draftsThere()]).toEqual([[], ""]);
  });

  it("leaves nothing there when it was published", async () => {
    await save(200);
    const { arrival, open } = gate();
    const sending = repository.sync?.run();
    await arrival;
    await repository.publish(COLLECTION, SLUG);
    open();
    await sending;
    expect(await repository.sync?.run()).toMatchObject({ state: "sent", left: 0 });
    expect(draftsThere()).toBe("");
    expect(test.gitIn(remote, "show", `main:${VELO}`)).toContain("montant: 200");
  });

  it("does not come back when the server was ended before it knew that it was sent", async () => {
    const { commit } = await save(200);
    await repository.deleteDraft(COLLECTION, SLUG);
    repository.close();
    test.git("push", "-q", remote, `${commit}:${DRAFT}`);
    repository = await test.open({ remote: "origin" });
    expect(await repository.sync?.run()).toMatchObject({ state: "sent", left: 0 });
    expect([await repository.drafts(), draftsThere()]).toEqual([[], ""]);
  });

  it("may be begun again meanwhile", async () => {
    await save(200);
    const { arrival, open } = gate();
    const sending = repository.sync?.run();
    await arrival;
    await repository.deleteDraft(COLLECTION, SLUG);
    const { commit } = await save(300);
    open();
    await sending;
    expect(await repository.sync?.run()).toMatchObject({ state: "sent", left: 0 });
    expect([(await repository.draft(COLLECTION, SLUG))?.tip, draftsThere()]).toEqual([commit, commit]);
  });
});
