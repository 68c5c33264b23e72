import { randomBytes } from "node:crypto";
import { chmodSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createServer } from "../../../server/http/create-server.ts";
import type { SyncState } from "../../../server/repository/remote/sync.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { start } from "../../support/command.ts";
import {
  gitDaemon,
  gitOverHttp,
  type Listening,
  listenDeaf,
  processesWith,
  throttle,
} from "../../support/git-servers.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const SLUG = "region_test-aide-velo";
const DRAFT = `refs/heads/cms/benefits_javascript/${SLUG}`;
const TEXT = String(FILES[VELO]);

let test: TestRepository;
let folder: string;
let remote: string;
let open: Listening[];

beforeEach(() => {
  test = createTestRepository();
  remote = test.remote("equipe");
  folder = dirname(remote);
  test.git("fetch", "-q", "equipe");
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map(({ close }) => close()));
  test.dispose();
});

async function listening(one: Promise<Listening>): Promise<number> {
  const made = await one;
  open.push(made);
  return made.port;
}

/** Opens the repository on a remote at that address, which may say nothing for that long (ms). */
function follow(address: string, silence = 2_000): Promise<Repository> {
  test.git("remote", "set-url", "equipe", address);
  return test.open({ remote: "equipe", silence });
}

const save = (repository: Repository, amount: number) =>
  repository.saveEntry(entry(SLUG, TEXT.replace("100", String(amount))));
const run = (repository: Repository) => repository.sync?.run() as Promise<SyncState>;

/** Waits until nothing of this machine holds a text in its command line, nor reads the remote. */
async function nothingLeft(text: string): Promise<void> {
  const reading = () => processesWith(test.directory).filter((line) => line.includes(" fetch "));
  while (processesWith(text).length > 0 || reading().length > 0) await pause(50);
}

describe("a remote that takes the connection and never answers", () => {
  it("slows no read, and is said from the first save on", async () => {
    const port = await listening(listenDeaf());
    const repository = await follow(`git://127.0.0.1:${port}/distant.git`, 30_000);
    const server = await createServer({ repository, adminDirectory: folder });
    const ask = (action: string, params: object) =>
      server.inject({ method: "POST", url: "/api/v1", payload: { action, params } });
    const state = async () => (await ask("sync", {})).json().sync as SyncState;
    const list = () => ask("entriesByFolder", { folder: "benefits/javascript", extension: "yml" });
    try {
      await list();
      const begun = Date.now();
      const answers = [await list(), await list()];
      expect(Date.now() - begun).toBeLessThan(2_000);
      expect(answers.map((answer) => answer.headers["contribution-sync"])).toEqual(["waiting", "waiting"]);
      for (let count = 1; count <= 3; count += 1) {
        const slug = `region_test-neuf-${count}`;
        await repository.saveEntry(entry(slug, "label: neuf\n", { newEntry: true }));
        expect((await state()).left).toBe(count);
      }
      let said = await state();
      expect(["waiting", "unreachable"]).toContain(said.state);
      while (said.state === "waiting") said = await state();
      expect(said).toEqual({
        remote: "equipe",
        state: "unreachable",
        left: 3,
        reason: "« equipe » ne répond pas.",
      });
    } finally {
      repository.close();
      await server.close();
    }
    await nothingLeft(`:${port}/`);
  });

  it.each(["git", "http", "https"])(
    "is left alone after a while over %s, with nothing left behind",
    async (scheme) => {
      const port = await listening(listenDeaf());
      const repository = await follow(`${scheme}://127.0.0.1:${port}/distant.git`);
      await save(repository, 200);
      expect(await run(repository)).toMatchObject({
        state: "unreachable",
        left: 1,
        reason: "« equipe » ne répond plus.",
      });
      await nothingLeft(`:${port}/`);
    },
  );

  it("nor does an ssh that hangs leave its own children", async () => {
    const script = join(folder, "ssh-muet");
    writeFileSync(
      script,
      `#!/bin/sh\ntrap '' TERM\nsleep 4321 &\nsh -c 'trap "" TERM; sleep 4321; :' "$0"\n`,
    );
    chmodSync(script, 0o755);
    test.git("config", "core.sshCommand", script);
    const repository = await follow("ssh://exemple.invalid/distant.git");
    expect(await run(repository)).toMatchObject({
      state: "unreachable",
      reason: "« equipe » ne répond plus.",
    });
    await nothingLeft("sleep 4321");
    await nothingLeft(script);
  });
});

describe("a server that ends while its remote says nothing", () => {
  it.each(["stop", "kill"] as const)("leaves nothing behind after a %s", async (how) => {
    const port = await listening(listenDeaf());
    test.git("remote", "set-url", "equipe", `http://127.0.0.1:${port}/distant.git`);
    const server = await start(test.directory, "--remote", "equipe");
    while (processesWith(`:${port}/`).length === 0) await pause(50);
    await server[how]();
    await nothingLeft(`:${port}/`);
  });
});

describe("a slow line", () => {
  it.each(["git", "http"])("takes its time over %s, both ways, and finishes", async (scheme) => {
    const server = await listening(scheme === "git" ? gitDaemon(folder) : gitOverHttp(folder));
    const port = await listening(throttle(server, { rate: 20_000 }));
    const elsewhere = test.folder();
    test.git("clone", "-q", remote, elsewhere);
    writeFileSync(join(elsewhere, "plan.bin"), randomBytes(200_000));
    test.gitIn(elsewhere, "add", ".");
    test.gitIn(elsewhere, "-c", "user.name=A", "-c", "user.email=a@b.fr", "commit", "-qm", "Ailleurs");
    test.gitIn(elsewhere, "push", "-q");
    test.gitIn(remote, "config", "http.receivepack", "true");
    writeFileSync(join(test.directory, "carte.bin"), randomBytes(40_000));
    test.git("checkout", "-q", "-b", "cms/benefits_javascript/region_test-carte");
    test.git("add", ".");
    test.git("commit", "-qm", "Carte");
    test.git("checkout", "-q", "main");
    const repository = await follow(`${scheme}://127.0.0.1:${port}/distant.git`, 8_000);
    const begun = Date.now();
    expect(await run(repository)).toEqual({ remote: "equipe", state: "sent", left: 0 });
    expect(Date.now() - begun).toBeGreaterThan(8_000);
    expect(test.gitIn(remote, "cat-file", "-s", "cms/benefits_javascript/region_test-carte:carte.bin")).toBe(
      "40000",
    );
    expect(test.git("cat-file", "-s", "main:plan.bin")).toBe("200000");
  });
});

describe("what is said of a remote", () => {
  it("that asks who one is", async () => {
    const port = await listening(gitOverHttp(folder, "secret"));
    const repository = await follow(`http://127.0.0.1:${port}/distant.git`);
    await save(repository, 200);
    expect(await run(repository)).toMatchObject({
      state: "unreachable",
      left: 1,
      reason: expect.stringContaining("demande une identification"),
    });
  });

  it("whose address leads nowhere", async () => {
    const repository = await follow("http://distant.invalid/distant.git");
    expect(await run(repository)).toMatchObject({
      state: "unreachable",
      left: 0,
      reason: expect.stringContaining("introuvable"),
    });
  });

  it("that cuts a large answer in the middle, and is there again later", async () => {
    const how = { rate: 10_000_000, cutAfter: 40_000 as number | undefined };
    const port = await listening(throttle(await listening(gitDaemon(folder)), how));
    const elsewhere = test.folder();
    test.git("clone", "-q", remote, elsewhere);
    writeFileSync(join(elsewhere, "plan.bin"), randomBytes(400_000));
    test.gitIn(elsewhere, "add", ".");
    test.gitIn(elsewhere, "-c", "user.name=A", "-c", "user.email=a@b.fr", "commit", "-qm", "Ailleurs");
    test.gitIn(elsewhere, "push", "-q");
    const repository = await follow(`git://127.0.0.1:${port}/distant.git`);
    const before = test.git("rev-parse", "main");
    expect(await run(repository)).toMatchObject({
      state: "unreachable",
      reason: "La connexion à « equipe » a été coupée avant la fin.",
    });
    expect(test.git("rev-parse", "main")).toBe(before);
    how.cutAfter = undefined;
    expect((await run(repository)).state).toBe("sent");
    expect(test.git("cat-file", "-s", "main:plan.bin")).toBe("400000");
  });

  it("whose hook sleeps for longer than may be silent: it gets everything all the same", async () => {
    const hook = join(remote, "hooks/pre-receive");
    writeFileSync(hook, "#!/bin/sh\nsleep 8\n");
    chmodSync(hook, 0o755);
    test.gitIn(remote, "config", "receive.keepAlive", "1");
    const port = await listening(gitDaemon(folder));
    const repository = await follow(`git://127.0.0.1:${port}/distant.git`, 4_000);
    const { commit } = await save(repository, 200);
    expect(await run(repository)).toEqual({ remote: "equipe", state: "sent", left: 0 });
    expect(test.gitIn(remote, "rev-parse", DRAFT)).toBe(commit);
  });
});
