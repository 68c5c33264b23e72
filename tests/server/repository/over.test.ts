import { join } from "node:path";
import type { Repository } from "../../../server/repository/repository.ts";
import {
  createTestRepository,
  entry,
  FILES,
  type TestRepository,
  VELO,
  write,
} from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const BRANCH = `cms/${COLLECTION}/${SLUG}`;
const TEXT = String(FILES[VELO]);
const priced = (price: number) => TEXT.replace("100", String(price));

let test: TestRepository;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository();
  repository = await test.open();
  await repository.saveEntry(entry(SLUG, priced(200)));
});
afterEach(() => test.dispose());

const onMain = (text: string, subject = "À la main") => {
  write(join(test.directory, VELO), text);
  test.git("commit", "-qam", subject);
};
const squash = () => {
  test.git("merge", "-q", "--squash", BRANCH);
  test.git("commit", "-qm", "Réunit");
};
const cherryPick = () => test.git("cherry-pick", "-x", BRANCH);
const listed = async () => {
  const branches = await repository.drafts();
  const read = await repository.prepareDrafts(branches);
  const drafts = await Promise.all(branches.map(read));
  return drafts.flatMap((draft) => draft?.slug ?? []);
};

describe("a draft that was published by other means, and whose branch is still there", () => {
  it.each([
    ["squashed", squash],
    ["picked", cherryPick],
    ["written again by hand", () => onMain(priced(200))],
  ])("is over when it was %s", async (_, publish) => {
    expect(await listed()).toEqual([SLUG]);
    // Without it, a copy of the commit would be the commit itself.
    test.git("commit", "-q", "--allow-empty", "-m", "Autre chose");
    publish();
    expect(await listed()).toEqual([]);
    expect(await repository.draft(COLLECTION, SLUG)).toBeUndefined();
    await expect(repository.publish(COLLECTION, SLUG)).rejects.toThrow("Il n’y a pas de brouillon");
  });

  it("never brings its old value back, whatever was published since", async () => {
    squash();
    onMain(priced(300));
    expect(await listed()).toEqual([]);
    await repository.saveEntry(entry(SLUG, priced(300).replace("aide au vélo", "aide pour le vélo")));
    const draft = await repository.draft(COLLECTION, SLUG);
    expect(draft?.own.map(({ path }) => path)).toEqual([VELO]);
    await repository.publish(COLLECTION, SLUG);
    const text = test.git("show", `main:${VELO}`);
    expect(text).toContain("montant: 300");
    expect(text).toContain("aide pour le vélo");
  });

  it("does not come back from a remote where its branch was left", async () => {
    const remote = test.remote("origin");
    const here = await test.open({ remote: "origin" });
    await here.sync?.run();
    const elsewhere = test.folder();
    test.gitIn(elsewhere, "clone", "-q", remote, ".");
    const there = (...args: string[]) =>
      test.gitIn(elsewhere, "-c", "user.name=A", "-c", "user.email=a@exemple.fr", ...args);
    there("merge", "-q", "--squash", `origin/${BRANCH}`);
    there("commit", "-qm", "Réunit");
    write(join(elsewhere, VELO), priced(300));
    there("commit", "-qam", "Corrige");
    there("push", "-q");
    await here.sync?.run();
    expect(await here.draft(COLLECTION, SLUG)).toBeUndefined();
    await here.saveEntry(entry(SLUG, priced(300).replace("aide au vélo", "aide pour le vélo")));
    expect(await here.sync?.run()).toMatchObject({ state: "sent", left: 0 });
    expect(test.gitIn(remote, "show", `${BRANCH}:${VELO}`)).toContain("montant: 300");
    await here.publish(COLLECTION, SLUG);
    expect(await here.sync?.run()).toMatchObject({ state: "sent", left: 0 });
    expect(test.gitIn(remote, "show", `main:${VELO}`)).toContain("montant: 300");
    expect(test.gitIn(remote, "for-each-ref", "refs/heads/cms")).toBe("");
  });
});

describe("a draft that is not published", () => {
  it.each([
    ["something else was published since", () => onMain(priced(300))],
    ["another entry was published", () => test.git("commit", "-q", "--allow-empty", "-m", "Autre")],
  ])("goes on when %s", async (_, act) => {
    act();
    expect(await listed()).toEqual([SLUG]);
  });

  it("may propose again what was published once, before it began", async () => {
    await repository.deleteDraft(COLLECTION, SLUG);
    onMain(priced(200));
    onMain(priced(300));
    await repository.saveEntry(entry(SLUG, priced(200)));
    onMain(`${priced(300)}autre: 1\n`);
    expect(await listed()).toEqual([SLUG]);
  });
});
