import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openRepository } from "../../server/repository/repository.ts";
import { ROOT, repositoryWithData } from "../support/command.ts";
import { readTree } from "../support/corpus.ts";
import { TEST_LIMIT } from "../support/limit.mjs";
import { randomNumbers } from "../support/random.ts";

/** How many times the server of a bare repository is killed; 500 says more, and takes about half an hour. */
const KILLS = Number(process.env.KILLS ?? 3);
/** The same for a repository with a working tree. */
const KILLS_WORKTREE = Number(process.env.KILLS_WORKTREE ?? process.env.KILLS ?? 4);
const COLLECTION = "benefits_javascript";

/** What is killed, in turn: the server with the git processes it has started, itself alone, or those alone. */
const TARGETS = ["both", "server", "children"] as const;

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

/** A repository under attack, and what the server has said of it. */
interface Scene {
  readonly directory: string;
  readonly hasWorktree: boolean;
  readonly clients: readonly Client[];
  readonly commits: Set<string>;
  readonly notes: Set<string>;
  git(...args: string[]): string;
}

let answered = 0;
let running: ChildProcess | undefined;
afterEach(() => kill("both"));

/** A clone, in which somebody is writing beside the server when it has a working tree. */
function prepare(hasWorktree: boolean): Scene {
  const { directory: source, git: inSource } = repositoryWithData();
  const directory = hasWorktree ? source : `${source}.git`;
  if (hasWorktree) {
    writeFileSync(join(source, "notes.txt"), "à moi\n");
    inSource("add", "notes.txt");
    inSource("commit", "--quiet", "--message=Notes");
    appendFileSync(join(source, "notes.txt"), "en cours\n");
  } else inSource("clone", "--quiet", "--bare", source, directory);
  const clients = readTree(source)
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
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", directory, ...args], { encoding: "utf8" }).trimEnd();
  return { directory, hasWorktree, clients, commits: new Set(), notes: new Set(), git };
}

/** Starts the server in a process group of its own, so that a kill may take its git processes with it. */
async function start({ directory }: Scene): Promise<string> {
  const child = spawn(
    process.execPath,
    [join(ROOT, "scripts/run.cjs"), "start", "--repository", directory, "--port", "0"],
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

async function kill(target: (typeof TARGETS)[number]): Promise<void> {
  const child = running;
  if (!child?.pid) return;
  if (target === "children") {
    for (const pid of childrenOf(child.pid)) signal(pid);
    return;
  }
  running = undefined;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  signal(target === "both" ? -child.pid : child.pid);
  await ended;
}

function signal(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

/** The processes that another one started, from the machine's own list: a bare machine has no `ps`. */
function childrenOf(parent: number): number[] {
  const pids = existsSync("/proc/self/stat") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  if (pids.length === 0) return childrenByPs(parent);
  return pids.map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // After the name, which may hold anything: the state, then who started it.
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent;
    } catch {
      return false;
    }
  });
}

function childrenByPs(parent: number): number[] {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return listed
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (pid && ppid === parent ? [pid] : []));
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
async function work(address: string, scene: Scene, client: Client): Promise<void> {
  const name = { collection: COLLECTION, slug: client.slug };
  for (;;) {
    client.count += 1;
    client.sent = client.original.replace(/^montant: \d+$/m, `montant: ${1000 + client.count}`);
    const options = { useWorkflow: true, unpublished: false, newEntry: false };
    const dataFiles = [{ path: client.path, slug: client.slug, raw: client.sent }];
    const saved = await ask(address, "persistEntry", { dataFiles, assets: [], options });
    if (saved?.status !== 200) return;
    client.acknowledged = client.sent;
    scene.commits.add(String(saved.body.commit));
    if (client.count % 5 === 0) {
      const added = await ask(address, "addNote", { ...name, note: { content: `Note ${client.count}` } });
      if (!added) return;
      if (added.body.note) scene.notes.add(`${client.slug} ${added.body.note.id}`);
    }
    if (client.count % (scene.hasWorktree ? 2 : 4) === 0) {
      const published = await ask(address, "publishUnpublishedEntry", name);
      if (!published) return;
      if (published.status === 200) scene.commits.add(String(published.body.commit));
    } else if (client.count % 3 === 0) {
      if (!(await ask(address, "updateUnpublishedEntryStatus", { ...name, newStatus: "pending_review" })))
        return;
    }
  }
}

/** What is wrong with the repository after a kill and a new start. */
async function faults(scene: Scene): Promise<string[]> {
  const { directory, clients, git } = scene;
  git("fsck", "--strict", "--no-dangling", "--no-progress");
  const all = new Set(git("rev-list", "--all").split("\n"));
  const found = [...scene.commits]
    .filter((commit) => !all.has(commit))
    .map((commit) => `commit ${commit} is lost`);
  const repository = await openRepository({ directory });
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
      for (const note of [...scene.notes].filter((key) => key.startsWith(`${client.slug} `)))
        if (!left.some(({ id }) => note.endsWith(id))) found.push(`note ${note} is lost`);
    }
  } finally {
    repository.close();
  }
  return scene.hasWorktree ? [...found, ...worktreeFaults(scene)] : found;
}

/** The working tree is that of the main branch but for what a person writes in it, and so is their next commit. */
function worktreeFaults({ directory, git }: Scene): string[] {
  const found: string[] = [];
  const status = git("status", "--porcelain");
  if (status !== " M notes.txt") found.push(`the working tree differs: ${status}`);
  if (existsSync(join(directory, ".git/index.lock"))) found.push("the index is locked");
  const moves = join(directory, ".git/contribution-moves");
  if (existsSync(moves) && readdirSync(moves).some((name) => name.endsWith(".json")))
    found.push("a move is unfinished");
  git("commit", "--quiet", "-a", "--message=Humain");
  const changed = git("diff", "--name-only", "HEAD~1", "HEAD");
  if (changed !== "notes.txt") found.push(`a person's commit changed ${changed}`);
  appendFileSync(join(directory, "notes.txt"), "encore\n");
  return found;
}

describe.each([
  { name: "a bare repository", hasWorktree: false, kills: KILLS },
  { name: "a repository with a working tree", hasWorktree: true, kills: KILLS_WORKTREE },
])("a server of $name that is killed while eight persons work", ({ hasWorktree, kills }) => {
  it(
    `leaves the old or the new state, and every save that it acknowledged (${kills} times)`,
    async () => {
      const scene = prepare(hasWorktree);
      expect(scene.clients).toHaveLength(8);
      const begun = Date.now();
      let locks = 0;
      let unfinished = 0;
      const random = randomNumbers();
      let address = await start(scene);
      for (let killed = 0; killed < kills; killed += 1) {
        const target = TARGETS[killed % TARGETS.length] ?? "both";
        const working = scene.clients.map((client) => work(address, scene, client));
        const before = answered;
        // On a slow machine the first answers take seconds: most kills come after some of them.
        while (killed % 4 !== 1 && answered === before) await pause(20);
        await pause(random() * 1_000);
        await kill(target);
        if (target === "children") {
          await pause(random() * 200);
          await kill("both");
        }
        await Promise.all(working);
        locks += Number(filesOf(scene, ".lock").length > 0);
        unfinished += Number(filesOf(scene, ".json").length > 0);
        address = await start(scene);
        expect(await faults(scene)).toEqual([]);
        if ((killed + 1) % 25 === 0)
          process.stderr.write(
            `${killed + 1} kills, ${scene.commits.size} commits, ${locks} locks, ${unfinished} cut off\n`,
          );
      }
      for (const { slug, path, original } of scene.clients) {
        const dataFiles = [{ slug, path, raw: original.replace(/^montant: \d+$/m, "montant: 7") }];
        const options = { useWorkflow: true };
        expect(await ask(address, "persistEntry", { dataFiles, assets: [], options })).toMatchObject({
          status: 200,
        });
      }
      await kill("both");
      console.log(
        `${kills} kills (${TARGETS.join(", ")} in turn) under load from ${scene.clients.length} clients in ` +
          `${((Date.now() - begun) / 1000).toFixed(0)} s, ${hasWorktree ? "with a working tree" : "bare"}: ` +
          `${answered} answers, ${scene.commits.size} acknowledged commits and ${scene.notes.size} notes all present, ` +
          `${locks} kills left a lock, ${unfinished} cut off a publication, git fsck --strict clean each time` +
          (hasWorktree ? `, ${kills} commits of a person changed nothing else` : ""),
      );
    },
    TEST_LIMIT + kills * 15_000,
  );
});

/** What stands in git's folder with that ending, but for its objects, which come and go meanwhile. */
function filesOf({ directory, hasWorktree }: Scene, ending: string): string[] {
  const folder = hasWorktree ? join(directory, ".git") : directory;
  const names = readdirSync(folder).filter((name) => name !== "objects");
  const inside = ["refs", "contribution-moves"].filter((name) => names.includes(name));
  return [
    ...names,
    ...inside.flatMap((name) => readdirSync(join(folder, name), { recursive: true, encoding: "utf8" })),
  ].filter((name) => name.endsWith(ending));
}
