import { keyOrderOf } from "../../../contribution/model/key-order.ts";
import { parseSource } from "../../../contribution/source/reading/parse.ts";
import { writeDocument } from "../../../contribution/source/writing/write.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const TEXT = String(FILES[VELO]);
const WRITERS = Array.from({ length: 8 }, (_, i) => i);

let test: TestRepository;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository();
  repository = await test.open({
    rewrite: (base, submitted) => {
      const parsed = parseSource(submitted);
      return parsed.ok ? writeDocument(base, parsed.data, keyOrderOf("benefit-simple")) : submitted;
    },
  });
});
afterEach(() => test.dispose());

const draft = () => `${test.git("show", `cms/${COLLECTION}/${SLUG}:${VELO}`)}\n`;
const save = (text: string, changes: Parameters<typeof entry>[2] = {}) =>
  repository.saveEntry(entry(SLUG, text, { base: TEXT, ...changes }));

describe("two edits that began from the same text", () => {
  it("are merged field by field, and the answer says so", async () => {
    expect((await save(TEXT.replace("100", "200"))).mergedText).toBeUndefined();
    const both = TEXT.replace("100", "200").replace("vélo", "vélo neuf");
    expect(await save(TEXT.replace("vélo", "vélo neuf"))).toMatchObject({ mergedText: both });
    expect(draft()).toBe(both);
  });

  it("of the same field are refused with both versions, and change nothing", async () => {
    const theirs = TEXT.replace("100", "200");
    await save(theirs);
    const refs = test.git("for-each-ref");
    const mine = TEXT.replace("100", "300").replace("vélo", "vélo neuf");
    await expect(save(mine)).rejects.toMatchObject({
      kind: "conflict",
      conflict: {
        path: VELO,
        base: TEXT,
        mine,
        theirs,
        author: "Camille Test",
        fields: [{ path: ["montant"], title: "Montant", base: 100, mine: 300, theirs: 200 }],
      },
    });
    expect(test.git("for-each-ref")).toBe(refs);
    const chosen = theirs.replace("vélo", "vélo neuf").replace("200", "300");
    await save(chosen, { base: theirs });
    expect(draft()).toBe(chosen);
  });

  it("straight to the main branch obey the same rule", async () => {
    await save(TEXT.replace("100", "200"), { workflow: false });
    await save(TEXT.replace("vélo", "vélo neuf"), { workflow: false });
    expect(`${test.git("show", `main:${VELO}`)}\n`).toBe(
      TEXT.replace("100", "200").replace("vélo", "vélo neuf"),
    );
    await expect(save(TEXT.replace("100", "300"), { workflow: false })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  it("of a text that cannot be read are merged line by line, or refused", async () => {
    const broken = `${TEXT}legend: [\n`;
    await save(broken);
    const theirs = broken.replace("100", "200");
    await save(theirs, { base: broken });
    await save(broken.replace("aide au vélo", "aide"), { base: broken });
    expect(draft()).toBe(theirs.replace("aide au vélo", "aide"));
    await expect(save(broken.replace("100", "300"), { base: broken })).rejects.toMatchObject({
      conflict: { fields: [] },
    });
  });

  it("from eight servers at once, each of another field, are all kept", async () => {
    const fields = WRITERS.map((i) => `link${i}: https://exemple.fr/${i}\n`);
    const repositories = await Promise.all(WRITERS.map(() => test.open()));
    await Promise.all(
      repositories.map((one, i) => one.saveEntry(entry(SLUG, TEXT + fields[i], { base: TEXT }))),
    );
    for (const field of fields) expect(draft()).toContain(field);
  });
});

describe("a draft that is not there any more", () => {
  const mine = TEXT.replace("100", "200");

  it("because it was deleted is not made again, even of a published entry", async () => {
    await save(mine);
    await repository.deleteDraft(COLLECTION, SLUG);
    for (const base of [mine, undefined]) {
      await expect(
        save(mine.replace("vélo", "vélo neuf"), { base, unpublished: true }),
      ).rejects.toMatchObject({
        kind: "gone",
        message: expect.stringContaining("toujours dans le formulaire"),
      });
    }
    expect(await repository.drafts()).toEqual([]);
  });

  it("because it was published begins again from what is published", async () => {
    await save(mine);
    await repository.publish(COLLECTION, SLUG);
    await save(TEXT.replace("vélo", "vélo bleu"), { workflow: false });
    await save(mine.replace("€", "séances"), { base: mine, unpublished: true });
    expect(draft()).toBe(mine.replace("vélo", "vélo bleu").replace("€", "séances"));
  });
});

it("An entry that was removed while it was open is not made again", async () => {
  await repository.deleteFiles([VELO]);
  await expect(save(TEXT.replace("100", "200"))).rejects.toMatchObject({ kind: "gone" });
});
