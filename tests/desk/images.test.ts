import type { Store } from "../../contribution/desk/store.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import { entry } from "../server/temporary-repository.ts";
import { JPEG, PNG, photograph, png } from "../support/images.ts";
import { COLLECTION, deskOver } from "./acts.ts";
import { type OpenedCatalogue, STORES, seen } from "./stores.ts";

/** Whatever their own files are called, people never replace, or mistake for theirs, the image of somebody else. */
const FOLDER = "img/institutions";
const [RED, BLUE] = [png(10, 10), png(20, 10)];

/** A new benefit with an image of its own, as an editor sends them. */
const drawn = (slug: string, name: string, bytes: Uint8Array) =>
  entry(`region_test-${slug}`, `label: ${slug}\ninstitution: region_test\nimgSrc: ${FOLDER}/${name}\n`, {
    newEntry: true,
    media: [{ path: `${FOLDER}/${name}`, bytes }],
  });
const nameOf = (slug: string) => ({ collection: COLLECTION, slug: `region_test-${slug}` });
const fileOf = (slug: string) => `benefits/javascript/region_test-${slug}.yml`;

/** What each test is done on. */
let catalogue: OpenedCatalogue;
afterEach(() => catalogue.dispose());

/** The image that a published benefit shows, and how large it is (bytes); the names of all that are published. */
const published = async (slug: string) => {
  const store = (await catalogue.person("Clara")).attempt();
  const main = await store.head();
  const at = { commit: main, of: "published" as const };
  const text = Buffer.from((await store.read(at, fileOf(slug)))?.bytes ?? "").toString();
  const source = parseSource(text);
  const path = source.ok ? String(source.data.imgSrc ?? "") : "";
  const bytes = path === "" ? undefined : (await store.read(at, path))?.bytes;
  return { path, size: bytes?.length, names: [...(await store.names(main, FOLDER))].sort() };
};

/** Publishes files without asking anybody. */
async function publishAtOnce(store: Store, files: Readonly<Record<string, string | Uint8Array>>) {
  const now = store.attempt();
  await now.writePublished({
    main: await now.head(),
    files: Object.entries(files).map(([path, content]) => ({
      path,
      content: { bytes: Buffer.from(content) },
    })),
    subject: "Au départ",
    outcome: () => ({}),
  });
}

describe.each(STORES.filter(({ name }) => !/bare|clone$/.test(name)))("over $name", (under) => {
  beforeEach(async () => {
    catalogue = await under.open();
  });

  it("two people whose files have one name, in capitals or not, each keep their own image", async () => {
    const [anne, basile] = [
      deskOver(await catalogue.person("Anne")),
      deskOver(await catalogue.person("Basile")),
    ];
    await anne.save(drawn("rouge", "logo.png", RED));
    await basile.save(drawn("bleue", "LOGO.PNG", BLUE));
    await anne.publish(nameOf("rouge"));
    await basile.publish(nameOf("bleue"));
    const [red, blue] = [await published("rouge"), await published("bleue")];
    expect([red.size, blue.size]).toEqual([RED.length, BLUE.length]);
    expect(red.names).toEqual([
      "logo_region_test-bleue.png",
      "logo_region_test-rouge.png",
      "region_test.png",
    ]);
  });

  it("an image called as a published one replaces nothing, and one that is published already is stored once", async () => {
    const desk = deskOver(await catalogue.person("Anne"));
    await desk.save(drawn("rouge", "region_test.png", RED));
    await desk.save(drawn("pareille", "photo.png", PNG));
    await desk.publish(nameOf("rouge"));
    await desk.publish(nameOf("pareille"));
    expect(await published("rouge")).toEqual({
      path: `${FOLDER}/logo_region_test-rouge.png`,
      size: RED.length,
      names: ["logo_region_test-rouge.png", "region_test.png"],
    });
    expect((await published("pareille")).path).toBe(`${FOLDER}/region_test.png`);
  });

  it("an image that is replaced, or taken out, is not published", async () => {
    const desk = deskOver(await catalogue.person("Anne"));
    const begun = drawn("rouge", "un.png", RED);
    await desk.save(begun);
    const stored = begun.text.replace("un.png", "logo_region_test-rouge.png");
    const other = `label: rouge\ninstitution: region_test\nimgSrc: ${FOLDER}/deux.jpg\n`;
    const later = { ...begun, newEntry: false, unpublished: true };
    await desk.save({
      ...later,
      base: stored,
      text: other,
      media: [{ path: `${FOLDER}/deux.jpg`, bytes: JPEG }],
    });
    await desk.save({ ...later, base: other, text: "label: rouge\ninstitution: region_test\n", media: [] });
    await desk.publish(nameOf("rouge"));
    expect((await published("rouge")).names).toEqual(["region_test.png"]);
  });

  it("an image that is replaced goes with its publication, unless another draft or a text shows it", async () => {
    const [alone, inText, inDraft] = ["seule", "texte", "brouillon"].map((name) => `${FOLDER}/${name}.png`);
    const text = (image: string, others: readonly (string | undefined)[]) =>
      `label: rouge\ninstitution: region_test\nimgSrc: ${image}\nconditions:\n${others.map((one) => `  - voir https://aides.example.org/${one}\n`).join("")}`;
    const before = text(`${alone}`, [inText, inDraft]);
    const files = {
      ...{ [fileOf("rouge")]: before, [fileOf("bleue")]: text("", [inText]) },
      ...{ [`${alone}`]: png(9, 1), [`${inText}`]: png(9, 2), [`${inDraft}`]: png(9, 3) },
    };
    await publishAtOnce(await catalogue.person("Camille"), files);
    const desk = deskOver(await catalogue.person("Anne"));
    await desk.save({ ...drawn("jaune", "", PNG), text: text(`${inDraft}`, []), media: [] });
    const { media, ...rest } = drawn("rouge", "neuve.jpg", JPEG);
    await desk.save({ ...rest, media, newEntry: false, base: before });
    await desk.publish(nameOf("rouge"));
    const kept = ["brouillon.png", "logo_region_test-rouge.jpg", "region_test.png", "texte.png"];
    expect((await published("rouge")).names).toEqual(kept);
    await expect(desk.deleteFiles([`${inDraft}`])).rejects.toThrow("« region_test-jaune »");
    await desk.deleteFiles([fileOf("rouge"), fileOf("bleue")]);
    expect((await published("rouge")).names).toEqual(["brouillon.png", "region_test.png"]);
  });

  it("a photograph that somebody pushed is published without the place where it was taken, the right way up", async () => {
    const image = `${FOLDER}/logo_region_test-rouge.jpg`;
    const store = (await catalogue.person("Anne")).attempt();
    const main = await store.head();
    const { text } = drawn("rouge", "logo_region_test-rouge.jpg", JPEG);
    await store.proposal(nameOf("rouge"));
    await store.write({
      ...nameOf("rouge"),
      ...{ proposal: undefined, main, subject: "Photo", outcome: () => ({}) },
      files: [
        { path: fileOf("rouge"), content: { bytes: Buffer.from(text) } },
        { path: image, content: { bytes: photograph() } },
      ],
    });
    await deskOver(await catalogue.person("Basile")).publish(nameOf("rouge"));
    const now = (await catalogue.person("Clara")).attempt();
    const at = { commit: await now.head(), of: "published" as const };
    const bytes = Buffer.from((await now.read(at, image))?.bytes ?? "");
    expect(bytes.includes("Paris")).toBe(false);
    expect(bytes.subarray(2, 40).toString("hex")).toContain("011200030000000100060000");
  });

  it("a save that is sent again, as a page sends it that was not told of the new name, changes nothing", async () => {
    const desk = deskOver(await catalogue.person("Anne"));
    const begun = drawn("rouge", "logo.png", RED);
    await desk.save(begun);
    const look = async () => seen(await catalogue.person("Clara"), [fileOf("rouge")]);
    const before = await look();
    await desk.save({ ...begun, newEntry: false, unpublished: true, base: begun.text });
    expect(await look()).toEqual(before);
    expect(await desk.holds(nameOf("rouge"), { [fileOf("rouge")]: begun.text })).toBe(true);
  });

  it("an image that is added to the library replaces none of its name", async () => {
    const desk = deskOver(await catalogue.person("Anne"));
    const [one, two, same] = [RED, BLUE, RED].map((bytes) => ({ path: `${FOLDER}/Région_Test.PNG`, bytes }));
    for (const media of [one, two, same]) if (media) await desk.saveMedia(media);
    expect((await published("rouge")).names).toEqual([
      "region_test-2.png",
      "region_test-3.png",
      "region_test.png",
    ]);
  });
});

describe("whatever keeps it", () => {
  beforeEach(async () => {
    const [memory] = STORES;
    if (memory) catalogue = await memory.open();
  });

  it.each([
    "logo été (1).png",
    "..png",
    ".logo.png",
    "CON.png",
    `${"a".repeat(220)}.PNG`,
    "🚲.png",
    "e\u0301te\u0301.png",
  ])("an image called « %s » gets a plain name", async (name) => {
    const desk = deskOver(await catalogue.person("Anne"));
    await desk.save(drawn("rouge", name, RED));
    await desk.publish(nameOf("rouge"));
    expect((await published("rouge")).path).toBe(`${FOLDER}/logo_region_test-rouge.png`);
    const added = await desk.saveMedia({ path: `${FOLDER}/${name}`, bytes: BLUE });
    expect(added.path).toMatch(/^img\/institutions\/[a-z0-9][a-z0-9_-]{0,105}\.png$/);
  });
});
