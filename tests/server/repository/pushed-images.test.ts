import { join } from "node:path";
import { createCatalogueReader } from "../../../scripts/start/catalogue-of-tree.ts";
import { createGate } from "../../../scripts/start/gate.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { PNG, png } from "../../support/images.ts";
import { territory } from "../../support/territory.ts";
import { createTestRepository, type TestRepository, write } from "../temporary-repository.ts";

/** Images that come into a draft by git alone were checked by no form: the gate does it before they are published. */
const COLLECTION = "institutions";
const SLUG = "ville_uzes";
const OWN = `img/institutions/logo_${SLUG}.png`;
const SHARED = "img/institutions/etat.png";
const UZES = 'name: Ville d’Uzès\ntype: commune\ncode_insee: "30334"\ncode_siren: "213003346"\n';

let test: TestRepository;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository({
    "institutions/etat.yml": `name: L’État\ntype: national\nimgSrc: ${SHARED}\n`,
    [SHARED]: PNG,
  });
  repository = await test.open({ gate: createGate(territory, createCatalogueReader(), () => repository) });
});
afterEach(() => test.dispose());

/** Commits a draft of the town with this image, as somebody does who uses git. */
function pushDraft(image: string, bytes: Uint8Array | string): void {
  test.git("checkout", "-q", "-b", `cms/${COLLECTION}/${SLUG}`);
  write(join(test.directory, `institutions/${SLUG}.yml`), `${UZES}imgSrc: ${image}\n`);
  write(join(test.directory, image), Buffer.from(bytes));
  test.git("add", "--all");
  test.git("commit", "-qm", "Ville");
  test.git("checkout", "-q", "main");
}

it.each<readonly [what: string, bytes: Uint8Array | string, told: RegExp]>([
  ["nothing", "", /n’est pas une image/],
  ["a page", "<script>alert(1)</script>", /n’est pas une image/],
  ["a drawing with a program", "<svg><script>alert(1)</script></svg>", /dessin SVG, qui peut contenir/],
  ["half an image", png(300, 300).subarray(0, 60), /n’est pas une image png ou jpg entière/],
  ["a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\nsize 9\n", /Git LFS/],
  ["too large for a telephone", png(20_000, 20), /20000 × 20 pixels, plus de 4096/],
])("an image that is %s is refused by name, and is not published", async (_, bytes, told) => {
  pushDraft(OWN, bytes);
  const before = test.git("rev-parse", "main");
  const refused = repository.publish(COLLECTION, SLUG);
  await expect(refused).rejects.toMatchObject({
    kind: "refused",
    problems: [{ file: OWN, message: expect.stringMatching(told) }],
  });
  await expect(refused).rejects.toThrow(OWN);
  expect(test.git("rev-parse", "main")).toBe(before);
});

it("an image that others show is not replaced, and the person is told whose it is", async () => {
  pushDraft(SHARED, png(9, 9));
  await expect(repository.publish(COLLECTION, SLUG)).rejects.toThrow(/est aussi celle de « etat »/);
});

it("an image that a branch renames stays where others show it, and goes where nobody does", async () => {
  pushDraft(OWN, png(9, 9));
  await repository.publish(COLLECTION, SLUG);
  for (const [from, to] of [
    [OWN, SHARED],
    [SHARED, OWN.replace(".png", "-2.png")],
  ] as const) {
    test.git("checkout", "-q", "-b", `cms/${COLLECTION}/${SLUG}`, "main");
    if (to !== SHARED) write(join(test.directory, to), png(8, 8));
    test.git("rm", "-q", from);
    write(join(test.directory, `institutions/${SLUG}.yml`), `${UZES}imgSrc: ${to}\n`);
    test.git("add", "--all");
    test.git("commit", "-qm", "Renomme");
    test.git("checkout", "-q", "main");
    await repository.publish(COLLECTION, SLUG);
  }
  expect(test.git("ls-tree", "--name-only", "main", "img/institutions/").split("\n")).toEqual([
    SHARED,
    OWN.replace(".png", "-2.png"),
  ]);
});

it("an image of its own is published", async () => {
  pushDraft(OWN, png(9, 9));
  await repository.publish(COLLECTION, SLUG);
  expect(test.git("ls-tree", "--name-only", "main", "img/institutions/")).toBe(`${SHARED}\n${OWN}`);
});
