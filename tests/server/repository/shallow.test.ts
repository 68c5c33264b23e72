import { join } from "node:path";
import type { Repository } from "../../../server/repository/repository.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const BUS = "benefits/javascript/region_test-aide-bus.yml";
const TEXT = String(FILES[VELO]);

let test: TestRepository;
let origin: string;
let copy: string;
beforeEach(async () => {
  test = createTestRepository();
  const author = await test.open();
  await author.saveEntry(entry(SLUG, TEXT.replace("100", "200")));
  // Since the draft was begun, one benefit went and another changed.
  test.git("rm", "-q", BUS);
  test.git("commit", "-qm", "Retire une aide");
  test.git("commit", "-q", "--allow-empty", "-m", "Suite");
  origin = join(test.folder(), "origine.git");
  test.git("clone", "-q", "--bare", test.directory, origin);
  copy = join(test.folder(), "copie");
  test.git("clone", "-q", "--depth=1", "--no-single-branch", `file://${origin}`, copy);
});
afterEach(() => test.dispose());

const inCopy = (...args: string[]) => test.gitIn(copy, ...args);
const INCOMPLETE = /ne contient que les derniers changements.*git fetch --unshallow/;

describe("a draft in a copy without the oldest commits", () => {
  let repository: Repository;

  it("is neither read as new, nor published, nor gone on with, until the copy is completed", async () => {
    repository = await test.open({ directory: copy });
    const main = inCopy("rev-parse", "main");
    const drafts = await repository.drafts();
    expect(drafts).toMatchObject([{ slug: SLUG }]);
    const read = await repository.prepareDrafts(drafts);
    await expect(Promise.all(drafts.map(read))).rejects.toThrow(INCOMPLETE);
    await expect(repository.publish(COLLECTION, SLUG)).rejects.toThrow(INCOMPLETE);
    await expect(repository.saveEntry(entry(SLUG, TEXT.replace("100", "300")))).rejects.toThrow(INCOMPLETE);
    expect(inCopy("rev-parse", "main")).toBe(main);
    inCopy("fetch", "-q", "--unshallow");
    await repository.publish(COLLECTION, SLUG);
    expect(inCopy("show", `main:${VELO}`)).toContain("montant: 200");
    expect(inCopy("ls-tree", "-r", "--name-only", "main")).not.toContain(BUS);
  });

  it("is no obstacle to the others, which began after these commits", async () => {
    repository = await test.open({ directory: copy });
    const slug = "region_test-aide-train";
    const text = TEXT.replace("vélo", "train");
    await repository.saveEntry(entry(slug, text, { newEntry: true }));
    await repository.publish(COLLECTION, slug);
    expect(inCopy("show", `main:benefits/javascript/${slug}.yml`)).toContain("aide au train");
    expect(inCopy("ls-tree", "-r", "--name-only", "main")).not.toContain(BUS);
  });

  it("is completed from the remote that is followed", async () => {
    repository = await test.open({ directory: copy, remote: "origin" });
    expect(await repository.sync?.run()).toEqual({ remote: "origin", state: "sent", left: 0 });
    const draft = await repository.draft(COLLECTION, SLUG);
    expect(draft?.own.map(({ path }) => path)).toEqual([VELO]);
    await repository.publish(COLLECTION, SLUG);
    await repository.sync?.run();
    expect(test.gitIn(origin, "show", `main:${VELO}`)).toContain("montant: 200");
    expect(test.gitIn(origin, "ls-tree", "-r", "--name-only", "main")).not.toContain(BUS);
  });
});

it("A draft whose history has nothing in common with a whole repository's is its entry alone", async () => {
  inCopy("fetch", "-q", "--unshallow");
  inCopy("checkout", "-q", "--orphan", `cms/${COLLECTION}/${SLUG}`, `origin/cms/${COLLECTION}/${SLUG}`);
  inCopy("-c", "user.name=A", "-c", "user.email=a@exemple.fr", "commit", "-qm", "Ailleurs");
  const repository = await test.open({ directory: copy });
  const draft = await repository.draft(COLLECTION, SLUG);
  expect(draft?.own.map(({ path }) => path)).toEqual([VELO]);
  expect(draft?.foreign.map(({ path }) => path)).toContain(BUS);
});
