import { createDesk } from "../../contribution/desk/desk.ts";
import type { Store, StoredSide } from "../../contribution/desk/store.ts";
import { FILES, VELO } from "../server/temporary-repository.ts";
import { PNG } from "../support/images.ts";
import { COLLECTION, deskOver, NAME, SLUG, save, TEXT } from "./acts.ts";
import { createMemory, createMemoryStore } from "./memory-store.ts";

const MORE = TEXT.replace("100", "200");

it("A person who may not do something is refused before anything is read", async () => {
  const store = createMemoryStore(createMemory(FILES), "Anne");
  const asked: (string | undefined)[][] = [];
  const desk = createDesk({
    store: { ...store, attempt: () => Promise.reject(new Error("nothing is read")) as never },
    mayNot: async ({ action, name, status }) => {
      asked.push([action, name?.slug, ...(status ? [status] : [])]);
      return "Demandez à l’équipe.";
    },
  });
  const acts = [
    () => desk.save(save(MORE)),
    () => desk.save(save(MORE, { workflow: false })),
    () => desk.setStatus(NAME, "draft"),
    () => desk.publish(NAME),
    () => desk.withdraw(NAME),
    () => desk.deleteFiles([VELO]),
    () => desk.saveMedia({ path: "img/institutions/a.png", bytes: new Uint8Array() }),
    () => desk.addNote(NAME, { author: "Anne", content: "Vu" }),
    () => desk.deleteNote(NAME, "1"),
  ];
  for (const act of acts)
    await expect(act()).rejects.toMatchObject({ kind: "forbidden", message: "Demandez à l’équipe." });
  expect(asked).toEqual([
    ["save", SLUG],
    ["changePublished", SLUG],
    ["setStatus", SLUG, "draft"],
    ["publish", SLUG],
    ["withdraw", SLUG],
    ["changePublished", SLUG],
    ["changePublished", undefined],
    ["note", SLUG],
    ["note", SLUG],
  ]);
});

it("A person who may not change one of several entries changes none of them, nor brings a new institution along", async () => {
  const memory = createMemory(FILES);
  const desk = createDesk({
    store: createMemoryStore(memory, "Anne"),
    mayNot: async ({ name }) => (name?.slug === SLUG ? undefined : "Demandez à l’équipe."),
  });
  const companions = [{ path: "institutions/region_neuve.yml", text: "name: Région Neuve\ntype: region\n" }];
  const moved = TEXT.replace("region_test", "region_neuve");
  for (const act of [
    () => desk.deleteFiles([VELO, "benefits/javascript/region_test-aide-bus.yml"]),
    () => desk.save(save(moved, { companions })),
  ])
    await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
  expect([memory.proposals.size, memory.commits.size]).toEqual([0, 1]);
  await desk.deleteFiles([VELO]);
});

it("A draft says whether it holds what a save sent, however that was written", async () => {
  const desk = deskOver(createMemoryStore(createMemory(FILES), "Anne"));
  expect(await desk.holds(NAME, { [VELO]: MORE })).toBe(false);
  await desk.save(save(MORE));
  const byForm = `${MORE.split("\n").filter(Boolean).reverse().join("\n")}\n`;
  for (const text of [MORE, byForm]) expect(await desk.holds(NAME, { [VELO]: text })).toBe(true);
  expect(await desk.holds(NAME, { [VELO]: TEXT })).toBe(false);
});

it("A store that is always overtaken is left alone after some attempts, and says that it is busy", async () => {
  const memory = createMemory(FILES);
  let attempts = 0;
  const store = createMemoryStore(memory, "Anne");
  const desk = deskOver({
    ...store,
    attempt: () => {
      attempts += 1;
      const now = store.attempt();
      return {
        ...now,
        head: () =>
          deskOver(createMemoryStore(memory, "Basile"))
            .save(save(MORE.replace("200", String(attempts)), { base: undefined }))
            .then(now.head),
      };
    },
  });
  await expect(desk.save(save(TEXT.replace("au vélo", "au vélo neuf")))).rejects.toMatchObject({
    kind: "busy",
  });
  expect(attempts).toBe(store.attempts);
});

it("What a branch holds beside its proposal is told from it", async () => {
  const memory = createMemory(FILES);
  const store = createMemoryStore(memory, "Anne");
  await deskOver(store).save(save(MORE));
  const now = store.attempt();
  const proposal = await now.proposal(NAME);
  const [readme] = ["README.md"].map((path) => ({ path, content: { bytes: Buffer.from("autre") } }));
  const write = { ...NAME, proposal, main: await now.head(), subject: "Autre", outcome: () => ({}) };
  await now.write({ ...write, files: readme ? [readme] : [] });
  const changed = await store.proposal({ collection: COLLECTION, slug: SLUG });
  const { own, foreign } = (changed && (await deskOver(store).filesOf(changed))) ?? {};
  expect(own?.map(({ path }) => path)).toEqual([VELO]);
  expect(foreign).toEqual([{ path: "README.md", reason: "outside" }]);
  await expect(deskOver(store).publish(NAME)).rejects.toMatchObject({ kind: "refused" });
});

it("What a branch holds is known whole before a save stays in review, where a store says modes only when asked", async () => {
  const memory = createMemory(FILES);
  const whole = createMemoryStore(memory, "Anne");
  const unsaid = (side: StoredSide | undefined) => side && { oid: side.oid };
  const compare: Store["compare"] = async (main, proposal, isWhole) => {
    const compared = await whole.compare(main, proposal, true);
    const changes = compared.changes.map(({ path, base, before, after }) =>
      isWhole
        ? { path, base, before, after }
        : { path, base: unsaid(base), before: unsaid(before), after: unsaid(after) },
    );
    return { ...compared, changes };
  };
  const attempt = () => ({ ...whole.attempt(), compare });
  const desk = deskOver({ ...whole, compare, attempt });
  const path = "img/institutions/velo.png";
  const drawn = `${MORE}imgSrc: ${path}\n`;
  await desk.save(save(drawn, { status: "pending_review", media: [{ path, bytes: PNG }] }));
  const now = whole.attempt();
  const [proposal, main] = [await now.proposal(NAME), await now.head()];
  const files = [{ path, content: { mode: "100755", bytes: PNG } }];
  await now.write({ ...NAME, proposal, main, files, subject: "Exécutable", outcome: () => ({}) });
  const next = save(drawn.replace("200", "300"), { base: drawn, media: [{ path, bytes: Buffer.alloc(0) }] });
  expect(await desk.save(next)).toMatchObject({ status: "draft" });
});
