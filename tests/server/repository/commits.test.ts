import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatCommit, parseCommit } from "../../../server/repository/objects/commit-object.ts";

const directory = mkdtempSync(join(tmpdir(), "contribution-test-"));
const run = (args: readonly string[], input: string | Buffer = "", env: Record<string, string> = {}) =>
  execFileSync("git", ["-C", directory, ...args], { input, env: { ...process.env, ...env } });
const text = (args: readonly string[], input: string | Buffer = "", env: Record<string, string> = {}) =>
  run(args, input, env).toString().trim();
text(["init", "-q"]);
const tree = text(["mktree"]);
afterAll(() => {
  text(["fsck", "--strict", "--no-dangling", "--no-progress"]);
  rmSync(directory, { recursive: true, force: true });
});

const ANA = { name: "Ana Essai", email: "ana@example.org" };
const TOOL = { name: "Contribution", email: "contribution@localhost" };
const store = (commit: string) => text(["hash-object", "-w", "-t", "commit", "--stdin"], commit);
const TRAILERS = "%(trailers:key=Contribution-Status,valueonly,separator=%x2C)";

describe("a commit that is written", () => {
  it.each([
    ["a plain one", ANA, "Crée aide\n"],
    ["one with a status", ANA, "Envoie\n\nContribution-Status: pending_review\n"],
    ["one of a name with signs around it", { name: " .É, <b>N. O'Neil», ", email: "<a@b.fr>." }, "Crée\n"],
  ])("is the one that git itself would write: %s", (_, author, message) => {
    const first = store(formatCommit({ tree, parents: [], author: ANA, committer: TOOL, time: 0, message }));
    const time = Date.UTC(2026, 5, 30, 12);
    const own = store(
      formatCommit({ tree, parents: [first, first], author, committer: TOOL, time, message }),
    );
    const date = `${time / 1000} ${text(["log", "-1", "--date=raw", "--format=%cd", own]).split(" ")[1]}`;
    const theirs = text(["commit-tree", tree, "-p", first], message, {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: TOOL.name,
      GIT_COMMITTER_EMAIL: TOOL.email,
      GIT_COMMITTER_DATE: date,
    });
    expect(run(["cat-file", "commit", own]).toString()).toBe(run(["cat-file", "commit", theirs]).toString());
  });
});

describe("a commit that is read", () => {
  const person = "Zoé Essai <zoe@example.org> 1700000000 -0330";
  const head = `tree ${tree}\nauthor ${person}\ncommitter ${person}\n`;
  const latin = Buffer.from(
    `${head}encoding ISO-8859-1\n\nCrée à côté\n\nContribution-Status: draft\n`,
    "latin1",
  );
  it.each([
    ["without trailers", `${head}\nSujet\n\nUn paragraphe.\n`],
    ["whose subject looks like a trailer", `${head}\nContribution-Status: draft\n`],
    [
      "with another trailer after",
      `${head}\nSujet\n\nContribution-Status: pending_review\nSigned-off-by: A <a@b.fr>\n`,
    ],
    [
      "with two statuses",
      `${head}\nSujet\n\nContribution-Status: draft\nContribution-Status: pending_publish\n`,
    ],
    [
      "with a signature of several lines",
      `${head}gpgsig -----BEGIN-----\n author X <x@x.fr> 1 +0000\n -----END-----\n\nSujet\n`,
    ],
    ["without a message", `${head}\n`],
    ["in another encoding", latin],
  ])("says what git says of it: %s", (_, commit) => {
    const oid = text(["hash-object", "-w", "-t", "commit", "--stdin"], commit);
    const facts = parseCommit(run(["cat-file", "commit", oid]));
    const format = `--format=%an%x00%cI%x00%ct%x00${TRAILERS}`;
    const [author, date, time, statuses = ""] = text(["log", "-1", format, oid]).split("\0");
    expect(facts).toEqual({
      tree: text(["log", "-1", "--format=%T", oid]),
      parents: [],
      author,
      date,
      time: Number(time),
      status: statuses.split(",").at(-1) || undefined,
    });
  });
});
