import { chmodSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SyncState } from "../../../server/repository/remote/sync.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const DRAFT = `refs/heads/cms/${COLLECTION}/${SLUG}`;
const TEXT = String(FILES[VELO]);

let test: TestRepository;
let remote: string;
let elsewhere: string;
let repository: Repository;

beforeEach(async () => {
  test = createTestRepository();
  remote = test.remote("equipe");
  elsewhere = test.folder();
  test.git("clone", "-q", remote, elsewhere);
  for (const [name, value] of [
    ["user.name", "Ailleurs"],
    ["user.email", "a@exemple.fr"],
  ] as const)
    test.gitIn(elsewhere, "config", name, value);
  repository = await test.open({ remote: "equipe" });
});
afterEach(() => {
  try {
    test.gitIn(remote, "fsck", "--strict", "--no-dangling", "--no-progress");
  } finally {
    test.dispose();
  }
});

const run = () => repository.sync?.run() as Promise<SyncState>;
const there = (...args: string[]) => test.gitIn(remote, ...args);
const save = (text: string, changes = {}) => repository.saveEntry(entry(SLUG, text, changes));

/** A commit made by somebody else, and sent. */
function commitElsewhere(text: string): void {
  test.gitIn(elsewhere, "pull", "-q");
  writeFileSync(join(elsewhere, VELO), text);
  test.gitIn(elsewhere, "commit", "-qam", "Ailleurs");
  test.gitIn(elsewhere, "push", "-q");
}

it("Drafts, notes, statuses and publications are sent, and a clone elsewhere has them", async () => {
  await save(TEXT.replace("100", "200"));
  await repository.setStatus(COLLECTION, SLUG, "pending_review");
  await repository.addNote(COLLECTION, SLUG, { author: "Camille", content: "À revoir" });
  expect(await run()).toEqual({ remote: "equipe", state: "sent", left: 0 });
  const clone = await test.open({ directory: elsewhere, remote: "origin" });
  await clone.sync?.run();
  expect(await clone.draft(COLLECTION, SLUG)).toMatchObject({ status: "pending_review" });
  expect(await clone.notes(COLLECTION, SLUG)).toMatchObject([{ content: "À revoir" }]);
  await repository.publish(COLLECTION, SLUG);
  expect((await run()).state).toBe("sent");
  expect(there("show", `main:${VELO}`)).toContain("montant: 200");
  expect(there("for-each-ref", DRAFT)).toBe("");
  await clone.sync?.run();
  expect(await clone.drafts()).toEqual([]);
  expect(test.gitIn(elsewhere, "show", `main:${VELO}`)).toContain("montant: 200");
  expect(test.gitIn(elsewhere, "status", "--porcelain")).toBe("");
});

it("What others sent is read when what was read is not fresh, by whoever waits a little", async () => {
  commitElsewhere(TEXT.replace("100", "200"));
  await repository.sync?.refresh(30_000);
  const [file] = await repository.readFiles((await repository.head())?.commit, [VELO]);
  expect(file?.bytes.toString()).toContain("montant: 200");
  expect(test.git("status", "--porcelain")).toBe("");
});

describe("a remote that has moved", () => {
  it("keeps what was published there, beside what is published here", async () => {
    await save(TEXT.replace("100", "200"));
    await repository.publish(COLLECTION, SLUG);
    commitElsewhere(TEXT.replace("ponctuelle", "annuelle"));
    expect((await run()).state).toBe("sent");
    const both = TEXT.replace("100", "200").replace("ponctuelle", "annuelle");
    expect(`${there("show", `main:${VELO}`)}\n`).toBe(both);
    expect(there("rev-parse", "main")).toBe(test.git("rev-parse", "main"));
    expect(test.git("status", "--porcelain")).toBe("");
  });

  it("and the draft of both gets both edits", async () => {
    const other = await test.open({ directory: elsewhere, remote: "origin" });
    await save(TEXT.replace("100", "200"));
    await run();
    await other.sync?.run();
    await other.saveEntry(
      entry(SLUG, TEXT.replace("100", "200").replace("vélo", "vélo neuf"), { unpublished: true }),
    );
    await other.sync?.run();
    await save(TEXT.replace("100", "200").replace("€", "séances"), { unpublished: true });
    await repository.addNote(COLLECTION, SLUG, { author: "Ici", content: "Un" });
    await other.addNote(COLLECTION, SLUG, { author: "Là", content: "Deux" });
    expect((await run()).state).toBe("sent");
    expect((await other.sync?.run())?.state).toBe("sent");
    expect((await run()).state).toBe("sent");
    const both = TEXT.replace("100", "200").replace("vélo", "vélo neuf").replace("€", "séances");
    expect(`${there("show", `${DRAFT}:${VELO}`)}\n`).toBe(both);
    const said = (await repository.notes(COLLECTION, SLUG)).map(({ content }) => content);
    expect(said).toEqual(["Un", "Deux"]);
  });

  it("in the same field is never forced: both stay where they are, and the reason is said", async () => {
    await save(TEXT.replace("100", "200"));
    await repository.publish(COLLECTION, SLUG);
    commitElsewhere(TEXT.replace("100", "300"));
    expect(await run()).toMatchObject({
      state: "conflict",
      left: 1,
      reason: expect.stringContaining("aux mêmes endroits"),
    });
    expect(there("show", `main:${VELO}`)).toContain("montant: 300");
    expect(test.git("show", `main:${VELO}`)).toContain("montant: 200");
    commitElsewhere(TEXT);
    expect((await run()).state).toBe("sent");
    expect(there("show", `main:${VELO}`)).toContain("montant: 200");
  });
});

it("A remote that refuses gets nothing by force, and everything once it accepts", async () => {
  const hook = join(remote, "hooks/pre-receive");
  writeFileSync(hook, "#!/bin/sh\necho Branche protégée >&2\nexit 1\n");
  chmodSync(hook, 0o755);
  const { commit } = await save(TEXT.replace("100", "200"));
  expect(await run()).toMatchObject({
    state: "rejected",
    left: 1,
    reason: "« equipe » a refusé l’envoi : Branche protégée.",
  });
  expect(test.git("rev-parse", DRAFT)).toBe(commit);
  rmSync(hook);
  expect((await run()).state).toBe("sent");
  expect(there("rev-parse", DRAFT)).toBe(commit);
});

it("A remote that cannot be reached stops nobody, and catches up", async () => {
  await save(TEXT.replace("100", "200"));
  await run();
  renameSync(remote, `${remote}-loin`);
  await repository.deleteDraft(COLLECTION, SLUG);
  await repository.saveEntry(entry("region_test-neuf", "label: neuf\n", { newEntry: true }));
  expect(await run()).toMatchObject({
    state: "unreachable",
    left: 2,
    reason: expect.stringContaining("Il n’y a pas de dépôt à l’adresse de « equipe »"),
    detail: expect.stringContaining("does not appear to be a git repository"),
  });
  const slugs = async () => (await repository.drafts()).map(({ slug }) => slug);
  expect(await slugs()).toEqual(["region_test-neuf"]);
  await save(TEXT.replace("100", "400"));
  renameSync(`${remote}-loin`, remote);
  expect((await run()).state).toBe("sent");
  expect(there("show", `${DRAFT}:${VELO}`)).toContain("montant: 400");
  await repository.deleteDraft(COLLECTION, SLUG);
  expect((await run()).state).toBe("sent");
  expect(there("for-each-ref", "--format=%(refname:lstrip=4)", "refs/heads/cms")).toBe("region_test-neuf");
  expect(await slugs()).toEqual(["region_test-neuf"]);
});

it("A draft that somebody went on with elsewhere after it was removed here comes back", async () => {
  const other = await test.open({ directory: elsewhere, remote: "origin" });
  await save(TEXT.replace("100", "200"));
  await run();
  await other.sync?.run();
  await other.saveEntry(entry(SLUG, TEXT.replace("100", "250"), { unpublished: true }));
  await repository.deleteDraft(COLLECTION, SLUG);
  await other.sync?.run();
  await run();
  expect((await repository.drafts()).map(({ slug }) => slug)).toEqual([SLUG]);
});

it("A name that is not a remote's is refused when the repository is opened", async () => {
  await expect(test.open({ remote: "inconnu" })).rejects.toThrow();
});
