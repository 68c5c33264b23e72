import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openRepository } from "../../server/repository/repository.ts";
import { ROOT, repositoryWithData } from "../support/command.ts";
import { readTree } from "../support/corpus.ts";
import { TEST_LIMIT } from "../support/limit.mjs";
import { randomNumbers } from "../support/random.ts";

/** How many times the server is killed; 500 says more, and takes about half an hour. */
const KILLS = Number(process.env.KILLS ?? 8);
const COLLECTION = "benefits_javascript";

/** One person at work on an entry of their own. */
interface Client {
  readonly path: string;
  readonly slug: string;
  readonly original: string;
  /** How often they saved. */
  count: number;
  /** The text that the server last said it stored, and the one on its way. */
  acknowledged: string;
  sent: string;
}

const { directory, git } = repositoryWithData();
const bare = `${directory}.git`;
const clients: Client[] = readTree(directory)
  .filter(({ path, text }) => path.startsWith("benefits/javascript") && /^montant: \d+$/m.test(text))
  .slice(0, 8)
  .map(({ path, text }) => ({
    path,
    slug: path.slice("benefits/javascript/".length, -".yml".length),
    original: text,
    count: 0,
    acknowledged: text,
    sent: text,
  }));
const commits = new Set<string>();
const notes = new Set<string>();
let answered = 0;
let running: ChildProcess | undefined;

beforeAll(() => {
  git("clone", "--quiet", "--bare", directory, bare);
});
afterAll(() => stop());

/** Starts the server in a process group of its own, so that a kill takes its git processes with it. */
async function start(): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(ROOT, "scripts/run.cjs"), "start", "--repository", bare, "--port", "0"],
    { stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  running = child;
  let printed = "";
  return new Promise((done, fail) => {
    child.on("exit", () => fail(new Error(`the server ended: ${printed}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        const address = /http:\/\/[^/\s]+/.exec(printed)?.[0];
        if (address) done(address);
      });
  });
}

async function stop(): Promise<void> {
  const child = running;
  running = undefined;
  if (!child?.pid) return;
  const ended = new Promise((done) => child.once("exit", done));
  process.kill(-child.pid, "SIGKILL");
  await ended;
}

/** What the server answers; undefined when it dies first. */
async function ask(address: string, action: string, params: object) {
  const response = await fetch(`${address}/api/v1`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ action, params }),
  }).catch(() => undefined);
  const body = await response?.json().catch(() => undefined);
  if (!response || !body) return undefined;
  answered += 1;
  return { status: response.status, body: body as Record<string, unknown> & { note?: { id: string } } };
}

/** Saves, and now and then publishes, sends for review, or leaves a note, until the server dies. */
async function work(address: string, client: Client): Promise<void> {
  const name = { collection: COLLECTION, slug: client.slug };
  for (;;) {
    client.count += 1;
    client.sent = client.original.replace(/^montant: \d+$/m, `montant: ${1000 + client.count}`);
    const options = { useWorkflow: true, unpublished: false, newEntry: false };
    const dataFiles = [{ path: client.path, slug: client.slug, raw: client.sent }];
    const saved = await ask(address, "persistEntry", { dataFiles, assets: [], options });
    if (saved?.status !== 200) return;
    client.acknowledged = client.sent;
    commits.add(String(saved.body.commit));
    if (client.count % 5 === 0) {
      const added = await ask(address, "addNote", { ...name, note: { content: `Note ${client.count}` } });
      if (!added) return;
      if (added.body.note) notes.add(`${client.slug} ${added.body.note.id}`);
    }
    if (client.count % 4 === 0) {
      const published = await ask(address, "publishUnpublishedEntry", name);
      if (!published) return;
      if (published.status === 200) commits.add(String(published.body.commit));
    } else if (client.count % 3 === 0) {
      if (!(await ask(address, "updateUnpublishedEntryStatus", { ...name, newStatus: "pending_review" })))
        return;
    }
  }
}

/** What is wrong with the repository after a kill. */
async function faults(): Promise<string[]> {
  git("-C", bare, "fsck", "--strict", "--no-dangling", "--no-progress");
  const all = new Set(git("-C", bare, "rev-list", "--all").split("\n"));
  const found = [...commits].filter((commit) => !all.has(commit)).map((commit) => `commit ${commit} is lost`);
  const repository = await openRepository({ directory: bare });
  try {
    for (const client of clients) {
      const draft = await repository.draft(COLLECTION, client.slug);
      const commit = draft?.tip ?? (await repository.head())?.commit;
      const text = (await repository.readFiles(commit, [client.path]))[0]?.bytes.toString();
      if (text !== client.acknowledged && text !== client.sent)
        found.push(`${client.slug} holds neither state`);
      // What was on its way and arrived is what the next save begins from.
      client.acknowledged = text ?? "";
      const left = await repository.notes(COLLECTION, client.slug);
      for (const note of [...notes].filter((key) => key.startsWith(`${client.slug} `)))
        if (!left.some(({ id }) => note.endsWith(id))) found.push(`note ${note} is lost`);
    }
  } finally {
    repository.close();
  }
  return found;
}

describe("a server that is killed while eight persons work", () => {
  it(
    `leaves the old or the new state, and every save that it acknowledged (${KILLS} times)`,
    async () => {
      expect(clients).toHaveLength(8);
      const begun = Date.now();
      let locks = 0;
      const random = randomNumbers();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const address = await start();
        const working = clients.map((client) => work(address, client));
        const before = answered;
        // On a slow machine the first answers take seconds: most kills come after some of them.
        while (kill % 4 !== 0 && answered === before) await pause(20);
        await pause(random() * 1_000);
        await stop();
        await Promise.all(working);
        locks += Number(spawnText("find", bare, "-name", "*.lock").length > 0);
        expect(await faults()).toEqual([]);
        if ((kill + 1) % 25 === 0)
          process.stderr.write(`${kill + 1} kills, ${commits.size} commits, ${locks} locks\n`);
      }
      const address = await start();
      for (const { slug, path, original } of clients) {
        const dataFiles = [{ slug, path, raw: original.replace(/^montant: \d+$/m, "montant: 7") }];
        const options = { useWorkflow: true };
        expect(await ask(address, "persistEntry", { dataFiles, assets: [], options })).toMatchObject({
          status: 200,
        });
      }
      await stop();
      console.log(
        `${KILLS} kills under load from ${clients.length} clients in ${((Date.now() - begun) / 1000).toFixed(0)} s: ` +
          `${answered} answers, ${commits.size} acknowledged commits and ${notes.size} notes all present, ` +
          `${locks} kills left a lock, git fsck --strict clean each time`,
      );
    },
    TEST_LIMIT + KILLS * 15_000,
  );
});

function spawnText(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: "utf8" });
}
