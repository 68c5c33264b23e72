import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { openRepository } from "../../../server/repository/repository.ts";
import { ROOT } from "../../support/command.ts";
import { onceForAll } from "../../support/once-for-all.ts";
import { createTestRepository, entry, type TestRepository, VELO, write } from "../temporary-repository.ts";

/** `all` cuts at every step in each way; at every third step, in one way each, else. */
const EVERY_WAY = process.env.CUTS === "all";
const STRIDE = EVERY_WAY ? 1 : 3;
/** The program ends before the step or right after it, or the step alone fails. */
const WAYS = ["before", "after", "fails"] as const;
const SLUG = "region_test-aide-velo";
const PUBLISHED = "label: aide au vélo\ninstitution: region_neuve\nmontant: 999\n";
const COMPANION = { path: "institutions/region_neuve.yml", text: "name: Région Neuve\ntype: region\n" };

let test: TestRepository;
/** Where the clone is copied to, to be cut. */
let copy: string;
/** A linked working tree of the clone, absent until its return. */
let linked: string;
let away: string;
let program: string;
beforeAll(async () => {
  program = join(await onceForAll("publish-once", bundleInto), "publish-once.mjs");
});
beforeEach(async () => {
  test = createTestRepository();
  [copy, linked, away] = ["copie", "lié", "ailleurs"].map((name) => join(test.folder(), name)) as [
    string,
    string,
    string,
  ];
  test.git("worktree", "add", "-q", "-f", linked, "main");
  renameSync(linked, away);
  const repository = await test.open();
  await repository.saveEntry(entry(SLUG, PUBLISHED, { companions: [COMPANION] }));
  appendFileSync(join(test.directory, "README.md"), "en cours\n");
});
afterEach(() => test.dispose());

async function bundleInto(folder: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, "tests/server/cut/publish-once.ts")],
    outfile: join(folder, "publish-once.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
}

/** What a program that was cut had answered. */
interface Answered {
  readonly isPublished: boolean;
  readonly left: readonly string[];
  /** How many steps it took, if it came to its end. */
  readonly steps: number;
  /** Why it could not begin. */
  readonly error: string | undefined;
}

function run(directory: string, cut: number, how: string, ...slug: string[]): Answered {
  const env = { ...process.env, CUT: String(cut), HOW: how, STEPS: "0" };
  const preload = pathToFileURL(join(ROOT, "tests/server/cut/cut-short.mjs")).href;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--import", preload, program, ...slug], {
    cwd: directory,
    env,
    encoding: "utf8",
  });
  // Killed, done, or refused with a reason: nothing else.
  expect([stderr, [null, 0, 2].includes(status)]).toEqual(["", true]);
  const { answer, error, steps = 0 } = JSON.parse(stdout || "{}");
  return { isPublished: !!answer?.commit, left: answer?.left ?? [], steps, error };
}

/** What is wrong in the clone after a new start, given whether somebody was told that the draft is published. */
async function faults(directory: string, before: string, isAcknowledged: boolean): Promise<string[]> {
  const git = (...args: string[]) => test.gitIn(directory, ...args);
  (await openRepository({ directory })).close();
  git("fsck", "--strict", "--no-dangling", "--no-progress");
  const isPublished = git("rev-parse", "main") !== before;
  const isDrafted = git("for-each-ref", "refs/heads/cms") !== "";
  const moves = join(directory, ".git/contribution-moves");
  const found = {
    "the publication is lost": isAcknowledged && !isPublished,
    "the draft is both published and not, or neither": isPublished === isDrafted,
    "the files did not follow": isPublished && readFileSync(join(directory, VELO), "utf8") !== PUBLISHED,
    [`the working tree differs: ${git("status", "--porcelain")}`]:
      git("status", "--porcelain") !== " M README.md",
    "a lock is left": readdirSync(join(directory, ".git")).some((name) => name.endsWith(".lock")),
    "a copy of the index is left": existsSync(join(directory, ".git/index.contribution")),
    "a move is unfinished": existsSync(moves) && readdirSync(moves).some((name) => name.endsWith(".json")),
  };
  git("commit", "-qam", "Humain");
  const changed = git("diff", "--name-only", "HEAD~1", "HEAD");
  return [
    ...Object.keys(found).filter((name) => found[name as keyof typeof found]),
    ...(changed === "README.md" ? [] : [`a person's commit changed ${changed}`]),
    ...(await faultsAtReturn(directory)),
  ];
}

/** What is wrong in the working tree that was absent, after its return, a person's commit there and a new start. */
async function faultsAtReturn(directory: string): Promise<string[]> {
  const git = (...args: string[]) => test.gitIn(linked, ...args);
  cpSync(away, linked, { recursive: true, preserveTimestamps: true });
  write(join(linked, ".git"), `gitdir: ${join(directory, ".git/worktrees/lié")}\n`);
  appendFileSync(join(linked, "README.md"), "de retour\n");
  git("commit", "-qam", "Humain");
  const changed = git("diff", "--name-only", "HEAD~1", "HEAD");
  (await openRepository({ directory })).close();
  const [differs, flags] = [git("status", "--porcelain"), git("ls-files", "-v")];
  rmSync(linked, { recursive: true });
  return [
    ...(changed === "README.md" ? [] : [`a person's commit after the return changed ${changed}`]),
    ...(differs === "" ? [] : [`the working tree that is back differs: ${differs}`]),
    ...(/^[a-z]/m.test(flags) ? [`flags are left: ${flags}`] : []),
  ];
}

/** Cuts at each step in turn, each time in a copy of the folder, until the program comes to its end uncut. */
async function cutEverywhere(before: string, ...slug: string[]): Promise<{ found: string[]; steps: number }> {
  const found: string[] = [];
  for (let cut = EVERY_WAY ? 1 : 2; ; cut += STRIDE) {
    for (const how of EVERY_WAY ? WAYS : [WAYS[Math.floor(cut / STRIDE) % WAYS.length] ?? "before"]) {
      rmSync(copy, { recursive: true, force: true });
      cpSync(test.directory, copy, { recursive: true, preserveTimestamps: true });
      const answered = run(copy, cut, how, ...slug);
      const wrong = await faults(copy, before, answered.isPublished || slug.length === 0);
      found.push(...wrong.map((fault) => `cut at ${cut}, ${how}: ${fault}`));
      if (answered.steps > 0 && answered.steps < cut) return { found, steps: answered.steps };
    }
  }
}

it("a publication that is cut at any of its steps is whole or not at all after a new start", async () => {
  const { found, steps } = await cutEverywhere(test.git("rev-parse", "main"), SLUG);
  expect(found).toEqual([]);
  expect(steps).toBeGreaterThan(20);
});

it("a start that finishes a publication, cut at any of its steps, leaves it to the next start", async () => {
  const previous = test.git("rev-parse", "main");
  const { commit: next } = await (await test.open()).publish("benefits_javascript", SLUG);
  test.git("reset", "-q", "--hard", previous);
  test.git("update-ref", "refs/heads/main", next);
  const move = { name: "refs/heads/main", previous, next };
  const places = [copy];
  write(
    join(test.directory, ".git/contribution-moves/1.json"),
    JSON.stringify({ moves: [{ ...move, places }] }),
  );
  appendFileSync(join(test.directory, "README.md"), "en cours\n");
  const { found, steps } = await cutEverywhere(previous);
  expect(found).toEqual([]);
  expect(steps).toBeGreaterThan(20);
});
