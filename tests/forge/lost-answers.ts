import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jest } from "@jest/globals";
import type { ForgeBackend } from "../../admin/forge/forge-backend.ts";
import { repositoryWithData } from "../support/command.ts";
import { PNG } from "../support/images.ts";
import { type ForgeClass, forgeBackends, siteOf } from "./forge-in-node.ts";
import type { ForgePerson } from "./forge-server.ts";
import { serveGitHub } from "./github-server.ts";
import { serveGitLab } from "./gitlab-server.ts";

/**
 * The admins for forges, without their pages, against the small forges: each call of each action in turn is not done, or
 * done without an answer. Whoever then asks again finds what one undisturbed action gives.
 */
const PROJECT = "asso/aides";
const PEOPLE = new Map<string, ForgePerson>([
  ["jeton", { login: "camille", name: "Camille Martin", mayWrite: true }],
]);
const COLLECTION = "benefits_javascript";
const SLUG = "departement_seine_et_marne-aide-au-bafa-pour-les-seine-et-marnais";
const NEW = "departement_somme-aide-au-permis-bateau";
const pathOf = (slug: string) => `benefits/javascript/${slug}.yml`;
const CREATED = `label: aide au permis bateau
institution: departement_somme
description: Le département rembourse une partie de votre permis bateau.
conditions:
  - Habiter dans la Somme.
`;
const IMAGE = "img/institutions/somme.png";
const NOTE = { content: "À relire ensemble.", timestamp: "2026-01-01T00:00:00Z", resolved: false };

const draft = (slug: string) => ({ collection: COLLECTION, slug });

type ForgeName = "github" | "gitlab";

type Running = Awaited<ReturnType<typeof start>>;

/** A forge over its own repository, with what its state is read from. */
async function start(forge: ForgeName, directory: string) {
  const bare = join(mkdtempSync(join(tmpdir(), `${forge}-`)), "aides.git");
  execFileSync("git", ["clone", "--quiet", "--bare", directory, bare]);
  if (forge === "github") {
    const served = await serveGitHub(bare, PROJECT, PEOPLE);
    const { pulls, issues, comments } = served.state;
    const requests = () =>
      pulls.map(({ branch, state, merged, labels, title }) => ({ branch, state, merged, labels, title }));
    return { served, requests, lists: [pulls, issues, comments], comments };
  }
  const served = await serveGitLab(bare, PROJECT, PEOPLE);
  const { requestsToMerge, notes } = served;
  const requests = () =>
    requestsToMerge.map(({ source_branch, state, labels, title }) => ({
      source_branch,
      state,
      labels,
      title,
    }));
  return {
    served,
    requests,
    lists: [requestsToMerge, notes.issues, notes.comments],
    comments: notes.comments,
  };
}

/** What the forge holds: branches with their files and commits, requests, threads and notes. */
function stateOf({ served, requests, lists, comments }: Running) {
  const refs = served.git.run("for-each-ref", "--format=%(refname) %(tree)", "refs/heads");
  const log = served.git.run("log", "--format=%an : %s", "--branches", "--topo-order");
  return {
    refs,
    commits: log.split("\n").sort(),
    requests: requests(),
    threads: lists[1]?.length,
    // Each write has an intention of its own.
    notes: comments.map(({ body }) => body.replace(/"intentions":\[.*?\]/, "")),
  };
}

const text = (running: Running, branch: string, slug = SLUG) =>
  `${running.served.git.run("show", `${branch}:${pathOf(slug)}`)}\n`;

/** What somebody does, after what was done before. */
interface Action {
  readonly name: string;
  /** Where only one forge has it. */
  readonly only?: "github";
  before?(backend: ForgeBackend, running: Running): Promise<void>;
  ask(backend: ForgeBackend, running: Running): Promise<unknown>;
}

const request = (backend: ForgeBackend, action: string, params: object) =>
  backend.request({ action, params: { ...params } });

function persist(backend: ForgeBackend, slug: string, raw: string, options: object, base?: string) {
  const dataFiles = [{ path: pathOf(slug), slug, raw, ...(base !== undefined && { base }) }];
  const params = { dataFiles, assets: [], options: { collectionName: COLLECTION, ...options } };
  return request(backend, "persistEntry", params);
}

const create = (backend: ForgeBackend) => persist(backend, NEW, CREATED, { newEntry: true });

/** Adds an element to a list of the published entry. */
function edit(backend: ForgeBackend, running: Running) {
  const base = text(running, "main");
  const raw = base.replace("conditions:\n  -", "conditions:\n  - Avoir moins de 26 ans.\n  -");
  return persist(backend, SLUG, raw, {}, base);
}

const move = (backend: ForgeBackend) =>
  request(backend, "updateUnpublishedEntryStatus", { ...draft(SLUG), newStatus: "pending_publish" });

/** The commit of the draft that was read, before anything was lost. */
let seen = "";
async function see(backend: ForgeBackend, running: Running): Promise<void> {
  await edit(backend, running);
  seen = running.served.git.run("rev-parse", `cms/${COLLECTION}/${SLUG}`);
}
const publish = (backend: ForgeBackend) =>
  request(backend, "publishUnpublishedEntry", { ...draft(SLUG), seen });
const addNote = (backend: ForgeBackend) => request(backend, "addNote", { ...draft(SLUG), note: NOTE });
const onNote = (running: Running) => ({ ...draft(SLUG), noteId: String(running.comments[0]?.id) });
const noted = async (backend: ForgeBackend) => void (await addNote(backend));

const ACTIONS: readonly Action[] = [
  { name: "creates an entry", ask: create },
  { name: "saves a published entry", ask: edit },
  {
    name: "saves a draft",
    before: async (backend) => void (await create(backend)),
    ask: (backend) => persist(backend, NEW, `${CREATED}  - Savoir nager.\n`, { unpublished: true }, CREATED),
  },
  { name: "moves a draft", before: see, ask: move },
  { name: "publishes", before: see, ask: publish },
  {
    name: "publishes what takes in the main branch first",
    only: "github",
    async before(backend, running) {
      await see(backend, running);
      const { git } = running.served;
      const [main, blob] = [git.run("rev-parse", "main"), text(running, "main")];
      const sha = git.storeBlob(Buffer.from(blob.replace("montant: 200", "montant: 250")));
      const tree = git.changedTree(main, [{ path: pathOf(SLUG), sha }]);
      const author = { name: "Alix", email: "alix@example.org" };
      git.run("update-ref", "refs/heads/main", git.commit(tree, [main], "Montant", author));
    },
    ask: publish,
  },
  {
    name: "deletes a draft",
    before: see,
    ask: (backend) => request(backend, "deleteUnpublishedEntry", draft(SLUG)),
  },
  {
    name: "adds an image",
    ask: (backend) =>
      request(backend, "persistMedia", { asset: { path: IMAGE, content: PNG.toString("base64") } }),
  },
  { name: "writes a note", ask: addNote },
  {
    name: "writes the same note again on purpose",
    before: noted,
    ask: addNote,
  },
  {
    name: "changes a note",
    before: noted,
    ask: (backend, running) =>
      request(backend, "updateNote", { ...onNote(running), updates: { content: "À relire lundi." } }),
  },
  {
    name: "resolves a note",
    before: noted,
    ask: (backend, running) => request(backend, "toggleNoteResolution", onNote(running)),
  },
  {
    name: "deletes a note",
    before: noted,
    ask: (backend) => request(backend, "deleteNote", { ...draft(SLUG), noteId: "1" }),
  },
];

/** A forge as it was in the beginning, and somebody who has just opened the admin, then did what comes before. */
async function begin(
  forge: ForgeName,
  Backend: ForgeClass,
  running: Running,
  action: Action,
): Promise<ForgeBackend> {
  const { served, lists } = running;
  served.trouble = undefined;
  for (const list of lists) list.splice(0);
  const { git } = served;
  for (const name of git.run("for-each-ref", "--format=%(refname)", "refs/heads/cms").split("\n")) {
    if (name) git.remove(name);
  }
  const first = git.run("rev-list", "--max-parents=0", "main");
  git.run("update-ref", "refs/heads/main", first);
  sessionStorage.removeItem("contribution.unanswered");
  const backend = new Backend(
    {
      backend: { name: forge, repo: PROJECT, branch: "main", api_root: served.address, media_url: "media" },
      media_folder: "img/institutions",
    } as never,
    {},
  );
  await backend.authenticate({ token: "jeton" });
  await action.before?.(backend, running);
  served.requests.splice(0);
  return backend;
}

/** Has one call of those to come not done, or done without an answer. */
function disturb({ served }: Running, at: number, how: "cut" | "lost"): void {
  let count = -1;
  served.trouble = () => {
    count += 1;
    return count === at ? how : undefined;
  };
}

const FRENCH = /^(La connexion à (GitHub|GitLab) a été perdue|(GitHub|GitLab) ne répond pas comme prévu)/;

/** Asks until it is done; gives what was said meanwhile. */
async function insist(ask: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  for (;;) {
    const error = await ask().then(
      () => undefined,
      (refusal: Error) => refusal,
    );
    if (!error) return said;
    said.push(error.message);
    if (said.length > 2) return [...said, "never done"];
  }
}

/** Tells Jest to lose each answer of each action in turn, on one forge. */
export function holdLostAnswers(forge: ForgeName): void {
  let Backend: ForgeClass;
  let running: Running;

  beforeAll(async () => {
    running = await start(forge, repositoryWithData().directory);
    Backend = (await forgeBackends(siteOf(running.served.git, "")))[forge];
    // What the stock clients print of what they were refused.
    for (const way of ["error", "warn"] as const)
      jest.spyOn(console, way).mockImplementation(() => undefined);
  });

  afterAll(() => running?.served.close());

  describe(`on ${forge}, whoever asks again after a lost answer`, () => {
    const actions = ACTIONS.filter(({ only }) => only === undefined || only === forge);
    it.each(actions)("$name once", async (action) => {
      const { served } = running;
      const first = await begin(forge, Backend, running, action);
      await action.ask(first, running);
      const calls = [...served.requests];
      const undisturbed = stateOf(running);
      const found: object[] = [];
      const written = calls.findIndex((call) => !call.startsWith("GET"));
      expect(written).toBeGreaterThanOrEqual(0);
      for (const [at, call] of calls.entries()) {
        // Until something is written nothing is begun.
        if (at < written) continue;
        // What only reads leaves the same whether it is answered or not.
        for (const how of call.startsWith("GET") ? (["cut"] as const) : (["cut", "lost"] as const)) {
          const backend = await begin(forge, Backend, running, action);
          disturb(running, at, how);
          const said = await insist(() => action.ask(backend, running));
          const isTrue = said.length < 2 && said.every((sentence) => FRENCH.test(sentence));
          const state = stateOf(running);
          if (!isTrue || JSON.stringify(state) !== JSON.stringify(undisturbed))
            found.push({ call, how, said, state });
        }
      }
      expect({ found, undisturbed }).toEqual({ found: [], undisturbed });
    });
  });
}
