import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const TEXT = String(FILES[VELO]);

let test: TestRepository;
let remote: string;
let home: string;
const before = process.env.GIT_CONFIG_GLOBAL;
beforeEach(() => {
  test = createTestRepository();
  remote = test.remote("origin");
  home = test.folder();
  writeFileSync(join(home, "attributes"), "*.yml text eol=crlf filter=own ident diff=loud merge=union\n");
  writeFileSync(join(home, "excludes"), "*.yml\nimg\n");
  mkdirSync(join(home, "hooks"));
  for (const hook of ["pre-commit", "commit-msg", "reference-transaction", "pre-push", "post-checkout"])
    writeFileSync(join(home, "hooks", hook), "#!/bin/sh\nexit 1\n");
  for (const hook of ["pre-commit", "commit-msg", "reference-transaction", "pre-push", "post-checkout"])
    chmodSync(join(home, "hooks", hook), 0o755);
});
afterEach(() => {
  if (before === undefined) delete process.env.GIT_CONFIG_GLOBAL;
  else process.env.GIT_CONFIG_GLOBAL = before;
  test.dispose();
});

/** Settings that people have, each with what could go wrong. */
const SETTINGS: readonly (readonly [name: string, value: string])[] = [
  // What is read would be drawn, shortened, ordered or encoded otherwise.
  ["color.ui", "always"],
  ["column.ui", "always"],
  ["core.abbrev", "5"],
  ["core.pager", "false"],
  ["core.quotePath", "true"],
  ["core.warnAmbiguousRefs", "true"],
  ["diff.algorithm", "histogram"],
  ["diff.external", "false"],
  ["diff.ignoreSubmodules", "all"],
  ["diff.mnemonicPrefix", "true"],
  ["diff.noprefix", "true"],
  ["diff.orderFile", "/nowhere"],
  ["diff.renames", "copies"],
  ["format.pretty", "fuller"],
  ["i18n.logOutputEncoding", "ISO-8859-1"],
  ["log.abbrevCommit", "true"],
  ["log.date", "relative"],
  ["log.decorate", "full"],
  ["log.follow", "true"],
  ["log.showRoot", "false"],
  ["log.showSignature", "true"],
  ["pager.log", "true"],
  ["status.branch", "true"],
  ["status.short", "true"],
  ["status.showUntrackedFiles", "no"],
  // What is written would be changed, signed, or kept from being written.
  ["apply.whitespace", "fix"],
  ["commit.cleanup", "scissors"],
  ["commit.gpgSign", "true"],
  ["core.attributesFile", "HOME/attributes"],
  ["core.autocrlf", "true"],
  ["core.safecrlf", "true"],
  ["core.bigFileThreshold", "1"],
  ["core.checkStat", "minimal"],
  ["core.excludesFile", "HOME/excludes"],
  ["core.fileMode", "false"],
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "HOME/hooks"],
  ["core.ignoreCase", "true"],
  ["core.logAllRefUpdates", "always"],
  ["core.precomposeUnicode", "true"],
  ["core.preloadIndex", "false"],
  ["core.sharedRepository", "group"],
  ["core.splitIndex", "true"],
  ["core.symlinks", "false"],
  ["core.untrackedCache", "true"],
  ["core.whitespace", "tab-in-indent,cr-at-eol"],
  ["feature.manyFiles", "true"],
  ["filter.own.clean", "cat"],
  ["filter.own.smudge", "cat"],
  ["filter.own.required", "true"],
  ["gc.auto", "1"],
  ["gpg.program", "false"],
  ["i18n.commitEncoding", "ISO-8859-1"],
  ["index.version", "4"],
  ["init.defaultBranch", "trunk"],
  ["init.templateDir", "/nowhere"],
  ["merge.conflictStyle", "diff3"],
  ["merge.ff", "only"],
  ["merge.verifySignatures", "true"],
  ["rerere.enabled", "true"],
  ["safe.bareRepository", "explicit"],
  ["submodule.recurse", "true"],
  ["tag.gpgSign", "true"],
  ["user.signingKey", "nobody"],
  ["user.useConfigOnly", "true"],
  // What goes to the remote, and comes from it, would be other branches, or none.
  ["branch.autoSetupMerge", "always"],
  ["branch.main.merge", "refs/heads/other"],
  ["branch.main.pushRemote", "nowhere"],
  ["fetch.fsckObjects", "true"],
  ["fetch.output", "compact"],
  ["fetch.prune", "false"],
  ["fetch.pruneTags", "true"],
  ["fetch.recurseSubmodules", "true"],
  ["fetch.writeCommitGraph", "true"],
  ["pull.rebase", "true"],
  ["push.autoSetupRemote", "true"],
  ["push.default", "nothing"],
  ["push.followTags", "true"],
  ["push.gpgSign", "true"],
  ["push.recurseSubmodules", "check"],
  ["push.useForceIfIncludes", "true"],
  ["receive.fsckObjects", "true"],
  ["remote.origin.mirror", "true"],
  ["remote.origin.push", "refs/heads/main:refs/heads/elsewhere"],
  ["remote.origin.tagOpt", "--tags"],
  ["remote.pushDefault", "nowhere"],
  ["transfer.fsckObjects", "true"],
];

/** Those that once did. */
const FOUND = SETTINGS.filter(([name]) =>
  ["diff.orderFile", "push.gpgSign", "remote.origin.mirror"].includes(name),
);

async function goesOn(settings: typeof SETTINGS): Promise<void> {
  const file = join(home, "config");
  writeFileSync(file, "");
  for (const [name, value] of settings) {
    // The remote would run a person's own hooks, if it was this machine's.
    const where = name === "core.hooksPath" ? join(test.directory, ".git/config") : file;
    test.git("config", "--file", where, "--add", name, value.replace("HOME", home));
  }
  process.env.GIT_CONFIG_GLOBAL = file;
  const repository = await test.open({ remote: "origin" });
  try {
    await repository.saveEntry(entry(SLUG, TEXT.replace("100", "200").replace("vélo", "vélo à Évry")));
    await repository.addNote(COLLECTION, SLUG, { author: "Zoé", content: "Vu" });
    await repository.setStatus(COLLECTION, SLUG, "pending_review");
    expect(await repository.sync?.run()).toMatchObject({ state: "sent", left: 0 });
    expect(test.gitIn(remote, "for-each-ref", "--format=%(refname:lstrip=4)", "refs/heads/cms")).toBe(SLUG);
    const draft = await repository.draft(COLLECTION, SLUG);
    expect(draft).toMatchObject({ status: "pending_review", author: "Camille Test" });
    expect(draft?.own.map(({ path }) => path)).toEqual([VELO]);
    await repository.publish(COLLECTION, SLUG);
    expect(await repository.sync?.run()).toMatchObject({ state: "sent", left: 0 });
  } finally {
    repository.close();
  }
  const text = TEXT.replace("100", "200").replace("vélo", "vélo à Évry");
  expect(`${test.gitIn(remote, "show", `main:${VELO}`)}\n`).toBe(text);
  const branches = test.gitIn(remote, "for-each-ref", "--format=%(refname)", "refs/heads");
  expect(branches).toBe("refs/heads/contribution/notes\nrefs/heads/main");
  expect(test.git("log", "-1", "--format=%an %s")).toContain("Camille Test Publie");
  // The line ends are those that the person wants.
  expect(readFileSync(join(test.directory, VELO), "utf8").replaceAll("\r", "")).toBe(text);
  expect(test.git("-c", `include.path=${file}`, "status", "--porcelain")).toBe("");
}

describe("a person’s own configuration of git changes nothing that is written, read or sent", () => {
  it("when it is all of this", () => goesOn(SETTINGS));
  const alone = process.env.MATRIX === "all" ? SETTINGS : FOUND;
  it.each(alone)("when it is %s=%s alone", (name, value) => goesOn([[name, value]]));
});

it("An environment that leads git elsewhere leads nobody there, and one that configures it does", async () => {
  const environment = {
    GIT_DIR: "/nowhere",
    GIT_WORK_TREE: "/nowhere",
    GIT_INDEX_FILE: "/nowhere/index",
    GIT_OBJECT_DIRECTORY: "/nowhere/objects",
    GIT_ALTERNATE_OBJECT_DIRECTORIES: "/nowhere/objects",
    GIT_COMMON_DIR: "/nowhere",
    GIT_NAMESPACE: "other",
    GIT_CEILING_DIRECTORIES: "/",
    GIT_AUTHOR_NAME: "Quelqu’un",
    GIT_COMMITTER_DATE: "2001-01-01T00:00:00Z",
    GIT_DEFAULT_HASH: "sha256",
    GIT_EXTERNAL_DIFF: "false",
    GIT_LITERAL_PATHSPECS: "1",
    // As a container says that it may open a repository of somebody else.
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "user.name",
    GIT_CONFIG_VALUE_0: "Camille du conteneur",
  };
  test.git("config", "--unset", "user.name");
  Object.assign(process.env, environment);
  try {
    const repository = await test.open();
    await repository.saveEntry(entry(SLUG, TEXT.replace("100", "200")));
    await repository.publish(COLLECTION, SLUG);
    repository.close();
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
  expect(test.git("show", "-s", "--format=%an", "main")).toBe("Camille du conteneur");
  expect(test.git("status", "--porcelain")).toBe("");
});

it("A mirror that follows a remote keeps what it has not sent yet", async () => {
  const mirror = test.folder();
  test.gitIn(mirror, "clone", "-q", "--mirror", remote, ".");
  const repository = await test.open({ directory: mirror, remote: "origin" });
  await repository.sync?.run();
  renameSync(remote, `${remote}-loin`);
  await repository.saveEntry(entry(SLUG, TEXT.replace("100", "200")));
  await repository.publish(COLLECTION, SLUG);
  await repository.saveEntry(entry(SLUG, TEXT.replace("100", "300")));
  renameSync(`${remote}-loin`, remote);
  expect(await repository.sync?.run()).toMatchObject({ state: "sent", left: 0 });
  expect(test.gitIn(remote, "show", `main:${VELO}`)).toContain("montant: 200");
  expect(test.gitIn(remote, "show", `cms/${COLLECTION}/${SLUG}:${VELO}`)).toContain("montant: 300");
});
