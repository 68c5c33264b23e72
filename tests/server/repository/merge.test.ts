import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const LINES = String(FILES[VELO]);

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => test.dispose());

function commitOnMain(path: string, text: string | undefined): void {
  if (text === undefined) test.git("rm", "-q", path);
  else writeFileSync(join(test.directory, path), text);
  test.git("add", "-A", ".");
  test.git("commit", "-qm", "Ailleurs");
}

describe("publishing a draft while the main branch moved", () => {
  it("keeps what others published in other files", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, LINES.replace("100", "200")));
    commitOnMain("institutions/region_test.yml", "name: Autre\n");
    await repository.publish(COLLECTION, SLUG);
    expect(test.git("show", "main:institutions/region_test.yml")).toBe("name: Autre");
    expect(test.git("show", `main:${VELO}`)).toContain("montant: 200");
  });

  it("merges the fields of a file that both changed, even on neighbouring lines, and keeps the comments of both", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, LINES.replace("100", "200")));
    commitOnMain(VELO, `# relu\n${LINES.replace("€", "séances")}`);
    await repository.publish(COLLECTION, SLUG);
    expect(`${test.git("show", `main:${VELO}`)}\n`).toBe(
      `# relu\n${LINES.replace("100", "200").replace("€", "séances")}`,
    );
  });

  it("gives both versions of what it cannot merge, and takes the choice into the draft", async () => {
    const repository = await test.open();
    const mine = LINES.replace("100", "200");
    const theirs = LINES.replace("100", "300").replace("ponctuelle", "annuelle");
    await repository.saveEntry(entry(SLUG, mine));
    commitOnMain(VELO, theirs);
    commitOnMain("institutions/region_test.yml", "name: Autre\n");
    const refusal = await repository.publish(COLLECTION, SLUG).catch((error) => error);
    expect(refusal.conflict).toEqual({
      path: VELO,
      base: LINES,
      mine,
      theirs,
      fields: [{ path: ["montant"], title: "Montant", base: 100, mine: 200, theirs: 300 }],
      author: "Camille Test",
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      resolves: test.git("rev-parse", "main"),
    });
    const chosen = theirs.replace("300", "200");
    await repository.saveEntry(
      entry(SLUG, chosen, { unpublished: true, base: mine, resolves: refusal.conflict.resolves }),
    );
    expect((await repository.draft(COLLECTION, SLUG))?.files.map(({ path }) => path)).toEqual([VELO]);
    await repository.publish(COLLECTION, SLUG);
    expect(`${test.git("show", `main:${VELO}`)}\n`).toBe(chosen);
    expect(test.git("show", "main:institutions/region_test.yml")).toBe("name: Autre");
  });

  it("does not take into the draft a commit that is not published", async () => {
    const repository = await test.open();
    const { commit } = await repository.saveEntry(entry(SLUG, LINES.replace("100", "200")));
    const wrong = entry(SLUG, LINES, { unpublished: true, resolves: commit });
    await expect(repository.saveEntry(wrong)).rejects.toMatchObject({ kind: "invalid" });
  });

  it.each([
    ["both changed the same line", LINES.replace("100", "300")],
    ["the file was removed", undefined],
  ])("is a conflict when %s, and changes nothing", async (_, text) => {
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, LINES.replace("100", "200")));
    commitOnMain(VELO, text);
    const refs = test.git("for-each-ref");
    const expected = { kind: "conflict", message: expect.stringContaining("Rien n’a été changé") };
    await expect(repository.publish(COLLECTION, SLUG)).rejects.toMatchObject(expected);
    await expect(repository.setStatus(COLLECTION, SLUG, "pending_review")).rejects.toMatchObject(expected);
    expect(test.git("for-each-ref")).toBe(refs);
    expect(test.git("status", "--porcelain")).toBe("");
    await repository.saveEntry(entry(SLUG, LINES.replace("100", "400"), { unpublished: true }));
  });

  it("is a conflict when both created the file differently, and over when they agree", async () => {
    const repository = await test.open();
    const path = "benefits/javascript/region_test-neuf.yml";
    await repository.saveEntry(entry("region_test-neuf", "label: mien\n", { newEntry: true }));
    commitOnMain(path, "label: autre\n");
    await expect(repository.publish(COLLECTION, "region_test-neuf")).rejects.toMatchObject({
      kind: "conflict",
    });
    commitOnMain(path, "label: mien\n");
    expect(await repository.draft(COLLECTION, "region_test-neuf")).toBeUndefined();
    expect(test.git("show", `main:${path}`)).toBe("label: mien");
  });

  it("sends a draft in review back to draft when a save meets a conflict", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, LINES.replace("100", "200")));
    await repository.setStatus(COLLECTION, SLUG, "pending_review");
    commitOnMain(VELO, LINES.replace("100", "300"));
    const saved = await repository.saveEntry(entry(SLUG, LINES.replace("100", "250"), { unpublished: true }));
    expect(saved).toMatchObject({
      status: "draft",
      problems: [{ message: expect.stringContaining("entre-temps") }],
    });
  });
});
