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

  it("merges the lines of a file that both changed in different places", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, LINES.replace("aide au vélo", "aide au vélo neuf")));
    commitOnMain(VELO, LINES.replace("ponctuelle", "annuelle"));
    await repository.publish(COLLECTION, SLUG);
    expect(`${test.git("show", `main:${VELO}`)}\n`).toBe(
      LINES.replace("aide au vélo", "aide au vélo neuf").replace("ponctuelle", "annuelle"),
    );
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

  it("is a conflict when both created the file differently, and none when they agree", async () => {
    const repository = await test.open();
    const path = "benefits/javascript/region_test-neuf.yml";
    await repository.saveEntry(entry("region_test-neuf", "label: mien\n", { newEntry: true }));
    commitOnMain(path, "label: autre\n");
    await expect(repository.publish(COLLECTION, "region_test-neuf")).rejects.toMatchObject({
      kind: "conflict",
    });
    commitOnMain(path, "label: mien\n");
    await repository.publish(COLLECTION, "region_test-neuf");
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
