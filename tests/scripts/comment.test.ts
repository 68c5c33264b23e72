import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MARKER } from "../../scripts/review/living-comment.ts";
import { ROOT, repositoryWithData } from "../support/command.ts";

const BENEFIT = "benefits/javascript/action_logement-aide-agri-mobili-jeune.yml";
const BOT = "github-actions[bot]";

interface Comment {
  id: number;
  user: { login: string };
  body: string;
}

/** A forge with one pull request, number 7, on a bare repository; `failures` is how many requests it refuses first. */
interface Forge {
  readonly api: string;
  comments: Comment[];
  readonly requests: string[];
  failures: number;
  /** What the forge says the branch stands at. */
  head: string;
  close(): void;
}

async function openForge(base: string, head: string): Promise<Forge> {
  let server: Server;
  const forge: Forge = {
    api: "",
    comments: [],
    requests: [],
    failures: 0,
    head,
    close: () => server.close(),
  };
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://localhost");
      forge.requests.push(`${request.method} ${url.pathname}`);
      const send = (status: number, data?: unknown) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(data === undefined ? "" : JSON.stringify(data));
      };
      if (request.headers.authorization !== "Bearer secret-token") return send(401, {});
      if (forge.failures > 0) {
        forge.failures -= 1;
        return send(502, {});
      }
      const body =
        chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as { body: string }).body : "";
      const id = Number(/\/issues\/comments\/(\d+)$/.exec(url.pathname)?.[1]);
      if (url.pathname === "/repos/asso/aides/pulls") {
        const isAsked = url.searchParams.get("head") === "partenaire:proposition";
        return send(200, isAsked ? [{ number: 7, base: { sha: base }, head: { sha: forge.head } }] : []);
      }
      if (url.pathname === "/repos/asso/aides/issues/7/comments" && request.method === "GET") {
        const page = Number(url.searchParams.get("page"));
        return send(200, forge.comments.slice((page - 1) * 100, page * 100));
      }
      if (url.pathname === "/repos/asso/aides/issues/7/comments") {
        forge.comments.push({ id: forge.comments.length + 1, user: { login: BOT }, body });
        return send(201, forge.comments.at(-1));
      }
      const known = forge.comments.find((comment) => comment.id === id);
      if (!known) return send(404, {});
      if (request.method === "PATCH") known.body = body;
      else forge.comments = forge.comments.filter((comment) => comment !== known);
      return request.method === "PATCH" ? send(200, known) : send(204);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return Object.assign(forge, { api: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

describe("npm run comment", () => {
  let forge: Forge;
  let directory: string;
  let origin: string;
  let push: (from: string, to: string, beside?: Readonly<Record<string, string>>) => string;

  beforeEach(async () => {
    // The proposal exists on the forge only: the clone has never heard of it.
    const writer = repositoryWithData();
    origin = mkdtempSync(join(tmpdir(), "forge-"));
    execFileSync("git", ["clone", "--quiet", "--bare", writer.directory, origin]);
    directory = mkdtempSync(join(tmpdir(), "clone-"));
    execFileSync("git", ["clone", "--quiet", origin, directory]);
    push = (from, to, beside = {}) => {
      const path = join(writer.directory, BENEFIT);
      writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
      for (const [name, text] of Object.entries(beside)) writeFileSync(join(writer.directory, name), text);
      writer.git("add", "--all");
      writer.git("commit", "--quiet", "--message=Proposition");
      writer.git("push", "--quiet", "--force", origin, "HEAD:refs/pull/7/head");
      return writer.git("rev-parse", "HEAD");
    };
    const base = writer.git("rev-parse", "HEAD");
    forge = await openForge(base, push("montant: 300", "montant: 350"));
  });

  afterEach(() => forge.close());

  const run = (given: Readonly<Record<string, string>> = {}, token = "secret-token") =>
    new Promise<{ status: number; stdout: string; stderr: string }>((done) => {
      const options = {
        head: "partenaire:proposition",
        repo: "asso/aides",
        commit: forge.head,
        data: directory,
        "api-root": forge.api,
        ...given,
      };
      const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
      execFile(
        process.execPath,
        [join(ROOT, "scripts/run.mjs"), "comment", ...args],
        { env: { ...process.env, GITHUB_TOKEN: token } },
        (error, stdout, stderr) => done({ status: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  it("makes one comment, edits it in place at each push, and leaves it alone when nothing is new", async () => {
    forge.comments.push({ id: 1, user: { login: "camille" }, body: `${MARKER}\nà moi` });
    for (let id = 2; id <= 130; id += 1)
      forge.comments.push({ id, user: { login: "camille" }, body: "Bonjour" });
    expect(await run()).toMatchObject({ status: 0, stdout: "Comment of pull request 7: created.\n" });
    const own = () => forge.comments.filter(({ user }) => user.login === BOT);
    expect(own().map(({ body }) => body.split("\n")[0])).toEqual([MARKER]);
    expect(own()[0]?.body).toContain("**Montant** : 300\u00a0€ → 350\u00a0€");
    expect(await run()).toMatchObject({ stdout: "Comment of pull request 7: unchanged.\n" });

    forge.head = push("montant: 350", "montant: 400");
    expect(await run()).toMatchObject({ stdout: "Comment of pull request 7: edited.\n" });
    expect(own()).toHaveLength(1);
    expect(own()[0]?.body).toContain("300\u00a0€ → 400\u00a0€");
    expect(forge.comments[0]?.body).toBe(`${MARKER}\nà moi`);
    expect(forge.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
  });

  it("says first what the proposal holds that is not of the catalogue", async () => {
    forge.head = push("montant: 300", "montant: 350", { "package.json": "{}\n" });
    expect(await run()).toMatchObject({ status: 0 });
    expect(forge.comments[0]?.body).toMatch(
      /^<!-- .* -->\n## .*\n\n⚠️ \*\*Cette proposition contient aussi :\*\*\n\n- `package\.json` \(/,
    );
  });

  it("takes out the double that two runs at once have made", async () => {
    for (const id of [1, 2]) forge.comments.push({ id, user: { login: BOT }, body: `${MARKER}\nancien` });
    expect(await run()).toMatchObject({ stdout: "Comment of pull request 7: edited.\n" });
    expect(forge.comments.map(({ id }) => id)).toEqual([1]);
  });

  it("writes nothing of a proposal that has moved meanwhile, or of another branch", async () => {
    const reviewed = forge.head;
    forge.head = "0".repeat(40);
    const moved = await run({ commit: reviewed });
    expect(moved).toMatchObject({ status: 0, stdout: expect.stringContaining("nothing to say") });
    const other = await run({ head: "quelqu-un:autre" });
    expect(other).toMatchObject({ status: 0, stdout: expect.stringContaining("nothing to say") });
    expect(forge.comments).toEqual([]);
  });

  it("tries again when the forge stumbles, and never prints the token", async () => {
    forge.failures = 1;
    expect(await run()).toMatchObject({ status: 0 });
    const refused = await run({}, "autre-jeton");
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("answered 401");
    expect(refused.stdout + refused.stderr).not.toContain("autre-jeton");
  });

  it("checks nothing out and makes no reference in the clone", async () => {
    const git = (...args: string[]) => execFileSync("git", ["-C", directory, ...args], { encoding: "utf8" });
    const before = git("for-each-ref") + git("status", "--porcelain=v2", "--branch");
    await run();
    expect(git("for-each-ref") + git("status", "--porcelain=v2", "--branch")).toBe(before);
    expect(forge.comments).toHaveLength(1);
  });
});
