import { COLLECTION, deskOver } from "../desk/acts.ts";
import { openForge } from "../desk/forge-stores.ts";
import { entry } from "../server/temporary-repository.ts";
import { png } from "../support/images.ts";

/** What a forge answers may come cut short, empty, or be another file's: it is never taken for what is stored. */
const LOGO = "img/institutions/region_neuve.png";
const INSTITUTION = "institutions/region_neuve.yml";
const SLUG = "region_neuve-aide";
const NAME = { collection: COLLECTION, slug: SLUG };

const TEXT = `name: Région Neuve\ntype: region\nimgSrc: ${LOGO}\n`;

const brought = entry(SLUG, "label: aide neuve\ninstitution: region_neuve\n", {
  newEntry: true,
  companions: [{ path: INSTITUTION, text: TEXT }],
  media: [{ path: LOGO, bytes: png(900, 900) }],
});

type Content = { readonly content?: string; readonly encoding?: string };

/** How an answer that holds a file's bytes may go wrong. */
const WRONG: Readonly<Record<string, (answer: Content) => Content>> = {
  empty: (answer) => ({ ...answer, content: "" }),
  "cut short": (answer) => ({ ...answer, content: answer.content?.replace(/\s/g, "").slice(0, 40) ?? "" }),
  "another's": (answer) => ({ ...answer, content: Buffer.from("autre chose").toString("base64") }),
};

const isBytes = (answer: unknown): answer is Content =>
  typeof answer === "object" && answer !== null && "content" in answer;

describe.each(["GitHub", "GitLab"] as const)("what %s answers of a file", (forge) => {
  it.each(Object.entries(WRONG))(
    "is refused by name when it is %s, and nothing is written",
    async (_, spoil) => {
      const catalogue = await openForge(forge);
      try {
        const [anne, basile] = [await catalogue.person("Anne"), await catalogue.person("Basile")];
        await deskOver(anne).save(brought);
        const proposal = await basile.attempt().proposal(NAME);
        catalogue.served.spoil = (_request, answer) => (isBytes(answer) ? spoil(answer) : answer);
        const read = basile.read({ commit: proposal?.tip, of: "proposal" }, LOGO);
        await expect(read).rejects.toMatchObject({
          kind: "damaged",
          message: expect.stringContaining("region_neuve.png »"),
        });
        const again = { ...brought, newEntry: false, unpublished: true, base: brought.text };
        const save = deskOver(basile).save({ ...again, text: brought.text.replace("neuve", "renouvelée") });
        await expect(save).rejects.toMatchObject({ kind: "damaged" });
        catalogue.served.spoil = undefined;
        expect((await anne.attempt().proposal(NAME))?.tip).toBe(proposal?.tip);
        const held = await basile.read({ commit: proposal?.tip, of: "proposal" }, LOGO);
        expect(held?.bytes.length).toBe(png(900, 900).length);
      } finally {
        await catalogue.dispose();
      }
    },
  );

  it("is asked for once more by its id when it does not come with its path", async () => {
    const catalogue = await openForge(forge);
    try {
      const anne = await catalogue.person("Anne");
      await deskOver(anne).save(brought);
      const tip = (await anne.attempt().proposal(NAME))?.tip;
      catalogue.served.spoil = (request, answer) =>
        isBytes(answer) && !request.includes("/blobs/") ? { ...answer, content: "" } : answer;
      const fresh = await catalogue.person("Basile");
      const held = await fresh.read({ commit: tip, of: "proposal" }, LOGO);
      expect(Buffer.from(held?.bytes ?? "").equals(png(900, 900))).toBe(true);
    } finally {
      await catalogue.dispose();
    }
  });
});
