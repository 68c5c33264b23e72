import type { Desk } from "../../contribution/desk/desk.ts";
import type { Store } from "../../contribution/desk/store.ts";
import { entry, FILES, VELO } from "../server/temporary-repository.ts";
import { JPEG, PNG, png } from "../support/images.ts";
import { COLLECTION, deskOver, NAME, SLUG, save, TEXT } from "./acts.ts";
import { type OpenedCatalogue, type StoreUnderTest, seen } from "./stores.ts";

/** The same scenarios over every store: what a contributor does, and what everybody sees then. */
const LOGO = "img/institutions/region_neuve.png";
const INSTITUTION = "institutions/region_neuve.yml";
const NEW = `benefits/javascript/region_neuve-aide.yml`;
const BUS = "benefits/javascript/region_test-aide-bus.yml";
const PATHS = [VELO, BUS, NEW, INSTITUTION, LOGO, "img/institutions/region_test.png"];
const MORE = TEXT.replace("100", "200");
const NEWER = TEXT.replace("au vélo", "au vélo neuf");

/** A save of a new benefit that comes with its institution and that one's logo. */
const brought = entry("region_neuve-aide", "label: aide neuve\ninstitution: region_neuve\n", {
  newEntry: true,
  companions: [{ path: INSTITUTION, text: `name: Région Neuve\ntype: region\nimgSrc: ${LOGO}\n` }],
  media: [{ path: LOGO, bytes: png(2, 2) }],
});

/** What somebody publishes of another benefit meanwhile. */
const beside = entry("region_test-aide-bus", String(FILES[BUS]).replace("50", "60"), { workflow: false });

/** A photo that says where it was taken. */
const PLACE = Buffer.from("Exif\0\0 48.8566 N");
const PHOTO = Buffer.concat([
  JPEG.subarray(0, 2),
  Buffer.from([0xff, 0xe1, 0, PLACE.length + 2]),
  PLACE,
  JPEG.subarray(2),
]);

interface Scene {
  /** Somebody's desk, and another person's. */
  readonly desk: Desk;
  readonly other: Desk;
  readonly store: Store;
  look(): ReturnType<typeof seen>;
  readonly branches: OpenedCatalogue["branches"];
}

const latin = (text: string) => Buffer.from(text).toString("latin1");

/** Whatever keeps a catalogue, the desk does the same over it. */
export const holdConformance = (stores: readonly StoreUnderTest[]) =>
  describe.each(stores)("over $name", (under) => {
    const scene = async (
      play: (scene: Scene) => Promise<void>,
      prepare?: Parameters<typeof under.open>[0],
    ) => {
      const catalogue = await under.open(prepare);
      catalogue.fallBehind?.();
      try {
        const [anne, basile] = [await catalogue.person("Anne"), await catalogue.person("Basile")];
        const store = await catalogue.person("Clara");
        const { branches } = catalogue;
        const look = () => seen(store, PATHS);
        await play({ desk: deskOver(anne), other: deskOver(basile), store, look, branches });
      } finally {
        await catalogue.dispose();
      }
    };
    const only = async ({ look }: Scene) => {
      const [proposal, ...others] = (await look()).proposals;
      expect(others).toEqual([]);
      return { status: proposal?.status, text: proposal?.texts[VELO] };
    };

    it("a save begins a draft, the next one goes on with it, and publishing makes it public", () =>
      scene(async (all) => {
        const { desk, look } = all;
        expect(await desk.save(save(MORE))).toMatchObject({ status: "draft", problems: [] });
        expect(await only(all)).toEqual({ status: "draft", text: latin(MORE) });
        await desk.setStatus(NAME, "pending_review");
        const both = MORE.replace("au vélo", "au vélo neuf");
        const { commit } = await desk.save(save(both, { base: MORE, unpublished: true }));
        expect(await only(all)).toEqual({ status: "pending_review", text: latin(both) });
        expect((await look()).published[VELO]).toBe(latin(TEXT));
        await desk.setStatus(NAME, "pending_publish");
        expect(await only(all)).toEqual({ status: "pending_publish", text: latin(both) });
        await desk.publish(NAME, commit);
        expect(await look()).toMatchObject({ published: { [VELO]: latin(both) }, proposals: [] });
      }));

    it("a save that changes nothing begins nothing", () =>
      scene(async ({ desk, look }) => {
        await desk.save(save(TEXT));
        expect((await look()).proposals).toEqual([]);
      }));

    it("two edits of other fields are merged, of the same one refused with both versions", () =>
      scene(async (all) => {
        const { desk, other } = all;
        await desk.save(save(MORE));
        const both = MORE.replace("au vélo", "au vélo neuf");
        expect(await other.save(save(NEWER))).toMatchObject({ mergedText: both });
        expect((await only(all)).text).toBe(latin(both));
        const mine = TEXT.replace("100", "300");
        await expect(other.save(save(mine))).rejects.toMatchObject({
          kind: "conflict",
          conflict: {
            ...{ path: VELO, base: TEXT, mine, theirs: both },
            fields: [{ path: ["montant"], title: "Montant", base: 100, mine: 300, theirs: 200 }],
          },
        });
        expect((await only(all)).text).toBe(latin(both));
      }));

    it("a text that cannot be read is merged line by line", () =>
      scene(async (all) => {
        const { desk, other } = all;
        const broken = `${TEXT}legend: [\n`;
        await desk.save(save(broken));
        await desk.save(save(broken.replace("100", "200"), { base: broken, unpublished: true }));
        await other.save(save(broken.replace("aide au vélo", "aide"), { base: broken, unpublished: true }));
        expect((await only(all)).text).toBe(
          latin(broken.replace("100", "200").replace("aide au vélo", "aide")),
        );
      }));

    it("a draft and what was published since are merged, or wait for a choice", () =>
      scene(async (all) => {
        const { desk, other, store, look } = all;
        await desk.save(save(MORE));
        await other.save(save(NEWER, { workflow: false }));
        await desk.setStatus(NAME, "pending_review");
        await other.save(save(TEXT.replace("100", "300"), { workflow: false, base: TEXT }));
        await other.save(beside);
        const refused = await desk.publish(NAME).catch((error: unknown) => error);
        expect(refused).toMatchObject({ kind: "conflict" });
        const { conflict } = refused as { conflict?: { resolves: string; theirs: string } };
        expect(conflict !== undefined).toBe(store.mayTakeIn);
        if (!conflict) return;
        const chosen = conflict.theirs.replace("300", "250");
        await desk.save(save(chosen, { base: MORE, resolves: conflict.resolves, unpublished: true }));
        await desk.publish(NAME);
        expect((await look()).published).toMatchObject({ [VELO]: latin(chosen), [BUS]: latin(beside.text) });
      }));

    it("a choice or a publication that names what nobody published, or read, changes nothing", () =>
      scene(async (all) => {
        const { desk } = all;
        const { commit } = await desk.save(save(MORE));
        for (const name of ["f".repeat(40), "main", commit]) {
          const chosen = save(NEWER, { base: MORE, resolves: name, unpublished: true });
          await expect(desk.save(chosen)).rejects.toMatchObject({ kind: "invalid" });
          if (name !== commit)
            await expect(desk.publish(NAME, name)).rejects.toMatchObject({ kind: "moved" });
        }
        expect(await only(all)).toEqual({ status: "draft", text: latin(MORE) });
      }));

    it("a choice that the gate refuses is a draft again", () =>
      scene(async (all) => {
        const { desk, other, store } = all;
        await desk.save(save(MORE));
        await desk.setStatus(NAME, "pending_review");
        await other.save(save(TEXT.replace("100", "300"), { workflow: false, base: TEXT }));
        const { conflict } = (await desk.publish(NAME).catch((error: unknown) => error)) as {
          conflict?: { resolves: string };
        };
        if (!store.mayTakeIn) return;
        const wrong = MORE.replace("au vélo", "FAUX");
        const chosen = save(wrong, { base: MORE, resolves: conflict?.resolves, unpublished: true });
        expect(await desk.save(chosen)).toMatchObject({ status: "draft" });
        expect(await only(all)).toEqual({ status: "draft", text: latin(wrong) });
      }));

    it("what the gate refuses is neither reviewed nor published, and is a draft again", () =>
      scene(async (all) => {
        const { desk, look } = all;
        await desk.save(save(MORE));
        await desk.setStatus(NAME, "pending_review");
        const wrong = MORE.replace("au vélo", "FAUX");
        expect(await desk.save(save(wrong, { base: MORE, unpublished: true }))).toMatchObject({
          status: "draft",
          problems: [{ message: "C’est faux." }],
        });
        for (const refused of [() => desk.setStatus(NAME, "pending_review"), () => desk.publish(NAME)])
          await expect(refused()).rejects.toMatchObject({ kind: "refused" });
        expect(await only(all)).toEqual({ status: "draft", text: latin(wrong) });
        await expect(desk.save(save(wrong, { workflow: false }))).rejects.toMatchObject({ kind: "refused" });
        expect((await look()).published[VELO]).toBe(latin(TEXT));
      }));

    it("nothing is published that was not read", () =>
      scene(async ({ desk, other, look }) => {
        const { commit } = await desk.save(save(MORE));
        await other.save(save(NEWER));
        await expect(desk.publish(NAME, commit)).rejects.toMatchObject({ kind: "moved" });
        expect((await look()).published[VELO]).toBe(latin(TEXT));
      }));

    it("a name that is taken, or that no address could have, is not used again", () =>
      scene(async ({ desk, other, look }) => {
        await desk.save(
          entry("region_test-neuf", "label: neuf\ninstitution: region_test\n", { newEntry: true }),
        );
        for (const slug of [SLUG, "region_test-neuf"])
          await expect(
            other.save(entry(slug, "label: autre\ninstitution: region_test\n", { newEntry: true })),
          ).rejects.toMatchObject({ kind: "collision" });
        await expect(other.save(entry("Région", "label: autre\n", { newEntry: true }))).rejects.toMatchObject(
          {
            kind: "invalid",
          },
        );
        expect((await look()).proposals).toHaveLength(1);
      }));

    it("what was removed while it was open is not made again", () =>
      scene(async ({ desk, other, look }) => {
        await desk.save(save(MORE));
        await other.withdraw(NAME);
        const late = save(NEWER, { base: MORE, unpublished: true });
        await expect(desk.save(late)).rejects.toMatchObject({ kind: "gone" });
        await other.deleteFiles([VELO]);
        await expect(desk.save(save(NEWER))).rejects.toMatchObject({ kind: "gone" });
        expect((await look()).proposals).toEqual([]);
        const acts = [
          () => desk.publish(NAME),
          () => desk.withdraw(NAME),
          () => desk.setStatus(NAME, "draft"),
        ];
        for (const absent of acts) await expect(absent()).rejects.toMatchObject({ kind: "not-found" });
      }));

    it("a draft that others began is gone on with, withdrawn, and begun again", () =>
      scene(
        async (all) => {
          const { desk, other, look } = all;
          await desk.setStatus(NAME, "pending_review");
          expect(await only(all)).toEqual({ status: "pending_review", text: latin(MORE) });
          await other.withdraw(NAME);
          expect((await look()).proposals).toEqual([]);
          await desk.save(save(NEWER));
          expect(await only(all)).toEqual({ status: "draft", text: latin(NEWER) });
        },
        (store) => deskOver(store).save(save(MORE)),
      ));

    it("a draft that was there when somebody came is withdrawn at once", () =>
      scene(
        async ({ desk, look, branches }) => {
          await desk.withdraw(NAME);
          expect((await look()).proposals).toEqual([]);
          // Whoever reads the same repository without this store sees none either.
          expect(branches()).toEqual([]);
        },
        (store) => deskOver(store).save(save(MORE)),
      ));

    it("a draft that was published while it was open begins again from what is published", () =>
      scene(async (all) => {
        const { desk, other } = all;
        await desk.save(save(MORE));
        await other.publish(NAME);
        const more = MORE.replace("€", "séances");
        await desk.save(save(more, { base: MORE, unpublished: true }));
        expect(await only(all)).toEqual({ status: "draft", text: latin(more) });
      }));

    it("a draft whose changes were published otherwise is over, and the next save begins one that waits for nobody", () =>
      scene(async (all) => {
        const { desk, other } = all;
        await desk.save(save(MORE, { status: "pending_review" }));
        await other.save(save(MORE, { workflow: false }));
        const acts = [
          () => desk.setStatus(NAME, "draft"),
          () => desk.publish(NAME),
          () => desk.withdraw(NAME),
        ];
        for (const over of acts) await expect(over()).rejects.toMatchObject({ kind: "not-found" });
        const more = MORE.replace("€", "séances");
        expect(await desk.save(save(more, { base: MORE, unpublished: true }))).toMatchObject({
          status: "draft",
        });
        expect(await only(all)).toEqual({ status: "draft", text: latin(more) });
      }));

    it("a new institution and its logo come and go with the benefit that brings them", () =>
      scene(async ({ desk, look }) => {
        await desk.save(brought);
        const [proposal] = (await look()).proposals;
        expect(Object.keys(proposal?.texts ?? {})).toEqual(expect.arrayContaining([NEW, INSTITUTION, LOGO]));
        const { companions, media, ...alone } = brought;
        const text = brought.text.replace("region_neuve", "region_test");
        const without = { ...alone, text, base: brought.text, newEntry: false, unpublished: true };
        await desk.save({ ...without, media: [], dropped: [INSTITUTION] });
        const texts = (await look()).proposals[0]?.texts ?? {};
        expect([NEW, INSTITUTION, LOGO].map((path) => path in texts)).toEqual([true, false, false]);
        await desk.save({ ...brought, base: text, newEntry: false, unpublished: true });
        await desk.publish({ collection: COLLECTION, slug: "region_neuve-aide" });
        expect(Object.keys((await look()).published)).toEqual(
          expect.arrayContaining([NEW, INSTITUTION, LOGO]),
        );
      }));

    it("a photo is stored without where it was taken, and only under a name that says what it is", () =>
      scene(async ({ desk, store, look }) => {
        const path = LOGO.replace(".png", ".jpg");
        const [text = ""] = (brought.companions ?? []).map((file) => file.text.replace(".png", ".jpg"));
        const companions = [{ path: INSTITUTION, text }];
        await desk.save({ ...brought, companions, media: [{ path, bytes: PHOTO }] });
        const proposal = await store
          .attempt()
          .proposal({ collection: COLLECTION, slug: "region_neuve-aide" });
        const kept = await store.read({ commit: proposal?.tip, of: "proposal" }, `${store.prefix}${path}`);
        expect([...(kept?.bytes ?? [])]).toEqual([...JPEG]);
        const named = { path: "img/institutions/region_test.png", bytes: JPEG };
        await expect(desk.saveMedia(named)).rejects.toMatchObject({ kind: "invalid" });
        const again = { ...brought, newEntry: false, unpublished: true, base: brought.text };
        await expect(desk.save({ ...again, media: [{ path: LOGO, bytes: JPEG }] })).rejects.toMatchObject({
          kind: "invalid",
        });
        expect((await look()).published["img/institutions/region_test.png"]).toBe(PNG.toString("latin1"));
      }));
  });
