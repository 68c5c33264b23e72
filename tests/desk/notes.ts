import type { Desk } from "../../contribution/desk/desk.ts";
import { deskOver, NAME, NOTE_ACTS, save, TEXT } from "./acts.ts";
import type { StoreUnderTest } from "./stores.ts";
import { holdTogether } from "./together.ts";

const said = (content: string) => ({ author: "Anne", content });

/** What is said of an entry, alone and by two persons at once. */
export function holdNotes(stores: readonly StoreUnderTest[]): void {
  describe.each(stores)("over $name", (under) => {
    const scene = async (play: (anne: Desk, basile: Desk) => Promise<void>) => {
      const catalogue = await under.open();
      try {
        const [anne, basile] = [await catalogue.person("Anne"), await catalogue.person("Basile")];
        await play(deskOver(anne), deskOver(basile));
      } finally {
        await catalogue.dispose();
      }
    };
    const shown = async (desk: Desk) =>
      (await desk.notes(NAME)).map(({ author, content, resolved }) => [author, content, resolved]);

    it("what somebody says of an entry is read by others, changed, settled and removed", () =>
      scene(async (anne, basile) => {
        expect(await basile.notes(NAME)).toEqual([]);
        const note = await anne.addNote(NAME, said(" À relire.\nMerci ! "));
        expect(Date.parse(note.timestamp)).not.toBeNaN();
        expect(await shown(basile)).toEqual([["Anne", "À relire.\nMerci !", false]]);
        await basile.addNote(NAME, { author: "Basile", content: "Relu" });
        expect(await anne.updateNote(NAME, note.id, { content: "Relu -- deux fois -->" })).toMatchObject({
          content: "Relu -- deux fois -->",
        });
        expect(await basile.toggleNote(NAME, note.id)).toMatchObject({ id: note.id, resolved: true });
        expect(await shown(anne)).toEqual([
          ["Anne", "Relu -- deux fois -->", true],
          ["Basile", "Relu", false],
        ]);
        expect(await basile.toggleNote(NAME, note.id)).toMatchObject({ resolved: false });
        await anne.deleteNote(NAME, note.id);
        expect(await shown(basile)).toEqual([["Basile", "Relu", false]]);
      }));

    it("a note stays whether the entry is proposed, published or withdrawn, and belongs to it alone", () =>
      scene(async (anne, basile) => {
        await anne.save(save(TEXT.replace("100", "200")));
        await anne.addNote(NAME, said("À relire"));
        await basile.publish(NAME);
        expect(await shown(basile)).toEqual([["Anne", "À relire", false]]);
        expect(await basile.notes({ ...NAME, slug: NAME.slug.slice(0, -1) })).toEqual([]);
      }));

    it("a note that is there no more, or says nothing, is refused", () =>
      scene(async (anne, basile) => {
        const { id } = await anne.addNote(NAME, said("À relire"));
        await basile.deleteNote(NAME, id);
        for (const late of [
          () => anne.updateNote(NAME, id, { content: "Relu" }),
          () => anne.toggleNote(NAME, id),
          () => anne.deleteNote(NAME, id),
        ])
          await expect(late()).rejects.toMatchObject({ kind: "not-found" });
        await expect(anne.addNote(NAME, said(" \n"))).rejects.toMatchObject({ kind: "invalid" });
        await expect(anne.addNote({ ...NAME, slug: "../x" }, said("x"))).rejects.toMatchObject({
          kind: "invalid",
        });
        expect(await anne.notes(NAME)).toEqual([]);
      }));

    it("the same words said again on purpose are two notes", () =>
      scene(async (anne) => {
        for (const intention of ["une", "deux"]) await anne.addNote(NAME, said("D’accord"), { intention });
        expect(await shown(anne)).toHaveLength(2);
      }));
  });

  holdTogether(
    stores,
    NOTE_ACTS,
    {
      "nothing said": async () => undefined,
      "a note": (store) => deskOver(store).addNote(NAME, { author: "Camille Test", content: "Vu" }),
    },
    {
      close: [
        ["write a note", "write another note"],
        ["settle it", "change a note"],
        ["delete it", "change a note"],
      ],
      lost: ["write a note"],
      ofSlow: 2,
    },
  );
}
