import {
  appendFileSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { png } from "../../support/images.ts";
import {
  createTestRepository,
  entry,
  FILES,
  snapshot,
  type TestRepository,
  VELO,
  write,
} from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";

let test: TestRepository | undefined;
afterEach(() => test?.dispose());

async function editAndPublish(repository: Awaited<ReturnType<TestRepository["open"]>>) {
  await repository.saveEntry(entry(SLUG, "label: publié\n"));
  await repository.saveEntry(entry("region_test-neuf", "label: neuf\n", { newEntry: true }));
  await repository.setStatus(COLLECTION, SLUG, "pending_review");
  const first = await repository.publish(COLLECTION, SLUG);
  await repository.publish(COLLECTION, "region_test-neuf");
  return first;
}

describe("a working tree", () => {
  it("that is clean is clean after publishing, its files up to date", async () => {
    test = createTestRepository();
    write(join(test.directory, "notes-personnelles.txt"), "à moi\n");
    utimesSync(join(test.directory, "README.md"), 1, 1);
    expect(await editAndPublish(await test.open())).toMatchObject({ worktree: "updated" });
    expect(test.git("status", "--porcelain")).toBe("?? notes-personnelles.txt");
    expect(existsSync(join(test.directory, "benefits/javascript/region_test-neuf.yml"))).toBe(true);
  });

  it("with work in progress keeps it, whatever is edited and published, and follows elsewhere", async () => {
    test = createTestRepository();
    appendFileSync(join(test.directory, "README.md"), "en cours\n");
    write(join(test.directory, "indexe.txt"), "indexé\n");
    test.git("add", "indexe.txt");
    write(join(test.directory, "secret.env"), "MOT=DE_PASSE\n");
    rmSync(join(test.directory, "institutions/region_test.yml"));
    const before = test.git("status", "--porcelain");
    expect(await editAndPublish(await test.open())).toMatchObject({ worktree: "updated", left: [] });
    expect(test.git("status", "--porcelain")).toBe(before);
    expect(readFileSync(join(test.directory, "README.md"), "utf8")).toMatch(/en cours\n$/);
    expect(readFileSync(join(test.directory, VELO), "utf8")).toBe("label: publié\n");
    expect(test.git("ls-tree", "-r", "--name-only", "main")).not.toMatch(/secret|indexe/);
    expect(test.git("show", `main:${VELO}`)).toBe("label: publié");
  });

  it("keeps an untracked file that stands where a published one should go", async () => {
    test = createTestRepository();
    const path = join(test.directory, "benefits/javascript/region_test-neuf.yml");
    writeFileSync(path, "à moi\n");
    const repository = await test.open();
    await repository.saveEntry(entry("region_test-neuf", "label: neuf\n", { newEntry: true }));
    expect(await repository.publish(COLLECTION, "region_test-neuf")).toMatchObject({
      worktree: "left-behind",
      left: ["benefits/javascript/region_test-neuf.yml"],
    });
    expect(readFileSync(path, "utf8")).toBe("à moi\n");
    expect(test.git("status", "--porcelain")).toBe(" M benefits/javascript/region_test-neuf.yml");
  });

  it("follows when git's own files are elsewhere, which git takes for the working tree", async () => {
    test = createTestRepository();
    test.git("init", "-q", "--separate-git-dir", join(test.folder(), "git"));
    appendFileSync(join(test.directory, "README.md"), "en cours\n");
    expect(await editAndPublish(await test.open())).toMatchObject({ worktree: "updated", left: [] });
    expect(test.git("status", "--porcelain")).toBe(" M README.md");
    expect(readFileSync(join(test.directory, VELO), "utf8")).toBe("label: publié\n");
  });

  it("that has lost its link to git is not taken for the repository around it", async () => {
    test = createTestRepository();
    const lost = join(test.directory, "lié");
    test.git("worktree", "add", "-q", "-f", lost, "main");
    rmSync(join(lost, ".git"));
    expect(await editAndPublish(await test.open())).toMatchObject({ worktree: "updated", left: [] });
    expect(test.git("status", "--porcelain", "-z")).toBe("?? lié/\0");
  });

  it("on another branch is not touched", async () => {
    test = createTestRepository();
    test.git("checkout", "-q", "-b", "travail");
    const before = snapshot(test.directory);
    expect(await editAndPublish(await test.open({ branch: "main" }))).toMatchObject({ worktree: "none" });
    expect(snapshot(test.directory)).toBe(before);
  });

  it("linked to the repository follows too", async () => {
    test = createTestRepository();
    const linked = join(test.folder(), "lié");
    test.git("checkout", "-q", "-b", "travail");
    test.git("worktree", "add", "-q", linked, "main");
    const repository = await test.open({ directory: linked });
    expect(repository.branch).toBe("main");
    expect(await editAndPublish(repository)).toMatchObject({ worktree: "updated" });
    expect(test.gitIn(linked, "status", "--porcelain")).toBe("");
  });

  it("that shows a draft follows its saves, and keeps its files when the draft is published", async () => {
    test = createTestRepository();
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, "label: un\n"));
    test.git("checkout", "-q", `cms/${COLLECTION}/${SLUG}`);
    const saved = await repository.saveEntry(entry(SLUG, "label: deux\n", { unpublished: true }));
    expect(saved.worktree).toBe("updated");
    expect(test.git("status", "--porcelain")).toBe("");
    await repository.publish(COLLECTION, SLUG);
    expect(test.git("rev-parse", "HEAD")).toBe(saved.commit);
    expect(test.git("status", "--porcelain")).toBe("");
  });
});

describe("the repository", () => {
  it("may be bare", async () => {
    test = createTestRepository();
    const bare = test.folder();
    test.git("clone", "-q", "--bare", test.directory, bare);
    const repository = await test.open({ directory: bare });
    expect(await editAndPublish(repository)).toMatchObject({ worktree: "none" });
    expect(test.gitIn(bare, "show", `main:${VELO}`)).toBe("label: publié");
    test.gitIn(bare, "fsck", "--strict");
  });

  it("may hold its data in a sub-folder", async () => {
    test = createTestRepository(FILES, "données/v2");
    const logo = `img/institutions/${SLUG}.png`;
    const seen: string[] = [];
    const repository = await test.open({
      gate: async ({ files, has }) => {
        seen.push(...files, String(await has(VELO)));
        return [];
      },
    });
    await repository.saveEntry(
      entry(SLUG, `label: publié\nimgSrc: ${logo}\n`, { media: [{ path: logo, bytes: png(2, 2) }] }),
    );
    expect((await repository.draft(COLLECTION, SLUG))?.files.map(({ path }) => path)).toEqual([VELO, logo]);
    await repository.publish(COLLECTION, SLUG);
    expect(seen).toEqual([VELO, logo, "true"]);
    expect(test.git("show", `main:données/v2/${VELO}`)).toMatch(/^label: publié$/m);
    const head = await repository.head();
    expect(await repository.readFolder(head?.commit, "benefits/javascript")).toHaveLength(2);
  });

  it("may have no commit yet", async () => {
    test = createTestRepository({});
    const repository = await test.open();
    expect(await repository.head()).toBeUndefined();
    expect(await repository.readFolder(undefined, "institutions")).toEqual([]);
    await repository.saveEntry(entry("region_test-neuf", "label: neuf\n", { newEntry: true }));
    expect((await repository.draft(COLLECTION, "region_test-neuf"))?.files).toHaveLength(1);
    await repository.setStatus(COLLECTION, "region_test-neuf", "pending_review");
    expect(await repository.publish(COLLECTION, "region_test-neuf")).toMatchObject({ worktree: "updated" });
    expect(test.git("status", "--porcelain")).toBe("");
    expect(test.git("ls-files")).toBe("benefits/javascript/region_test-neuf.yml");
  });

  it("may have a detached HEAD, and a main branch of another name", async () => {
    test = createTestRepository();
    test.git("checkout", "-q", "--detach");
    const before = snapshot(test.directory);
    expect(await editAndPublish(await test.open())).toMatchObject({ worktree: "none" });
    expect(snapshot(test.directory)).toBe(before);
    test.git("checkout", "-q", "-b", "production", "main");
    expect((await test.open()).branch).toBe("production");
  });

  it("may have no identity configured", async () => {
    test = createTestRepository();
    test.git("config", "--unset", "user.name");
    const saved = { global: process.env.GIT_CONFIG_GLOBAL, system: process.env.GIT_CONFIG_NOSYSTEM };
    process.env.GIT_CONFIG_GLOBAL = "/dev/null";
    process.env.GIT_CONFIG_NOSYSTEM = "1";
    try {
      const { commit } = await (await test.open()).saveEntry(entry(SLUG, "label: autre\n"));
      expect(test.git("log", "-1", "--format=%an <%ae>", commit ?? "")).toBe(
        "Contribution <contribution@localhost>",
      );
    } finally {
      restore("GIT_CONFIG_GLOBAL", saved.global);
      restore("GIT_CONFIG_NOSYSTEM", saved.system);
    }
  });

  it("runs none of its owner's hooks, and asks nothing of a signing key", async () => {
    test = createTestRepository();
    const mark = join(test.folder(), "ran");
    for (const hook of [
      "reference-transaction",
      "post-checkout",
      "pre-commit",
      "post-merge",
      "post-index-change",
    ]) {
      write(join(test.directory, ".git/hooks", hook), `#!/bin/sh\ntouch ${mark}\nexit 1\n`);
      test.git("config", "core.fileMode", "true");
    }
    const { chmodSync, readdirSync } = await import("node:fs");
    const hooks = join(test.directory, ".git/hooks");
    for (const name of readdirSync(hooks)) chmodSync(join(hooks, name), 0o755);
    test.git("config", "commit.gpgSign", "true");
    test.git("config", "log.showSignature", "true");
    await editAndPublish(await test.open());
    expect(existsSync(mark)).toBe(false);
  });
});

describe("a clone", () => {
  it("carries drafts and their statuses, and the first write makes the branch local", async () => {
    test = createTestRepository();
    const origin = await test.open();
    await origin.saveEntry(entry(SLUG, "label: autre\n"));
    await origin.setStatus(COLLECTION, SLUG, "pending_review");
    await origin.saveEntry(entry("region_test-neuf", "label: neuf\n", { newEntry: true }));
    await origin.saveEntry(entry("region_test-vieux", "label: vieux\n", { newEntry: true }));
    test.git("tag", "vieux", `cms/${COLLECTION}/region_test-vieux`);
    await origin.publish(COLLECTION, "region_test-vieux");
    test.git("branch", `cms/${COLLECTION}/region_test-vieux`, "vieux");

    const folder = test.folder();
    test.git("clone", "-q", test.directory, folder);
    const clone = await test.open({ directory: folder });
    expect((await clone.drafts()).map(({ slug }) => slug)).toEqual([SLUG, "region_test-neuf"]);
    expect(await clone.draft(COLLECTION, SLUG)).toMatchObject({ status: "pending_review", local: undefined });
    await expect(clone.saveEntry(entry("region_test-neuf", "a\n", { newEntry: true }))).rejects.toMatchObject(
      { kind: "collision" },
    );

    await clone.saveEntry(entry(SLUG, "label: encore\n", { unpublished: true }));
    expect(await clone.draft(COLLECTION, SLUG)).toMatchObject({
      status: "pending_review",
      local: expect.any(String),
    });
    await clone.publish(COLLECTION, SLUG);
    await clone.deleteDraft(COLLECTION, "region_test-neuf");
    expect(await clone.drafts()).toEqual([]);
    expect(test.gitIn(folder, "for-each-ref", "--format=%(refname)", "refs/remotes/origin/cms")).toBe(
      `refs/remotes/origin/cms/${COLLECTION}/region_test-vieux`,
    );
    test.gitIn(folder, "fsck", "--strict");
  });
});

describe("a symbolic link", () => {
  it("is neither read, nor followed, nor replaced", async () => {
    test = createTestRepository();
    const outside = join(test.folder(), "dehors.yml");
    writeFileSync(outside, "secret: 1\n");
    symlinkSync(outside, join(test.directory, "benefits/javascript/region_test-lien.yml"));
    symlinkSync(outside, join(test.directory, "img/institutions/lien.png"));
    test.git("add", ".");
    test.git("commit", "-qm", "Liens");
    const repository = await test.open();
    const { commit } = (await repository.head()) ?? {};
    expect(await repository.readFolder(commit, "benefits/javascript")).toHaveLength(2);
    const path = "benefits/javascript/region_test-lien.yml";
    await expect(repository.readFiles(commit, [path])).rejects.toMatchObject({ kind: "invalid" });
    for (const workflow of [true, false]) {
      await expect(
        repository.saveEntry(entry("region_test-lien", "a: 1\n", { workflow })),
      ).rejects.toMatchObject({ kind: "invalid" });
    }
    const media = { path: "img/institutions/lien.png", bytes: png(2, 2) };
    expect(await repository.saveMedia(media)).toMatchObject({ path: "img/institutions/lien-2.png" });
    expect(test.git("ls-tree", "HEAD", media.path)).toMatch(/^120000 /);
    await expect(repository.deleteFiles([path])).rejects.toMatchObject({ kind: "invalid" });
  });

  it("in the place of a folder is not written through", async () => {
    test = createTestRepository({ "README.md": "a\n" });
    const outside = test.folder();
    symlinkSync(outside, join(test.directory, "institutions"));
    test.git("add", ".");
    test.git("commit", "-qm", "Lien");
    const repository = await test.open();
    const ville = entry("ville", "name: v\n", {
      newEntry: true,
      collection: "institutions",
      path: "institutions/ville.yml",
    });
    await expect(repository.saveEntry(ville)).rejects.toMatchObject({ kind: "invalid" });
    expect(await repository.readFolder((await repository.head())?.commit, "institutions")).toEqual([]);
    expect(existsSync(join(outside, "ville.yml"))).toBe(false);
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
