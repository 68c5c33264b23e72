import { rmSync } from "node:fs";
import { join } from "node:path";
import { headCommit } from "../../scripts/validate/head-commit.ts";
import { repositoryWithData } from "../support/command.ts";

const { directory, git } = repositoryWithData();
const head = () => git("rev-parse", "HEAD").trim();

afterAll(() => rmSync(directory, { recursive: true }));

describe("the commit checked out", () => {
  it("is read as git names it, on a branch and off one", () => {
    expect(headCommit(directory)).toBe(head());
    git("switch", "--quiet", "--create", "autre/branche");
    git("commit", "--quiet", "--allow-empty", "--message=Vide");
    expect(headCommit(directory)).toBe(head());
    git("switch", "--quiet", "--detach", "HEAD~1");
    expect(headCommit(directory)).toBe(head());
  });

  it("is left to git in a folder of a repository, and in a linked working tree", () => {
    expect(headCommit(join(directory, "benefits"))).toBeUndefined();
    const linked = join(directory, "linked");
    git("worktree", "add", "--quiet", linked);
    expect(headCommit(linked)).toBeUndefined();
  });

  it("is left to git where a variable leads elsewhere, and where objects replace others", () => {
    process.env.GIT_DIR = join(directory, "nowhere");
    expect(headCommit(directory)).toBeUndefined();
    delete process.env.GIT_DIR;
    expect(headCommit(directory)).toBe(head());
    git("replace", "--graft", "autre/branche");
    expect(headCommit(directory)).toBeUndefined();
    git("pack-refs", "--all");
    expect(headCommit(directory)).toBeUndefined();
  });

  it("is left to git where references are packed", () => {
    git("replace", "--delete", "autre/branche");
    git("switch", "--quiet", "autre/branche");
    git("pack-refs", "--all");
    expect(headCommit(directory)).toBeUndefined();
  });
});
