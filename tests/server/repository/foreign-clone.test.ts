import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { picks } from "../../source/styled-yaml.ts";
import { PNG } from "../../support/images.ts";
import { TEST_LIMIT } from "../../support/limit.mjs";
import {
  createTestRepository,
  entry,
  FILES,
  type TestRepository,
  VELO,
  write,
} from "../temporary-repository.ts";

/** How many edits, reviews, notes and publications; an hour of a busy team is about 1,000. */
const OPERATIONS = Number(process.env.OPERATIONS ?? 40);
const COLLECTION = "benefits_javascript";
const SLUGS = ["region_test-aide-velo", "region_test-aide-bus", "region_test-neuf"];

let test: TestRepository;
let clone: string;
beforeEach(() => {
  test = createTestRepository();
  clone = test.folder();
  test.git("clone", "-q", test.directory, clone);
  write(join(clone, VELO), `${FILES[VELO]}# en cours\n`);
  write(join(clone, "README.md"), "# À moi\n");
  test.gitIn(clone, "add", "README.md");
  write(join(clone, "README.md"), "# À moi, encore\n");
  test.gitIn(clone, "rm", "-q", "--cached", "institutions/region_test.yml");
  write(join(clone, "notes/brouillon à moi.txt"), "ne pas perdre\n");
  write(join(clone, ".gitignore"), "secret.env\n");
  write(join(clone, "secret.env"), "CLE=1\n");
  write(join(clone, "benefits/javascript/region_test-neuf.yml"), "label: le mien, pas suivi\n");
  symlinkSync("README.md", join(clone, "lien"));
  chmodSync(join(clone, "README.md"), 0o755);
});
afterEach(() => test.dispose());

/** Every file that somebody had at hand: its mode, its time and its bytes. */
function bytesOf(paths: readonly string[]): readonly unknown[] {
  return paths.map((path) => {
    const place = join(clone, path);
    const { mode, mtimeMs } = lstatSync(place);
    return [path, mode, mtimeMs, statSync(place).isFile() ? readFileSync(place, "base64") : undefined];
  });
}

it(
  `A clone keeps every byte that somebody was at work on through ${OPERATIONS} operations`,
  async () => {
    const mine = test.gitIn(clone, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored");
    const touched = mine.split("\0").flatMap((line) => line.slice(3) || []);
    const before = bytesOf(touched);
    const status = test.gitIn(clone, "diff", "--cached", "--name-status", "HEAD");
    const repository = await test.open({ directory: clone });
    const start = test.gitIn(clone, "rev-parse", "HEAD");
    const pick = picks(42);
    const done = { accepted: 0, published: 0, refused: 0 };
    for (let i = 0; i < OPERATIONS; i += 1) {
      const slug = SLUGS[pick(SLUGS.length)] ?? "";
      const draft = await repository.draft(COLLECTION, slug);
      const act = [
        () =>
          repository.saveEntry(
            entry(slug, `label: n${i}\ninstitution: region_test\n`, { unpublished: !!draft }),
          ),
        () => repository.setStatus(COLLECTION, slug, "pending_review"),
        () => repository.addNote(COLLECTION, slug, { author: "Camille", content: `Note ${i}` }),
        () => repository.saveMedia({ path: `img/institutions/n${i % 3}.png`, bytes: PNG }),
        () => repository.deleteDraft(COLLECTION, slug),
        () => repository.publish(COLLECTION, slug),
      ][[0, 0, 0, 1, 2, 3, 4, 5, 5][pick(9)] ?? 0];
      try {
        await act?.();
        done.accepted += 1;
      } catch (error) {
        // Nothing to publish, or to delete.
        expect(error).toMatchObject({ name: "Refusal", kind: "not-found" });
        done.refused += 1;
      }
    }
    done.published = Number(test.gitIn(clone, "rev-list", "--count", "--merges", `${start}..main`));
    expect(bytesOf(touched)).toEqual(before);
    expect(test.gitIn(clone, "diff", "--cached", "--name-status", "HEAD")).toBe(status);
    // Whatever nobody was at work on is as it is published.
    const differing = test.gitIn(clone, "diff", "--name-only", "-z", "HEAD").split("\0").filter(Boolean);
    expect(differing.filter((path) => !touched.includes(path))).toEqual([]);
    expect(done.published).toBeGreaterThan(0);
    expect(status).toContain("README.md");
    console.log(
      `${OPERATIONS} operations in a dirty clone: ${JSON.stringify(done)}; every byte of one’s own is the same`,
    );
  },
  TEST_LIMIT + OPERATIONS * 2_000,
);
