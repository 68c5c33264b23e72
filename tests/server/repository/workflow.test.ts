import type { Gate } from "../../../contribution/desk/judging/gate.ts";
import { PNG, png } from "../../support/images.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const VELO_SLUG = "region_test-aide-velo";
const COLLECTION = "benefits_javascript";
const complete: Gate = async (candidate) => {
  const texts = await Promise.all(candidate.files.map((path) => candidate.read(path)));
  const isWrong = texts.some((bytes) => bytes && Buffer.from(bytes).includes("FAUX"));
  return isWrong ? [{ message: "Le montant manque.", file: candidate.files[0] ?? "" }] : [];
};

let test: TestRepository;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(() => test.dispose());

describe("a draft", () => {
  it("is one commit on a branch of its own, and leaves the main branch alone", async () => {
    const repository = await test.open();
    const before = test.git("rev-parse", "main");
    const saved = await repository.saveEntry(
      entry("region_test-aide-train", "label: train\n", { newEntry: true }),
    );
    expect(saved).toMatchObject({ status: "draft", problems: [], worktree: "none" });
    expect(test.git("rev-parse", `cms/${COLLECTION}/region_test-aide-train`)).toBe(saved.commit);
    expect(test.git("rev-parse", "main")).toBe(before);
    expect(test.git("log", "--format=%s|%an <%ae>|%cn <%ce>", "-1", saved.commit ?? "")).toBe(
      "Crée train|Camille Test <camille@example.org>|Contribution <contribution@localhost>",
    );
    expect(test.git("diff", "--name-only", "main", saved.commit ?? "")).toBe(
      "benefits/javascript/region_test-aide-train.yml",
    );
  });

  it("gets no commit from a save that changes nothing", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry(VELO_SLUG, String(FILES[VELO])));
    expect(await repository.drafts()).toEqual([]);
    const first = await repository.saveEntry(entry(VELO_SLUG, "label: autre\n"));
    const second = await repository.saveEntry(entry(VELO_SLUG, "label: autre\n", { unpublished: true }));
    expect(second.commit).toBe(first.commit);
  });

  it("stores what the caller's rewriting gives, which knows the text of the draft, else of the main branch", async () => {
    const repository = await test.open({
      rewrite: (base, submitted, path) => `${submitted}# ${path} ${base?.length ?? "nouveau"}\n`,
    });
    await repository.saveEntry(entry("region_test-neuf", "a\n", { newEntry: true }));
    expect(
      test.git("show", "cms/benefits_javascript/region_test-neuf:benefits/javascript/region_test-neuf.yml"),
    ).toBe("a\n# benefits/javascript/region_test-neuf.yml nouveau");
    await repository.saveEntry(entry(VELO_SLUG, "a\n"));
    expect(test.git("show", `cms/${COLLECTION}/${VELO_SLUG}:${VELO}`)).toBe(
      `a\n# ${VELO} ${String(FILES[VELO]).length}`,
    );
  });

  it("keeps the images that it uses, drops the others, and keeps those sent by address only", async () => {
    const repository = await test.open();
    const [kept, dropped] = [`img/institutions/${VELO_SLUG}.png`, `img/institutions/${VELO_SLUG}-2.png`];
    await repository.saveEntry(
      entry(VELO_SLUG, `a: 1\nimgSrc: ${dropped}\n`, { media: [{ path: dropped, bytes: png(2, 2) }] }),
    );
    expect((await repository.draft(COLLECTION, VELO_SLUG))?.files.map(({ path }) => path)).toEqual([
      VELO,
      dropped,
    ]);
    await repository.saveEntry(
      entry(VELO_SLUG, `a: 1\nimgSrc: ${kept}\n`, {
        unpublished: true,
        media: [
          { path: dropped, bytes: Buffer.alloc(0) },
          { path: kept, bytes: png(3, 3) },
        ],
      }),
    );
    await repository.saveEntry(
      entry(VELO_SLUG, `a: 2\nimgSrc: ${kept}\n`, {
        unpublished: true,
        media: [{ path: kept, bytes: Buffer.alloc(0) }],
      }),
    );
    const draft = await repository.draft(COLLECTION, VELO_SLUG);
    expect(draft?.files.map(({ path }) => path)).toEqual([VELO, kept]);
  });

  it("is not made again by the editor of somebody who had it open when it was deleted", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry("region_test-neuf", "a: 1\n", { newEntry: true }));
    await repository.deleteDraft(COLLECTION, "region_test-neuf");
    await expect(
      repository.saveEntry(entry("region_test-neuf", "a: 2\n", { unpublished: true })),
    ).rejects.toMatchObject({ kind: "gone" });
  });

  it("of a file that is not UTF-8 does not lose its accents", async () => {
    test.dispose();
    test = createTestRepository({ ...FILES, [VELO]: Buffer.from("label: aide au vélo\n", "latin1") });
    const repository = await test.open();
    await expect(
      repository.saveEntry(entry(VELO_SLUG, "label: aide au v\uFFFDlo 2\n")),
    ).rejects.toMatchObject({ kind: "invalid" });
    await repository.saveEntry(entry(VELO_SLUG, "label: aide au vélo\n"));
  });
});

describe("a new entry", () => {
  it.each([
    ["a published entry", VELO_SLUG],
    ["a draft", "region_test-brouillon"],
  ])("does not take the name of %s", async (_, slug) => {
    const repository = await test.open();
    await repository.saveEntry(entry("region_test-brouillon", "a: 1\n", { newEntry: true }));
    await expect(repository.saveEntry(entry(slug, "a: 2\n", { newEntry: true }))).rejects.toMatchObject({
      kind: "collision",
      message: expect.stringContaining("existe déjà"),
    });
  });

  it("does not take a name that differs only by capitals", async () => {
    test.dispose();
    test = createTestRepository({ "institutions/Ville_Test.yml": "name: Ville\n" });
    const repository = await test.open();
    const ville = entry("ville_test", "a\n", {
      newEntry: true,
      collection: "institutions",
      path: "institutions/ville_test.yml",
    });
    await expect(repository.saveEntry(ville)).rejects.toMatchObject({ kind: "collision" });
  });

  it.each(["Aide", "aide-vélo", "aide velo", "aide.velo", ""])("is not named %j", async (slug) => {
    const repository = await test.open();
    await expect(repository.saveEntry(entry(slug, "a\n", { newEntry: true }))).rejects.toMatchObject({
      kind: "invalid",
    });
  });

  it("obeys the same rules when the client does not say that it is new", async () => {
    const repository = await test.open();
    await expect(repository.saveEntry(entry("Aide-Vélo", "a\n"))).rejects.toMatchObject({ kind: "invalid" });
    await repository.saveEntry(entry("region_test-neuf", "a\n"));
  });

  it("may take the name of an entry that was unpublished, whatever it is made of", async () => {
    const path = "benefits/javascript/aide-à-l’été.yml";
    test.dispose();
    test = createTestRepository({ ...FILES, [path]: "label: été\n" });
    const repository = await test.open();
    await repository.deleteFiles([path]);
    const saved = await repository.saveEntry(
      entry("aide-à-l’été", "label: été\n", { status: "pending_publish" }),
    );
    expect(saved.status).toBe("pending_publish");
  });

  it("agrees with its path and collection", async () => {
    const repository = await test.open();
    for (const changes of [{ path: VELO }, { collection: "institutions" }, { collection: "autre" }]) {
      await expect(repository.saveEntry(entry("neuf", "a\n", changes))).rejects.toMatchObject({
        kind: "invalid",
      });
    }
  });
});

describe("a status", () => {
  it("is said by a commit that changes no file", async () => {
    const repository = await test.open({ gate: complete });
    const { commit } = await repository.saveEntry(entry(VELO_SLUG, "label: autre\n"));
    await repository.setStatus(COLLECTION, VELO_SLUG, "pending_review");
    await repository.setStatus(COLLECTION, VELO_SLUG, "pending_review");
    const branch = `cms/${COLLECTION}/${VELO_SLUG}`;
    expect(test.git("log", "--format=%s", `main..${branch}`)).toBe(
      "Envoie en relecture autre\nMet à jour autre (Région Test)",
    );
    expect(test.git("log", "-1", "--format=%(trailers)", branch)).toBe(
      "Contribution-Status: pending_review\n".trim(),
    );
    expect(test.git("diff", commit ?? "", branch)).toBe("");
    expect((await repository.draft(COLLECTION, VELO_SLUG))?.status).toBe("pending_review");
  });

  it("of review is refused to a draft with problems, whose branch does not move", async () => {
    const repository = await test.open({ gate: complete });
    const { commit } = await repository.saveEntry(entry(VELO_SLUG, "label: FAUX\n"));
    for (const status of ["pending_review", "pending_publish"] as const) {
      await expect(repository.setStatus(COLLECTION, VELO_SLUG, status)).rejects.toMatchObject({
        kind: "refused",
        problems: [{ message: "Le montant manque.", file: VELO }],
      });
    }
    expect(test.git("rev-parse", `cms/${COLLECTION}/${VELO_SLUG}`)).toBe(commit);
  });

  it("goes back to draft in the save that brings a problem, and stays otherwise", async () => {
    const repository = await test.open({ gate: complete });
    await repository.saveEntry(entry(VELO_SLUG, "label: un\n"));
    await repository.setStatus(COLLECTION, VELO_SLUG, "pending_publish");
    const fine = await repository.saveEntry(entry(VELO_SLUG, "label: deux\n", { unpublished: true }));
    expect(fine).toMatchObject({ status: "pending_publish", problems: [] });
    const wrong = await repository.saveEntry(entry(VELO_SLUG, "label: FAUX\n", { unpublished: true }));
    expect(wrong).toMatchObject({ status: "draft", problems: [{ message: "Le montant manque." }] });
    expect(
      test
        .git("log", "--format=%(trailers:key=Contribution-Status,valueonly)", "-1", wrong.commit ?? "")
        .trim(),
    ).toBe("draft");
    expect((await repository.draft(COLLECTION, VELO_SLUG))?.status).toBe("draft");
  });

  it("beyond draft is refused from the start to a new draft with problems", async () => {
    const repository = await test.open({ gate: complete });
    const wrong = entry("region_test-neuf", "label: FAUX\n", { newEntry: true, status: "pending_review" });
    await expect(repository.saveEntry(wrong)).rejects.toMatchObject({ kind: "refused" });
    expect(await repository.drafts()).toEqual([]);
    expect((await repository.saveEntry({ ...wrong, text: "label: bon\n" })).status).toBe("pending_review");
    expect((await repository.draft(COLLECTION, "region_test-neuf"))?.status).toBe("pending_review");
  });

  it("is not inherited from drafts published before", async () => {
    const repository = await test.open();
    await repository.saveEntry(entry(VELO_SLUG, "label: un\n"));
    await repository.setStatus(COLLECTION, VELO_SLUG, "pending_publish");
    await repository.publish(COLLECTION, VELO_SLUG);
    await repository.saveEntry(entry(VELO_SLUG, "label: deux\n"));
    expect((await repository.draft(COLLECTION, VELO_SLUG))?.status).toBe("draft");
  });
});

describe("publishing", () => {
  it("is a merge commit, and removes the draft's branch", async () => {
    const repository = await test.open({ gate: complete });
    const main = test.git("rev-parse", "main");
    const { commit: draft } = await repository.saveEntry(entry(VELO_SLUG, "label: autre\n"));
    const { commit } = await repository.publish(COLLECTION, VELO_SLUG);
    expect(test.git("log", "-1", "--format=%P|%s", "main")).toBe(
      `${main} ${draft}|Publie autre (Région Test)`,
    );
    expect(test.git("rev-parse", "main")).toBe(commit);
    expect(test.git("branch", "--list", "cms/*")).toBe("");
    expect(test.git("show", `main:${VELO}`)).toBe("label: autre");
  });

  it("of what has changed since it was read is refused; a new status alone changes nothing to read", async () => {
    const repository = await test.open();
    const { commit: read } = await repository.saveEntry(entry(VELO_SLUG, "label: un\n"));
    const { commit: seen } = await repository.saveEntry(
      entry(VELO_SLUG, "label: deux\n", { unpublished: true }),
    );
    await repository.setStatus(COLLECTION, VELO_SLUG, "pending_publish");
    const refs = test.git("for-each-ref");
    for (const stale of [read, "0".repeat(40)])
      await expect(repository.publish(COLLECTION, VELO_SLUG, stale)).rejects.toMatchObject({ kind: "moved" });
    expect(test.git("for-each-ref")).toBe(refs);
    await repository.publish(COLLECTION, VELO_SLUG, seen);
    expect(test.git("show", `main:${VELO}`)).toBe("label: deux");
  });

  it("is refused to a draft with problems, and changes nothing", async () => {
    const repository = await test.open({ gate: complete });
    await repository.saveEntry(entry(VELO_SLUG, "label: FAUX\n"));
    const refs = test.git("for-each-ref");
    await expect(repository.publish(COLLECTION, VELO_SLUG)).rejects.toMatchObject({
      kind: "refused",
      message: "Cette fiche ne peut pas encore être publiée. Le montant manque.",
    });
    expect(test.git("for-each-ref")).toBe(refs);
  });

  it("shows the gate the draft merged into the main branch of now", async () => {
    const seen: unknown[] = [];
    const repository = await test.open({
      gate: async ({ files, has, read }) => {
        const bus = await read("benefits/javascript/region_test-aide-bus.yml");
        seen.push({
          files,
          removed: await has("README.md"),
          bus: Buffer.from(bus ?? "").toString(),
          absent: await read("absent.yml"),
        });
        return [];
      },
    });
    await repository.saveEntry(entry(VELO_SLUG, "label: autre\n"));
    test.git("rm", "-q", "README.md");
    test.git("commit", "-qm", "Retire");
    await repository.publish(COLLECTION, VELO_SLUG);
    expect(seen).toEqual([
      {
        files: [VELO],
        removed: false,
        bus: FILES["benefits/javascript/region_test-aide-bus.yml"],
        absent: undefined,
      },
    ]);
  });

  it("of a draft that does not exist is a refusal", async () => {
    const repository = await test.open();
    await expect(repository.publish(COLLECTION, VELO_SLUG)).rejects.toMatchObject({ kind: "not-found" });
    await expect(repository.setStatus(COLLECTION, VELO_SLUG, "draft")).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(repository.deleteDraft(COLLECTION, VELO_SLUG)).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("a write to the main branch", () => {
  it("passes the gate or changes nothing", async () => {
    const repository = await test.open({ gate: complete });
    const direct = entry("region_test-direct", "label: FAUX\n", { newEntry: true, workflow: false });
    await expect(repository.saveEntry(direct)).rejects.toMatchObject({ kind: "refused" });
    const { commit } = await repository.saveEntry({ ...direct, text: "label: bon\n" });
    expect(test.git("log", "-1", "--format=%H %s", "main")).toBe(`${commit} Crée bon`);
  });

  it("removes files that exist, all or none", async () => {
    const repository = await test.open();
    const main = test.git("rev-parse", "main");
    await expect(repository.deleteFiles([VELO, "institutions/absent.yml"])).rejects.toMatchObject({
      kind: "not-found",
    });
    expect(test.git("rev-parse", "main")).toBe(main);
    await repository.deleteFiles([VELO]);
    expect(test.git("diff", "--name-status", main, "main")).toBe(`D\t${VELO}`);
  });

  it("stores an image only if its content is what its name says", async () => {
    const repository = await test.open();
    await repository.saveMedia({ path: "img/institutions/logo.png", bytes: PNG });
    for (const path of ["img/institutions/logo.jpg", "img/institutions/logo.svg", "img/logo.png", VELO]) {
      await expect(repository.saveMedia({ path, bytes: PNG })).rejects.toMatchObject({ kind: "invalid" });
    }
    const script = { path: "img/institutions/x.png", bytes: Buffer.from("<script>") };
    await expect(repository.saveMedia(script)).rejects.toMatchObject({ kind: "invalid" });
  });
});

describe("notes", () => {
  it("are kept on a branch that a clone carries", async () => {
    const repository = await test.open();
    const note = await repository.addNote(COLLECTION, VELO_SLUG, { author: "Camille", content: "À revoir" });
    await repository.addNote(COLLECTION, VELO_SLUG, { author: "Dominique", content: "Oui" });
    await repository.updateNote(COLLECTION, VELO_SLUG, note.id, { resolved: true });
    const clone = test.folder();
    test.git("clone", "-q", test.directory, clone);
    const cloned = await test.open({ directory: clone });
    expect(await cloned.notes(COLLECTION, VELO_SLUG)).toMatchObject([
      { content: "À revoir", resolved: true },
      { content: "Oui" },
    ]);
    await cloned.deleteNote(COLLECTION, VELO_SLUG, note.id);
    expect(await cloned.notes(COLLECTION, VELO_SLUG)).toMatchObject([{ content: "Oui" }]);
    await expect(cloned.deleteNote(COLLECTION, VELO_SLUG, note.id)).rejects.toMatchObject({
      kind: "not-found",
    });
  });
});
