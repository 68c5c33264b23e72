import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Forge } from "../../admin/forge/forge.ts";
import { forgeClient } from "../../admin/forge/forge-client.ts";
import { GitHubApi } from "../../admin/forge/github/github-api.ts";
import { GitHubForge } from "../../admin/forge/github/github-forge.ts";
import { GitLabApi } from "../../admin/forge/gitlab/gitlab-api.ts";
import { GitLabForge } from "../../admin/forge/gitlab/gitlab-forge.ts";
import { repositoryWithData } from "../support/command.ts";
import type { RunningForge } from "./forge-server.ts";
import { serveGitHub } from "./github-server.ts";
import { serveGitLab } from "./gitlab-server.ts";

/** The forges' adapters need an address and a token: neither a page, nor a bundle, nor anything of Decap's. */
const PROJECT = "asso/aides";
const PEOPLE = new Map([["jeton", { login: "camille", name: "Camille Martin", mayWrite: true }]]);
const NAME = { collection: "benefits_javascript", slug: "departement_somme-aide-au-permis-bateau" };

const access = {
  branch: "main",
  repo: PROJECT,
  originRepo: PROJECT,
  squashMerges: false,
  cmsLabelPrefix: "",
  useOpenAuthoring: false,
  token: async () => "jeton",
  refresh: () => Promise.reject(new Error("nothing renews it")),
};

const FORGES: Readonly<Record<string, (apiRoot: string) => Forge>> = {
  GitHub: (apiRoot) => new GitHubForge(new GitHubApi({ ...access, apiRoot })),
  GitLab: (apiRoot) => new GitLabForge(new GitLabApi({ ...access, apiRoot })),
};

async function serve(name: string): Promise<RunningForge> {
  const bare = join(mkdtempSync(join(tmpdir(), "adapter-")), "aides.git");
  execFileSync("git", ["clone", "--quiet", "--bare", repositoryWithData().directory, bare]);
  return name === "GitHub" ? serveGitHub(bare, PROJECT, PEOPLE) : serveGitLab(bare, PROJECT, PEOPLE);
}

describe.each(Object.entries(FORGES))("the adapter for %s, in plain Node", (name, open) => {
  let served: RunningForge;
  beforeAll(async () => {
    served = await serve(name);
  });
  afterAll(() => served?.close());

  it("carries a draft from its first commit to its removal", async () => {
    const forge = open(served.address);
    const branch = forge.branchOf(NAME);
    const path = `benefits/javascript/${NAME.slug}.yml`;
    const bytes = new TextEncoder().encode("label: aide au permis bateau\n");
    const tip = await forge.write({
      branch,
      parent: await forge.head(),
      isNew: true,
      files: [{ path, bytes }],
      subject: "Ajoute une aide",
    });
    if (typeof tip !== "string") throw new Error("overtaken by nobody");
    await forge.propose({ ...NAME, branch, tip, status: "draft", request: undefined }, "Ajoute une aide");
    const [draft] = await forge.proposals();
    expect(draft).toMatchObject({ ...NAME, tip, status: "draft" });
    if (!draft) throw new Error("no draft");
    await forge.setStatus(draft, "pending_review", "Ajoute une aide");
    expect(await forge.proposal(NAME)).toMatchObject({ tip, status: "pending_review" });
    expect((await forge.read("draft", tip, path))?.bytes).toEqual(bytes);
    await forge.remove(draft);
    expect(await forge.proposals()).toEqual([]);
  });
});

/** Answers each request in turn, and gives what was asked. */
async function answering(answer: (asked: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise((done) => server.close(done).closeAllConnections());
  return { apiRoot, close };
}

describe("a client of a forge", () => {
  it("follows the pages of a list, and asks for the token before each of them", async () => {
    const asked: string[] = [];
    const server = await answering(({ url = "", headers }, response) => {
      asked.push(`${url} ${headers.authorization}`);
      if (!url.includes("page=2"))
        response.setHeader("link", `<${server.apiRoot}/pulls?page=2>; rel="next", <x>; rel="last"`);
      response.end(JSON.stringify([asked.length]));
    });
    let tokens = 0;
    const headers = async () => {
      tokens += 1;
      return { Authorization: `token ${tokens}` };
    };
    const client = forgeClient({ name: "GitHub", apiRoot: server.apiRoot, headers });
    expect(await client.all("/pulls", { params: { state: "open" } })).toEqual([1, 2]);
    expect(asked).toEqual(["/pulls?state=open token 1", "/pulls?page=2 token 2"]);
    await server.close();
  });

  it("follows as many pages as there are, and takes no part of a list for all of it", async () => {
    const server = await answering(({ url = "" }, response) => {
      const page = Number(/page=(\d+)/.exec(url)?.[1] ?? 1);
      const next = url.startsWith("/endless") ? 2 : page + 1;
      if (page < 40) response.setHeader("link", `<${server.apiRoot}/x?page=${next}>; rel="next"`);
      response.end(JSON.stringify([page]));
    });
    const client = forgeClient({ name: "GitHub", apiRoot: server.apiRoot, headers: async () => ({}) });
    expect(await client.all("/long")).toHaveLength(40);
    await expect(client.all("/endless")).rejects.toThrow("n’a pas donné toute la liste");
    await server.close();
  });

  it("says the type of what it sends, and nothing of it where nothing is sent", async () => {
    const types: unknown[] = [];
    const server = await answering(({ headers }, response) => {
      types.push(headers["content-type"]);
      response.writeHead(204).end();
    });
    const client = forgeClient({ name: "GitLab", apiRoot: server.apiRoot, headers: async () => ({}) });
    expect(await client.json("/a", { method: "DELETE" })).toBeUndefined();
    expect(await client.json("/a", { method: "POST", body: "{}" })).toBeUndefined();
    expect(types).toEqual([undefined, "application/json; charset=utf-8"]);
    await server.close();
  });
});

describe("an expired login to GitLab", () => {
  const expiring = () =>
    answering(({ headers }, response) => {
      const isKnown = headers.authorization === "Bearer neuf";
      response.writeHead(isKnown ? 200 : 401).end(JSON.stringify(isKnown ? { username: "camille" } : {}));
    });

  it("is renewed once, then asked again", async () => {
    const server = await expiring();
    let token = "vieux";
    const refresh = async () => {
      token = "neuf";
    };
    const api = new GitLabApi({ ...access, apiRoot: server.apiRoot, token: async () => token, refresh });
    expect(await api.user()).toEqual({ username: "camille" });
    await server.close();
  });

  it("is said in French where nothing renews it", async () => {
    const server = await expiring();
    const api = new GitLabApi({ ...access, apiRoot: server.apiRoot });
    await expect(api.user()).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining("votre connexion a expiré"),
    });
    await server.close();
  });
});

describe("somebody who may write to a project of GitLab", () => {
  const level = (access_level: number) => ({ access_level });
  const none = { project_access: null, group_access: null };
  it.each([
    ["a member who develops", { permissions: { ...none, project_access: level(30) } }, true],
    ["a member who reports", { permissions: { ...none, project_access: level(20) } }, false],
    ["a member of the group", { permissions: { ...none, group_access: level(30) } }, true],
    ["a group that maintains", { permissions: none, shared_with_groups: [{ group_access_level: 40 }] }, true],
    [
      "a group that develops, where developers may publish",
      { permissions: none, shared_with_groups: [{ group_access_level: 30 }] },
      true,
    ],
    ["nobody it knows", { permissions: none, shared_with_groups: [] }, false],
  ])("%s", async (_, project, expected) => {
    const server = await answering(({ url }, response) => {
      const branch = { developers_can_push: true, developers_can_merge: true };
      response.end(JSON.stringify(url?.endsWith("/branches/main") ? branch : project));
    });
    const api = new GitLabApi({ ...access, apiRoot: server.apiRoot });
    expect(await api.hasWriteAccess()).toBe(expected);
    await server.close();
  });
});
