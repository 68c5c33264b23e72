import { execFileSync, spawnSync } from "node:child_process";
import { connect } from "node:net";
import { repositoryWithData, runToEnd, startUnder } from "../../support/command.ts";
import { eventually } from "../../support/eventually.ts";

const AUTHOR = { name: "Zoé", email: "zoe@example.org" };

describe("a server that may open few files", () => {
  it("lives while others open all they can and ask for all at once, and loses nothing that it acknowledged", async () => {
    const { directory, git } = repositoryWithData();
    // The command is made ready without that limit.
    runToEnd("start", "--help");
    const server = await startUnder("ulimit -n 64", directory);
    const { port } = new URL(server.address);
    const ask = async (action: string, params: object) => {
      const response = await fetch(new URL("/api/v1", server.address), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ action, params, author: AUTHOR }),
      });
      return { status: response.status, answer: await response.json() };
    };
    const [PATH = ""] = git("ls-tree", "--name-only", "main", "institutions/").split("\n");
    const institution = PATH.slice(PATH.lastIndexOf("/") + 1, -".yml".length);
    const save = (i: number) => {
      const slug = `${institution}-essai-${i}`;
      const raw = `label: essai ${i}\ninstitution: ${institution}\n`;
      const dataFiles = [{ path: `benefits/javascript/${slug}.yml`, slug, raw }];
      return ask("persistEntry", { dataFiles, assets: [], options: { useWorkflow: true } });
    };
    const sockets = Array.from({ length: 300 }, () =>
      connect(Number(port), "127.0.0.1")
        .on("error", () => undefined)
        .setNoDelay(),
    );
    for (const socket of sockets) socket.write("POST /api/v1 HTTP/1.1\r\nHost: localhost\r\n");
    const answered = () =>
      ask("info", {}).then(
        ({ status }) => status,
        () => 0,
      );
    await answered();
    for (const socket of sockets) socket.destroy();
    await eventually(answered).toBe(200);
    const saved = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => save(i)));
    const answers = saved.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    for (const { status, answer } of answers)
      expect(status === 200 || /^Le serveur est trop occupé/.test(answer.error)).toBe(true);
    const kept = answers.flatMap(({ status, answer }) => (status === 200 ? [answer.commit] : []));
    await eventually(answered).toBe(200);
    expect(kept.length).toBeGreaterThan(0);
    expect((await save(100)).status).toBe(200);
    await server.stop();
    const held = git("for-each-ref", "--format=%(objectname)", "refs/heads/cms").split("\n");
    expect(kept.filter((commit) => !held.includes(commit))).toEqual([]);
    git("fsck", "--strict", "--no-dangling", "--no-progress");
  });
});

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Runs a command as a user who may be refused processes, which the administrator of the machine never is. */
const AS_NOBODY = ["setpriv", `--reuid=${NOBODY}`, "--clear-groups", "env", "HOME=/nonexistent"];
const asUser = isRoot ? AS_NOBODY : [];

const canLimit = spawnSync("sh", ["-c", "prlimit --version && setpriv --version"]).status === 0;

(canLimit ? describe : describe.skip)("a server that may start no process any more", () => {
  it("says so to a hundred people at once, loses nothing, and goes on when it may again", async () => {
    const { directory, git } = repositoryWithData();
    runToEnd("start", "--help");
    if (isRoot) execFileSync("sh", ["-c", `chmod a+x "$0/.." && chown -R ${NOBODY} "$0"`, directory]);
    const known = isRoot ? ["-c", `safe.directory=${directory}`] : [];
    const server = await startUnder(`echo "process $$"\nset -- ${asUser.join(" ")} "$@"`, directory);
    const [, pid = ""] = /^process (\d+)$/m.exec(server.printed()) ?? [];
    const allow = (processes: string) => {
      execFileSync("sh", ["-c", `${asUser.join(" ")} prlimit --pid ${pid} --nproc=${processes}:`]);
    };
    const ask = async (action: string, params: object) => {
      const response = await fetch(new URL("/api/v1", server.address), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ action, params, author: AUTHOR }),
      });
      return { status: response.status, answer: await response.json() };
    };
    const [path = ""] = git(...known, "ls-tree", "--name-only", "main", "institutions/").split("\n");
    const institution = path.slice(path.lastIndexOf("/") + 1, -".yml".length);
    const save = (i: number) => {
      const slug = `${institution}-essai-${i}`;
      const raw = `label: essai ${i}\ninstitution: ${institution}\n`;
      const dataFiles = [{ path: `benefits/javascript/${slug}.yml`, slug, raw }];
      return ask("persistEntry", { dataFiles, assets: [], options: { useWorkflow: true } });
    };
    const before = await save(0);
    expect(before.status).toBe(200);
    allow("1");
    const refused = await Promise.all(Array.from({ length: 100 }, (_, i) => save(i + 1)));
    expect(new Set(refused.map(({ status, answer }) => `${status} ${answer.error}`))).toEqual(
      new Set([
        "503 Le serveur est trop occupé pour répondre. Rien n’a été changé : réessayez dans un instant.",
      ]),
    );
    // Whoever runs the server is told once, in one line.
    expect(server.printed().match(/EAGAIN/g)).toHaveLength(1);
    expect(server.printed()).not.toMatch(/^ +at /m);
    allow("1000");
    expect((await save(1)).status).toBe(200);
    const { answer } = await ask("unpublishedEntries", {});
    expect(answer).toEqual([0, 1].map((i) => `benefits_javascript/${institution}-essai-${i}`));
    await server.stop();
    git(...known, "fsck", "--strict", "--no-dangling", "--no-progress");
  });
});
