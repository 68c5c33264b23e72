import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jest } from "@jest/globals";
import type { ForgeBackend } from "../../admin/forge/forge-backend.ts";
import { eventually } from "../support/eventually.ts";
import { PNG } from "../support/images.ts";
import { type ForgeClass, forgeBackends } from "./forge-in-node.ts";
import { Refused } from "./forge-server.ts";
import { serveGitHub } from "./github-server.ts";
import { serveGitLab } from "./gitlab-server.ts";
import {
  changedOf,
  DRAFTS,
  draftOf,
  ENTRIES,
  INSTITUTION,
  largeCatalogue,
  nameOf,
  pathOf,
  textOf,
} from "./large-catalogue.ts";

/** How many requests the admins for forges make, of a catalogue and a board of the size that is met. */
const PROJECT = "asso/aides";
const CAMILLE = { login: "camille", name: "Camille Martin", mayWrite: true };
const PEOPLE = new Map([["jeton", CAMILLE]]);

/** How many entries have changed since the site was built. */
const MOVED = 40;

/**
 * The requests of each act. On GitHub a list is two questions about drafts, which say the main branch too; a cold one
 * adds who one is and what one may (2), what changed since the site was built (2), and the drafts' changes and texts (4).
 * GitLab has no question about what many drafts change: each is compared once, when its commit is first seen. Logging in
 * asks it what the token may do.
 */
const COUNTS = {
  github: {
    cold: 10,
    warm: 2,
    "opens an entry": 1,
    "opens a draft": 1,
    "comes back": 6,
    "begins a draft": 4,
    "saves it again": 2,
    "moves it": 3,
    "publishes it": 4,
    "lists after that": 4,
    "brings an institution": 6,
    "deletes a draft": 3,
  },
  gitlab: {
    cold: 167,
    warm: 4,
    "opens an entry": 2,
    "opens a draft": 2,
    "comes back": 9,
    "begins a draft": 5,
    "saves it again": 5,
    "moves it": 5,
    "publishes it": 3,
    "lists after that": 6,
    "brings an institution": 6,
    "deletes a draft": 4,
  },
} as const;

type ForgeName = keyof typeof COUNTS;

interface ShownDraft {
  readonly slug: string;
  readonly texts: Readonly<Record<string, string>>;
}

let catalogue: ReturnType<typeof largeCatalogue>;
let backends: Readonly<Record<ForgeName, ForgeClass>>;
beforeAll(async () => {
  catalogue = largeCatalogue(MOVED);
  backends = await forgeBackends(catalogue.site);
});
afterAll(() => rmSync(catalogue.bare, { recursive: true, force: true }));

async function serve(forge: ForgeName) {
  const bare = mkdtempSync(join(tmpdir(), "counts-"));
  cpSync(catalogue.bare, bare, { recursive: true });
  const title = "Met à jour";
  const labels = ["decap-cms/draft"];
  if (forge === "github") {
    const served = await serveGitHub(bare, PROJECT, PEOPLE);
    for (const [index, branch] of catalogue.branches.entries()) {
      const request = { number: index + 1, title, author: "camille", repository: PROJECT, branch };
      const sha = served.git.id(branch);
      served.state.pulls.push({ ...request, sha, state: "open", merged: false, labels: [...labels] });
    }
    return { served, bare };
  }
  const served = await serveGitLab(bare, PROJECT, PEOPLE);
  for (const [index, source_branch] of catalogue.branches.entries()) {
    const request = { iid: index + 1, title, author: CAMILLE, source_branch };
    served.requestsToMerge.push({ ...request, state: "opened", labels: [...labels] });
  }
  return { served, bare };
}

/** What a browser keeps from page to page, by address. */
function keptByBrowser(): Map<string, Response> {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (address: string) => kept.get(address)?.clone(),
    put: async (address: string, answer: Response) => void kept.set(address, answer),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    delete: async ({ url }: { url: string }) => kept.delete(url),
  };
  Object.assign(globalThis, { caches: { open: async () => cache, delete: async () => kept.clear() } });
  return kept;
}

/** What every draft was made to be, but for those that are gone. */
const expectDrafts = (drafts: readonly ShownDraft[], isThere = (_: number) => true) => {
  const texts = new Map(drafts.map(({ slug, texts: held }) => [slug, held]));
  const numbers = Array.from({ length: DRAFTS }, (_, number) => number).filter(isThere);
  expect(numbers.map((number) => texts.get(nameOf(number).slug)?.[pathOf(number)])).toEqual(
    numbers.map(draftOf),
  );
};

describe.each(["github", "gitlab"] as const)("the admin on %s, of 1,400 entries and 150 drafts", (forge) => {
  let opened: Awaited<ReturnType<typeof serve>>;
  let backend: ForgeBackend;
  let kept: Map<string, Response>;
  let now = 1_780_000_000_000;
  beforeEach(async () => {
    // What is kept for some seconds is, on any machine.
    jest.spyOn(Date, "now").mockImplementation(() => now);
    opened = await serve(forge);
    kept = keptByBrowser();
    backend = loaded();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await opened.served.close();
    rmSync(opened.bare, { recursive: true, force: true });
  });

  /** The admin of a page that is loaded. */
  const loaded = () => {
    const config = { name: forge, repo: PROJECT, branch: "main", api_root: opened.served.address };
    const options = { backend: { ...config, media_url: "media" }, media_folder: "img/institutions" };
    return new backends[forge](options as never, {});
  };
  const ask = (action: string, params: object = {}) => backend.request({ action, params: { ...params } });
  const list = async () => (await ask("unpublishedEntries")) as ShownDraft[];
  const open = async () => {
    await backend.authenticate({ token: "jeton" });
    const [drafts, entries] = await Promise.all([
      list(),
      ask("entriesByFolder", { folder: "benefits/javascript" }),
    ]);
    return { drafts, entries: entries as { data: string; file: { path: string } }[] };
  };
  const save = (
    files: readonly [path: string, raw: string, base?: string][],
    options: object,
    assets: object[] = [],
  ) =>
    ask("persistEntry", {
      dataFiles: files.map(([path, raw, base]) => ({
        path,
        raw,
        base,
        slug: path.replace(/^.*\/|\.yml$/g, ""),
      })),
      options: { collectionName: nameOf(0).collection, ...options },
      assets,
    });

  it("asks for no more than it must, and shows what is there", async () => {
    const counts: Record<string, number> = {};
    const counted = async <Answer>(what: string, act: () => Promise<Answer>): Promise<Answer> => {
      opened.served.requests.splice(0);
      const answer = await act();
      counts[what] = opened.served.requests.length;
      return answer;
    };
    const { drafts, entries } = await counted("cold", open);
    expectDrafts(drafts);
    expect(entries).toHaveLength(ENTRIES - 1);
    const moved = entries.filter(({ data }) => data.includes("montant: 300"));
    expect(moved).toHaveLength(MOVED);
    now += 60_000;
    expectDrafts(await counted("warm", list));
    await counted("opens an entry", () => ask("unpublishedEntry", nameOf(1_000)));
    now += 60_000;
    await counted("opens a draft", () => ask("unpublishedEntry", nameOf(20)));

    await eventually(() => kept.size).toBe(DRAFTS);
    backend = loaded();
    expectDrafts((await counted("comes back", open)).drafts);

    now += 60_000;
    const [base, first, second] = [textOf(900), changedOf(900, 230), changedOf(900, 240)];
    await counted("begins a draft", () => save([[pathOf(900), first, base]], {}));
    await counted("saves it again", () => save([[pathOf(900), second, first]], { unpublished: true }));
    await counted("moves it", () =>
      ask("updateUnpublishedEntryStatus", { ...nameOf(900), newStatus: "pending_publish" }),
    );
    await counted("publishes it", () => ask("publishUnpublishedEntry", nameOf(900)));
    expect(`${opened.served.git.run("show", `main:${pathOf(900)}`)}\n`).toBe(second);
    now += 60_000;
    const after = await counted("lists after that", list);
    expectDrafts(after);
    expect(after).toHaveLength(DRAFTS);

    const [slug, institution] = [
      "departement_tout_neuf-aide-au-bafa",
      "institutions/departement_tout_neuf.yml",
    ];
    await counted("brings an institution", () =>
      save(
        [
          [`benefits/javascript/${slug}.yml`, textOf(0).replace(INSTITUTION, "departement_tout_neuf")],
          [institution, "name: Tout neuf\ntype: departement\nimgSrc: img/institutions/neuf.png\n"],
        ],
        { newEntry: true },
        [{ path: "img/institutions/neuf.png", content: PNG.toString("base64") }],
      ),
    );
    await counted("deletes a draft", () => ask("deleteUnpublishedEntry", nameOf(30)));
    expectDrafts(await list(), (number) => number !== 30);

    expect(counts).toEqual(COUNTS[forge]);

    backend.logout();
    await eventually(() => kept.size).toBe(0);
  });

  // The other one is not asked what drafts change in questions that it could leave without an answer.
  const onGitHub = forge === "github" ? ["in halves"] : [];
  for (const way of onGitHub)
    it(`asks ${way} what the forge does not come to the end of, and shows the same`, async () => {
      let asked = 0;
      opened.served.trouble = (request) => {
        if (!request.endsWith("/graphql")) return undefined;
        asked += 1;
        return asked === 4 ? new Refused(502, "timeout") : undefined;
      };
      const { drafts } = await open();
      expectDrafts(drafts);
      expect(drafts).toHaveLength(DRAFTS);
    });
});
