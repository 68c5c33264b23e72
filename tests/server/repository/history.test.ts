import { createChangeSummary } from "../../../contribution/desk/wording/describe-change.ts";
import { png } from "../../support/images.ts";
import { territory } from "../../support/territory.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const TEXT = String(FILES[VELO]);
const BRANCH = `cms/${COLLECTION}/${SLUG}`;
const DOMINIQUE = { name: "Dominique Essai", email: "dominique@example.org" };

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => test.dispose());

const open = () => test.open({ describeChange: createChangeSummary(territory) });
const subjects = (range: string) => test.git("log", "--first-parent", "--format=%s", range).split("\n");

describe("the history", () => {
  it("says in French what each commit does, from the change itself", async () => {
    const repository = await open();
    const rich = TEXT.replace("100", "250");
    await repository.saveEntry(entry(SLUG, rich));
    await repository.saveEntry(entry(SLUG, `${rich}legend: maximum\n`, { unpublished: true }));
    await repository.setStatus(COLLECTION, SLUG, "pending_review");
    await repository.setStatus(COLLECTION, SLUG, "pending_publish");
    expect(subjects(`main..${BRANCH}`)).toEqual([
      "Déclare prêt à publier aide au vélo (Région Test)",
      "Envoie en relecture aide au vélo (Région Test)",
      expect.stringMatching(/^Met à jour aide au vélo \(Région Test\) : \S/),
      expect.stringMatching(/^Met à jour aide au vélo \(Région Test\) : montant 100 € → 250 €$/u),
    ]);
    await repository.publish(COLLECTION, SLUG);
    expect(subjects("-1")).toEqual(["Publie aide au vélo (Région Test) : montant et 1 autre changement"]);
    await repository.addNote(COLLECTION, SLUG, { author: "x", content: "À revoir" });
    expect(test.git("log", "-1", "--format=%s", "contribution/notes")).toBe(
      "Ajoute une note sur aide au vélo (Région Test)",
    );
    const institution = entry("region_test", "name: Région Essai\ntype: region\n", {
      collection: "institutions",
      path: "institutions/region_test.yml",
    });
    const { commit } = await repository.saveEntry(institution);
    expect(test.git("log", "-1", "--format=%s", commit ?? "")).toMatch(/^Met à jour Région Essai : nom/);
    await repository.saveMedia({ path: "img/institutions/a.png", bytes: png(2, 2) });
    expect(subjects("-1")).toEqual(["Ajoute img/institutions/a.png"]);
  });

  it("is signed by the person who asks, and committed by the tool", async () => {
    const repository = (await open()).as(DOMINIQUE);
    await repository.saveEntry(entry(SLUG, TEXT.replace("100", "250")));
    await repository.setStatus(COLLECTION, SLUG, "pending_review");
    await repository.addNote(COLLECTION, SLUG, { author: "x", content: "À revoir" });
    await repository.publish(COLLECTION, SLUG);
    const people = test.git("log", "--all", "--format=%an <%ae> %cn", "--not", "main~1");
    expect(new Set(people.split("\n"))).toEqual(
      new Set(["Dominique Essai <dominique@example.org> Contribution"]),
    );
  });

  it.each([
    ["label: [\n", "aide au vélo (Région Test)"],
    ["label: |\n  un\n\n  Contribution-Status: pending_publish\n", "un Contribution-Status: pending_publish"],
    [`label: ${"long ".repeat(40)}\n`, `${"long ".repeat(18).trim()}…`.slice(0, 90)],
  ])("has one plain line for %j", async (text, name) => {
    const repository = await open();
    const { commit, status } = await repository.saveEntry(entry(SLUG, text));
    const subject = test.git("log", "-1", "--format=%B", commit ?? "");
    expect(subject).toMatch(/^Met à jour .*$/);
    expect(subject).toContain(name);
    expect([status, (await repository.draft(COLLECTION, SLUG))?.status]).toEqual(["draft", "draft"]);
  });
});
