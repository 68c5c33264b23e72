import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataRoot } from "../../admin/forge/data-root.ts";
import type { Forge } from "../../admin/forge/forge.ts";
import { ForgeDesk } from "../../admin/forge/forge-desk.ts";
import { ForgeStore } from "../../admin/forge/forge-store.ts";
import { GitHubApi } from "../../admin/forge/github/github-api.ts";
import { GitHubForge } from "../../admin/forge/github/github-forge.ts";
import { GitLabApi } from "../../admin/forge/gitlab/gitlab-api.ts";
import { GitLabForge } from "../../admin/forge/gitlab/gitlab-forge.ts";
import { Published } from "../../admin/forge/published.ts";
import type { Snapshot } from "../../admin/forge/snapshot.ts";
import type { Store } from "../../contribution/desk/store.ts";
import { ForgeGit } from "../forge/forge-git.ts";
import { siteOf } from "../forge/forge-in-node.ts";
import { serveGitHub } from "../forge/github-server.ts";
import { serveGitLab } from "../forge/gitlab-server.ts";
import { createTestRepository, FILES } from "../server/temporary-repository.ts";

export const PROJECT = "asso/aides";

export type ForgeName = "GitHub" | "GitLab";

/** A person's own connection to a forge that listens at an address. */
function forgeOf(name: ForgeName, apiRoot: string, token: string, branch?: string): Forge {
  return name === "GitLab"
    ? new GitLabForge(gitLabApi(apiRoot, token, PROJECT, branch))
    : new GitHubForge(gitHubApi(apiRoot, token, PROJECT, branch));
}

/** The API of the small GitLab, for somebody. */
export function gitLabApi(apiRoot: string, token: string, repo = PROJECT, branch = "main"): GitLabApi {
  const refresh = () => Promise.reject(new Error("no other token"));
  return new GitLabApi({
    ...{ apiRoot, branch, repo, cmsLabelPrefix: "", token: async () => token, refresh },
  });
}

/** The API of the small GitHub, for somebody who may write. */
export function gitHubApi(apiRoot: string, token: string, repo = PROJECT, branch = "main"): GitHubApi {
  const ownOnly = { originRepo: repo, squashMerges: false, useOpenAuthoring: false };
  return new GitHubApi({
    ...{ apiRoot, branch, repo, cmsLabelPrefix: "", token: async () => token, ...ownOnly },
  });
}

interface Beginning {
  /** A bare repository. */
  readonly bare: string;
  /** What is published in it, as the site of an admin carries it. */
  readonly snapshot: Snapshot;
}

const known = new Map<typeof FILES, Beginning>();

/** What each forge begins from: made once, and copied. */
function beginning(files: typeof FILES): Beginning {
  const made = known.get(files) ?? makeBeginning(files);
  known.set(files, made);
  return made;
}

function makeBeginning(files: typeof FILES): Beginning {
  const test = createTestRepository(files);
  const bare = mkdtempSync(join(tmpdir(), "forge-beginning-"));
  execFileSync("git", ["clone", "--quiet", "--bare", test.directory, bare]);
  test.dispose();
  const git = new ForgeGit(bare);
  const site = JSON.parse(siteOf(git, "")["snapshot.json"] ?? "") as Snapshot;
  const media = git
    .run("ls-tree", "-r", "main", "img/institutions")
    .split("\n")
    .filter(Boolean)
    .map((line) => ({ path: line.split("\t")[1] ?? "", oid: line.split(/\s/)[2] ?? "", size: 0 }));
  return { bare, snapshot: { ...site, media } };
}

/** Opens a small forge over a copy of a test repository. */
export async function openForge(
  name: ForgeName,
  prepare?: (store: Store) => Promise<unknown>,
  files: typeof FILES = FILES,
) {
  const bare = mkdtempSync(join(tmpdir(), "forge-"));
  const begun = beginning(files);
  cpSync(begun.bare, bare, { recursive: true });
  const people = new Map(
    ["Camille", "Anne", "Basile", "Clara"].map((who) => [who, { login: who, name: who, mayWrite: true }]),
  );
  const serve = name === "GitHub" ? serveGitHub : serveGitLab;
  const served = await serve(bare, PROJECT, people);
  const snapshot = structuredClone(begun.snapshot);
  const root = new DataRoot("");
  /** The store of somebody who has a connection of their own. */
  const storeOver = (forge: Forge): Store => {
    const published = new Published(
      () => forge,
      root,
      async () => snapshot,
    );
    return new ForgeStore({ forge: () => forge, root, published });
  };
  const personOn = async (branch: string | undefined, who: string) =>
    storeOver(forgeOf(name, served.address, who, branch));
  // A forge does not remember what somebody meant.
  const person = (who: string) => personOn(undefined, who);
  /** What the admin of somebody asks, as it is answered in their browser. */
  const page = (who: string, branch?: string) => {
    const forge = forgeOf(name, served.address, who, branch);
    return new ForgeDesk(
      () => forge,
      root,
      async () => snapshot,
    );
  };
  await prepare?.(await person("Camille"));
  return {
    served,
    storeOver,
    person,
    personOn,
    page,
    fallBehind: () => {
      Object.assign("state" in served ? served.state : served.rules, { lag: 2 });
    },
    branches: () => served.git.run("for-each-ref", "refs/heads/cms").split("\n").filter(Boolean),
    dispose: async () => {
      await served.close();
      rmSync(bare, { recursive: true, force: true });
    },
  };
}
