import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryWithData, type Started, start } from "../support/command.ts";
import { readTree } from "../support/corpus.ts";
import { TEST_LIMIT } from "../support/limit.mjs";

/** How long (s) eight persons work beside git's housekeeping and somebody at a terminal; 600 says more. */
const SECONDS = Number(process.env.BESIDE_GIT ?? 10);
const COLLECTION = "benefits_javascript";
const PRICE = /^montant: \d+$/m;

/** What git does by itself, or by a timer. */
const HOUSEKEEPING = [
  ["gc", "--quiet"],
  ["gc", "--quiet", "--prune=now"],
  ["repack", "-adq"],
  ["pack-refs", "--all"],
  ["prune", "--expire=now"],
];

/** One person at work on an entry of their own. */
interface Client {
  readonly path: string;
  readonly slug: string;
  readonly original: string;
  count: number;
  /** The price that the server last said it stored, and the newest that it published. */
  acknowledged: number;
  published: number;
}

const { directory, git } = repositoryWithData();
const clients: Client[] = readTree(directory)
  .filter(({ path, text }) => path.startsWith("benefits/javascript") && PRICE.test(text))
  .slice(0, 8)
  .map(({ path, text }) => ({
    path,
    slug: path.slice("benefits/javascript/".length, -".yml".length),
    original: text,
    count: 0,
    acknowledged: 0,
    published: 0,
  }));
const commits = new Set<string>();
const refused = new Map<string, number>();
let server: Started;
let isOver = false;
/** How many connections were lost. */
let cut = 0;

beforeAll(async () => {
  writeFileSync(join(directory, "journal.txt"), "0\n");
  writeFileSync(join(directory, "carnet.txt"), "0\n");
  git("add", ".");
  git("commit", "-qm", "Un journal");
  server = await start(directory);
});
afterAll(() => server.stop());

/** Asks as the admin does: when the connection is lost, the same request goes again under the same name. */
async function ask(action: string, params: object) {
  const body = JSON.stringify({ action, params, intention: randomUUID() });
  const send = () =>
    fetch(new URL("/api/v1", server.address), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
  for (let tried = 0; tried < 5; tried += 1) {
    const response = await send().catch(() => undefined);
    if (response) return answerOf(action, response);
    cut += 1;
  }
  throw new Error(`the server does not answer any more: ${server.printed()}`);
}

async function answerOf(action: string, response: Response) {
  const body = (await response.json()) as Record<string, unknown>;
  if (response.status !== 200) {
    const key = `${action} ${response.status} ${String(body.kind)}`;
    refused.set(key, (refused.get(key) ?? 0) + 1);
  }
  return response.status === 200 ? body : undefined;
}

/** Saves, publishes, and removes drafts, so that the same texts come back after having been forgotten. */
async function work(client: Client): Promise<void> {
  const name = { collection: COLLECTION, slug: client.slug };
  while (!isOver) {
    client.count += 1;
    const price = 1_000 + client.count;
    const save = (montant: number) =>
      ask("persistEntry", {
        dataFiles: [
          {
            path: client.path,
            slug: client.slug,
            raw: client.original.replace(PRICE, `montant: ${montant}`),
          },
        ],
        assets: [],
        options: { useWorkflow: true },
      });
    if (client.count % 7 === 0) {
      // A text of before, of which housekeeping may have taken a part away meanwhile.
      await save(7);
      await ask("deleteUnpublishedEntry", name);
      client.acknowledged = 0;
    }
    const saved = await save(price);
    if (!saved) continue;
    client.acknowledged = price;
    const published = client.count % 3 === 0 && (await ask("publishUnpublishedEntry", name));
    if (published) {
      commits.add(String(published.commit));
      client.published = price;
      client.acknowledged = 0;
    }
  }
}

/** Runs a command of git's as a person does; what fails, because another git holds a lock, is tried later. */
function run(...args: readonly string[]): Promise<boolean> {
  const child: ChildProcess = spawn("git", ["-C", directory, ...args], { stdio: "ignore" });
  return new Promise((done) => child.once("close", (code) => done(code === 0)));
}

/** Files that no entry is, written, committed, put aside and back, in every way. */
async function commitByHand(turn: number): Promise<number> {
  writeFileSync(join(directory, "journal.txt"), `${turn}\n`);
  if (turn % 4 === 0 && (await run("stash", "--quiet"))) await run("stash", "pop", "--quiet");
  const isDone =
    turn % 2 === 0
      ? await run("commit", "--quiet", "-am", `Journal ${turn}`)
      : (await run("add", "journal.txt")) && (await run("commit", "--quiet", "-m", `Journal ${turn}`));
  if (turn % 5 === 0) await run("rebase", "--quiet", "HEAD~1");
  return Number(isDone);
}

/**
 * Somebody at a terminal, who does one thing after the other: `git gc --prune=now` takes from another `git commit` that
 * is under way what it has just written.
 */
async function atTheTerminal(): Promise<{ readonly tidied: number; readonly byHand: number }> {
  let [tidied, byHand] = [0, 0];
  for (let turn = 1; !isOver; turn += 1) {
    byHand += await commitByHand(turn);
    tidied += Number(await run(...(HOUSEKEEPING[turn % HOUSEKEEPING.length] ?? [])));
  }
  return { tidied, byHand };
}

const priceAt = (revision: string, path: string) =>
  Number(/^montant: (\d+)$/m.exec(git("show", `${revision}:${path}`))?.[1]);

/** What is not as it was acknowledged. */
function faults(): string[] {
  const found: string[] = [];
  const all = new Set(git("rev-list", "main").split("\n"));
  for (const commit of commits) if (!all.has(commit)) found.push(`publication ${commit} is not on main`);
  for (const { slug, path, acknowledged, published } of clients) {
    if (published && priceAt("main", path) !== published)
      found.push(`${slug} is ${priceAt("main", path)} on main, and was published at ${published}`);
    if (acknowledged && priceAt(`cms/${COLLECTION}/${slug}`, path) !== acknowledged)
      found.push(`the draft of ${slug} does not hold ${acknowledged}`);
  }
  const checked = spawnSync("git", ["-C", directory, "fsck", "--full", "--strict", "--no-dangling"], {
    encoding: "utf8",
  });
  if (checked.status !== 0) found.push(`git fsck: ${checked.stdout}${checked.stderr}`);
  return found;
}

describe("eight persons beside git's housekeeping and somebody who commits by hand", () => {
  it(
    `lose nothing that was acknowledged (${SECONDS} s)`,
    async () => {
      expect(clients).toHaveLength(8);
      const working = clients.map(work);
      const terminal = atTheTerminal();
      await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));
      isOver = true;
      const { tidied, byHand } = await terminal;
      await Promise.all(working);
      // git's list of commits names those that a bare `prune` deleted, until it is written again.
      git("commit-graph", "write", "--reachable");
      expect(faults()).toEqual([]);
      expect([...refused.keys()].filter((key) => / 500 /.test(key))).toEqual([]);
      expect(readFileSync(join(directory, "journal.txt"), "utf8")).toMatch(/^\d+$/m);
      const saves = clients.reduce((sum, { count }) => sum + count, 0);
      console.log(
        `${SECONDS} s beside git: ${saves} saves, ${commits.size} publications, ${tidied} times tidied up, ` +
          `${byHand} commits by hand, ${cut} connections lost, refused ${JSON.stringify(Object.fromEntries(refused))}; ` +
          "nothing lost, git fsck --strict clean",
      );
    },
    TEST_LIMIT + SECONDS * 2_000,
  );
});
