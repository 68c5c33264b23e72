import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jest } from "@jest/globals";
import type { ForgeBackend } from "../../admin/forge/forge-backend.ts";
import { repositoryWithData } from "../support/command.ts";
import { type ForgeClass, forgeBackends, siteOf } from "./forge-in-node.ts";
import { type ForgePerson, Refused } from "./forge-server.ts";
import { serveGitHub } from "./github-server.ts";
import { serveGitLab } from "./gitlab-server.ts";

/**
 * The admin for GitHub with open authoring, without its pages, against the small GitHub: who is sent into a copy of the
 * catalogue (a fork), into which one, and what is said where none can be used.
 */
const PROJECT = "asso/aides";
const COPY = "mission/aides";
const TEAM = { login: "camille", name: "Camille Martin", mayWrite: true };
const PARTNER = { login: "mission", name: "Mission locale", mayWrite: false };
const CLASSIC = "ghp_partner";
const PEOPLE = new Map<string, ForgePerson>([
  ["jeton", TEAM],
  ["ghp_equipe", { ...TEAM, scopes: ["repo"] }],
  ["ghp_equipe_sans_droit", { ...TEAM, scopes: ["gist"] }],
  ["github_pat_equipe", { ...TEAM, rights: ["contents", "pulls"] }],
  ["github_pat_lecture", { ...TEAM, rights: [] }],
  ["github_pat_sans_demandes", { ...TEAM, rights: ["contents"] }],
  [CLASSIC, { ...PARTNER, scopes: ["public_repo"] }],
  ["ghp_sans_droit", { ...PARTNER, scopes: [] }],
  ["github_pat_partner", { ...PARTNER, rights: ["contents", "pulls"] }],
]);
const COLLECTION = "benefits_javascript";
const SLUG = "departement_seine_et_marne-aide-au-bafa-pour-les-seine-et-marnais";
const PATH = `benefits/javascript/${SLUG}.yml`;
const AUTHOR = { name: "Alix", email: "alix@example.org" };

let directory: string;
let backends: Awaited<ReturnType<typeof forgeBackends>> | undefined;
let github: Awaited<ReturnType<typeof serveGitHub>>;

beforeAll(async () => {
  ({ directory } = repositoryWithData());
  for (const way of ["error", "warn", "log"] as const)
    jest.spyOn(console, way).mockImplementation(() => undefined);
});

beforeEach(async () => {
  const bare = join(mkdtempSync(join(tmpdir(), "forks-")), "aides.git");
  execFileSync("git", ["clone", "--quiet", "--bare", directory, bare]);
  github = await serveGitHub(bare, PROJECT, PEOPLE);
  backends ??= await forgeBackends(siteOf(github.git, ""));
});

afterEach(() => github.close());

function admin(): ForgeBackend {
  return adminOf("github", { api_root: github.address, open_authoring: true });
}

function adminOf(forge: "github" | "gitlab", reached: object): ForgeBackend {
  const backend = { repo: PROJECT, branch: "main", ...reached };
  const config = {
    backend: { name: forge, ...backend, media_url: "media" },
    media_folder: "img/institutions",
  };
  const Backend = backends?.[forge] as ForgeClass;
  return new Backend(config as never, { useWorkflow: true });
}

/** The admin of somebody who has just logged in. */
async function logIn(token: string): Promise<ForgeBackend> {
  const backend = admin();
  await backend.authenticate({ token });
  return backend;
}

/** Why somebody is not let in. */
const refusalOf = (token: string) =>
  logIn(token).then(
    () => "let in",
    (error: Error) => error.message,
  );

function save(backend: ForgeBackend) {
  const base = `${github.git.run("show", `main:${PATH}`)}\n`;
  const dataFiles = [{ path: PATH, slug: SLUG, raw: base.replace("forfait", "forfait unique"), base }];
  const params = { dataFiles, assets: [], options: { collectionName: COLLECTION } };
  return backend.request({ action: "persistEntry", params });
}

const drafts = async (backend: ForgeBackend) =>
  (await backend.request({ action: "unpublishedEntries", params: {} })) as { slug: string }[];

const propose = (backend: ForgeBackend) =>
  backend.request({
    action: "updateUnpublishedEntryStatus",
    params: { collection: COLLECTION, slug: SLUG, newStatus: "pending_review" },
  });

const copies = () => [...github.state.forks.keys()];
const made = () =>
  github.requests.filter((request) => request.startsWith("POST") && request.endsWith("/forks"));
const draftIn = (copy: string) =>
  github.git.find(`refs/forks/${copy}/heads/cms/${copy}/${COLLECTION}/${SLUG}:${PATH}`);

/** Commits a file on the main branch. */
function commitOnMain(path: string, text: string): void {
  const { git } = github;
  const main = git.run("rev-parse", "main");
  const tree = git.changedTree(main, [{ path, sha: git.storeBlob(Buffer.from(text)) }]);
  git.run("update-ref", "refs/heads/main", git.commit(tree, [main], "Change", AUTHOR));
}

describe("somebody who may not write", () => {
  it("waits for a copy that GitHub takes time to make, and writes in it", async () => {
    github.state.forksLate = 5;
    const backend = await logIn(CLASSIC);
    await save(backend);
    expect([made().length, copies(), draftIn(COPY) !== undefined]).toEqual([1, [COPY], true]);
    await logIn(CLASSIC);
    expect(made().length).toBe(1);
  });

  it.each([
    ["that is no copy", {}],
    ["that this token does not see", { private: true }],
    ["that is a copy of another one", { parent: "autre/aides" }],
  ])("has a copy under another name beside a repository of the same name %s", async (_, other) => {
    github.state.forks.set("autre/aides", {});
    github.state.forks.set(COPY, other);
    const backend = await logIn(CLASSIC);
    await save(backend);
    await propose(backend);
    expect(draftIn(`${COPY}-1`)).toBeDefined();
    expect(github.git.run("for-each-ref", `refs/forks/${COPY}/`)).toBe("");
    expect(github.state.pulls).toMatchObject([{ repository: `${COPY}-1`, state: "open" }]);
    expect(await drafts(await logIn(CLASSIC))).toMatchObject([{ slug: SLUG, status: "pending_review" }]);
  });

  it("has the copy that they made of somebody else’s copy", async () => {
    github.state.forks.set("autre/aides", { parent: PROJECT });
    github.state.forks.set(COPY, { parent: "autre/aides" });
    github.git.run("update-ref", `refs/forks/${COPY}/heads/main`, "refs/heads/main");
    const backend = await logIn(CLASSIC);
    await save(backend);
    await propose(backend);
    expect([made(), github.state.pulls]).toMatchObject([[], [{ repository: COPY, state: "open" }]]);
  });

  it("finds the copy, its drafts and its requests after it was renamed, before or after logging in", async () => {
    const backend = await logIn(CLASSIC);
    await save(backend);
    const { git, state } = github;
    for (const line of git
      .run("for-each-ref", "--format=%(refname) %(objectname)", `refs/forks/${COPY}/`)
      .split("\n")) {
      const [reference = "", commit = ""] = line.split(" ");
      git.run("update-ref", reference.replace(COPY, "mission/catalogue"), commit);
      git.remove(reference);
    }
    state.forks.set("mission/catalogue", { parent: PROJECT });
    state.forks.delete(COPY);
    state.moved.set(COPY, "mission/catalogue");
    for (const one of [backend, await logIn(CLASSIC)]) {
      expect(await drafts(one)).toMatchObject([{ slug: SLUG, status: "draft" }]);
    }
    await propose(await logIn(CLASSIC));
    expect(state.pulls).toMatchObject([{ repository: "mission/catalogue", state: "open" }]);
    expect(copies()).toEqual(["mission/catalogue"]);
  });

  it("is told that the copy was deleted, and is given another one", async () => {
    const backend = await logIn(CLASSIC);
    github.state.forks.clear();
    await expect(save(backend)).rejects.toThrow(
      /Votre copie du catalogue, « mission\/aides », n’existe plus.*rechargez la page/,
    );
    await save(await logIn(CLASSIC));
    expect(draftIn(COPY)).toBeDefined();
  });

  it("is told that the copy is archived, before anything is written", async () => {
    const backend = await logIn(CLASSIC);
    github.state.forks.set(COPY, { parent: PROJECT, archived: true });
    const sentence = /Votre copie du catalogue, « mission\/aides », est archivée/;
    await expect(save(backend)).rejects.toThrow(sentence);
    expect(await refusalOf(CLASSIC)).toMatch(sentence);
  });

  it("writes from a copy that is behind, also where workflows have changed since", async () => {
    await logIn(CLASSIC);
    commitOnMain("LISEZ-MOI", "Voici.\n");
    commitOnMain(".github/workflows/a.yml", "on: push\n");
    const backend = await logIn(CLASSIC);
    await save(backend);
    expect(draftIn(COPY)).toBeDefined();
    expect(await drafts(backend)).toMatchObject([{ slug: SLUG }]);
    await propose(backend);
    expect(github.state.pulls).toMatchObject([{ repository: COPY, state: "open" }]);
  });

  it("is told how to bring the copy up to date where GitHub takes nothing from it", async () => {
    const backend = await logIn(CLASSIC);
    github.trouble = (request) => (request.endsWith("/git/refs") ? new Refused(404, "Not Found") : undefined);
    await expect(save(backend)).rejects.toThrow(/mission\/aides.*« Sync fork ».*« Update branch »/);
  });
});

describe("somebody of the team", () => {
  it.each([
    ["GitHub fails", new Refused(500, "Server Error")],
    ["the connection is cut", "cut" as const],
    ["GitHub asks to wait", new Refused(403, "You have exceeded a secondary rate limit.")],
    ["GitHub asks to wait otherwise", new Refused(429, "Too many requests")],
  ])("is never sent into a copy while %s", async (_, trouble) => {
    for (const at of [0, 1]) {
      let asked = -1;
      github.trouble = () => {
        asked += 1;
        return asked === at ? trouble : undefined;
      };
      expect(await refusalOf("jeton")).toMatch(/^GitHub ne dit pas en ce moment.*reconnectez-vous/);
    }
    github.trouble = undefined;
    await save(await logIn("jeton"));
    expect([made(), copies()]).toEqual([[], []]);
    expect(github.git.find(`refs/heads/cms/${COLLECTION}/${SLUG}`)).toBeDefined();
  });

  it("is not sent into a copy by an answer without what they may do", async () => {
    github.spoil = (request, answer) =>
      request === `GET /repos/${PROJECT}` ? { ...(answer as object), permissions: undefined } : undefined;
    expect(await refusalOf("jeton")).toMatch(/GitHub.*reconnectez-vous/);
    expect(made()).toEqual([]);
  });

  it("is asked before being sent into a copy by a page that was open", async () => {
    const was = { token: CLASSIC, useOpenAuthoring: false };
    await expect(admin().restoreUser(was)).rejects.toThrow(
      /ne peut plus écrire dans « asso\/aides ».*reconnectez-vous/,
    );
    expect(made()).toEqual([]);
  });
});

describe("a token", () => {
  it.each([
    ["github_pat_partner", /« fine-grained ».*« classic ».*« public_repo »/],
    ["ghp_sans_droit", /« public_repo »/],
    ["ghp_equipe_sans_droit", /« repo »|« public_repo »/],
    ["github_pat_lecture", /« Contents »/],
    ["github_pat_sans_demandes", /« Pull requests »/],
  ])("%s that may not do what is needed is said before the first edit", async (token, sentence) => {
    expect(await refusalOf(token)).toMatch(sentence);
    expect([made(), copies()]).toEqual([[], []]);
    expect(github.git.run("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
    expect(github.state.pulls).toEqual([]);
  });

  it.each(["ghp_equipe", "github_pat_equipe", CLASSIC])("%s is enough", async (token) => {
    expect(await refusalOf(token)).toBe("let in");
  });

  it("needs more for a catalogue that is private", async () => {
    github.state.facts.private = true;
    expect(await refusalOf(CLASSIC)).toMatch(
      /n’existe pas sur GitHub, ou votre compte ne le voit pas|« repo »/,
    );
  });
});

describe("a token of GitLab", () => {
  it.each([
    ["jeton", "let in"],
    ["glpat-api", "let in"],
    ["glpat-lecture", /jeton GitLab n’a pas les droits.*page de connexion/],
    ["glpat-inconnu", /GitLab ne vous reconnaît pas : votre jeton est incomplet/],
  ])("%s is tried before the first edit", async (token, said) => {
    const people = new Map<string, ForgePerson>([
      ["jeton", TEAM],
      ["glpat-api", { ...TEAM, scopes: ["api"] }],
      ["glpat-lecture", { ...TEAM, scopes: ["read_api", "read_repository"] }],
    ]);
    const gitlab = await serveGitLab(github.git.directory, PROJECT, people);
    const backend = adminOf("gitlab", { api_root: gitlab.address });
    const entered = backend.authenticate({ token }).then(
      () => "let in",
      (error: Error) => error.message,
    );
    expect(await entered).toEqual(typeof said === "string" ? said : expect.stringMatching(said));
    if (token === "jeton") {
      gitlab.rules.archived = true;
      await expect(backend.authenticate({ token })).rejects.toThrow("est archivé sur GitLab");
    }
    expect(gitlab.requestsToMerge).toEqual([]);
    await gitlab.close();
  });
});

describe("a catalogue that takes nothing", () => {
  it.each([
    ["archived", { archived: true }, "jeton", /archivé/],
    ["only of its team", { pull_request_creation_policy: "collaborators_only" }, CLASSIC, /que de l’équipe/],
    ["not copied", { allow_forking: false }, CLASSIC, /copie.*Demandez à l’équipe/],
  ])("%s is said before the first edit", async (_, facts, token, sentence) => {
    Object.assign(github.state.facts, facts);
    expect(await refusalOf(token)).toMatch(sentence);
  });
});
