import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { ROOT, repositoryWithData, runToEnd } from "./support/command.ts";

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly if?: string;
  readonly strategy?: { readonly matrix: { readonly node: readonly string[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<
    Record<
      string,
      {
        readonly paths?: readonly string[];
        readonly "paths-ignore"?: readonly string[];
        readonly workflows?: string[];
      }
    >
  >;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, ".github/workflows");
const workflows = readdirSync(FOLDER).map((file) => {
  // GitHub reads them as YAML of this shape, which the tests below look at key by key.
  return { file, workflow: load(readFileSync(join(FOLDER, file), "utf8")) as Workflow };
});
const jobs = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({ name: `${file} ${name}`, job })),
);
const steps = jobs.flatMap(({ job }) => job.steps);
const named = (file: string) => workflows.find((one) => one.file === file)?.workflow;

describe("the workflows", () => {
  it("give nothing by default, to each job what it needs by name, and end in a bounded time", () => {
    for (const { workflow } of workflows) expect(workflow.permissions).toEqual({});
    expect(Object.fromEntries(jobs.map(({ name, job }) => [name, job.permissions]))).toEqual({
      "contribution.yml validate": { contents: "read" },
      "contribution.yml build": { contents: "read" },
      "contribution.yml publish": { pages: "write", "id-token": "write" },
      "code.yml check": { contents: "read" },
      "contribution-comment.yml comment": { contents: "read", "pull-requests": "write" },
    });
    for (const { job } of jobs) expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
  });

  it("use GitHub's own actions only, each by one commit whose version is said", () => {
    const written = workflows.flatMap(({ file }) =>
      [...readFileSync(join(FOLDER, file), "utf8").matchAll(/uses: (.*)$/gm)].map(
        ([, action = ""]) => action,
      ),
    );
    expect(written.length).toBe(steps.filter(({ uses }) => uses).length);
    for (const action of written) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    // One commit for each action, so that they move together.
    const names = new Set(written.map((action) => action.split("@")[0]));
    expect(new Set(written).size).toBe(names.size);
  });

  it("are kept up to date, as the packages are", () => {
    // Dependabot reads YAML of this shape.
    const { updates } = load(readFileSync(join(ROOT, ".github/dependabot.yml"), "utf8")) as {
      readonly updates: readonly { readonly "package-ecosystem": string }[];
    };
    expect(updates.map((update) => update["package-ecosystem"])).toEqual(["github-actions", "npm"]);
  });

  it("check each change of the code by the one word, with no right to write, on each Node that is promised", () => {
    const code = named("code.yml");
    const data = named("contribution.yml")?.on.pull_request?.paths;
    expect(Object.keys(code?.on ?? {})).toEqual(["pull_request", "push"]);
    for (const event of Object.values(code?.on ?? {})) expect(event["paths-ignore"]).toEqual(data);
    expect(JSON.stringify(code)).not.toMatch(/secrets|github\.token|write/);
    const job = code?.jobs.check;
    expect(job?.steps.flatMap(({ run }) => run ?? [])).toEqual(["npm ci", "npm run check"]);
    expect(job?.strategy?.matrix.node).toEqual(["20", "lts/*"]);
    const engines = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).engines.node;
    expect(engines).toBe(">=20");
  });

  it("never run a proposal with a token that may write", () => {
    for (const { workflow } of workflows)
      expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    const comment = named("contribution-comment.yml");
    expect(Object.keys(comment?.on ?? {})).toEqual(["workflow_run"]);
    const checkouts = comment?.jobs.comment?.steps.filter(({ uses }) => uses?.startsWith("actions/checkout"));
    // Without `ref` nor `repository`, what is checked out is the main branch.
    expect(checkouts?.map((step) => step.with)).toEqual([{ "fetch-depth": 0 }]);
    const tokens = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes("github.token"));
    expect(tokens.map(({ run }) => run?.split(" ").slice(0, 3).join(" "))).toEqual([
      "node scripts/run.mjs comment",
    ]);
  });

  it("hold scripts that a shell can read, in which nothing from an event is pasted", () => {
    for (const { run } of steps) {
      if (run === undefined) continue;
      expect(run).not.toContain("${{");
      expect(spawnSync("bash", ["-n"], { input: run }).status).toBe(0);
    }
  });

  it("call commands, options, folders and workflows that exist", () => {
    const calls = steps.flatMap(({ run }) => run?.match(/node scripts\/run\.mjs .*/g) ?? []);
    expect(calls).toHaveLength(3);
    for (const call of calls) {
      const [, command = ""] = /run\.mjs (\w+)/.exec(call) ?? [];
      const { status, stdout } = runToEnd(command, "--help");
      expect(status).toBe(0);
      for (const option of call.match(/ --[a-z-]+/g) ?? []) expect(stdout).toContain(`${option} `);
    }
    const scripts = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object };
    for (const command of ["validate", "build", "comment"]) expect(scripts.scripts).toHaveProperty(command);
    const folders = named("contribution.yml")?.on.pull_request?.paths?.map((path) => path.replace("/**", ""));
    expect(folders).toEqual(["benefits", "institutions", "img"]);
    for (const folder of ["benefits", "institutions"]) expect(existsSync(join(ROOT, folder))).toBe(true);
    expect(named("contribution-comment.yml")?.on.workflow_run?.workflows).toEqual([
      named("contribution.yml")?.name,
    ]);
  });

  it("validate a proposal that touches data only, and leave any other alone", () => {
    const { directory, git } = repositoryWithData();
    const script = named("contribution.yml")?.jobs.validate?.steps.find(({ id }) => id === "touched")?.run;
    const merged = (files: Readonly<Record<string, string>>) => {
      git("switch", "--quiet", "--create", `proposition-${Object.keys(files).length}`, "main");
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(join(directory, file, ".."), { recursive: true });
        writeFileSync(join(directory, file), text);
      }
      git("add", ".");
      git("commit", "--quiet", "--message=Proposition");
      git("switch", "--quiet", "--detach", "main");
      git("merge", "--quiet", "--no-ff", "--message=Fusion", `proposition-${Object.keys(files).length}`);
      const output = join(directory, ".git/output");
      writeFileSync(output, "");
      execFileSync("bash", ["-e", "-c", script ?? "exit 9"], {
        cwd: directory,
        env: { ...process.env, DATA: ".", GITHUB_OUTPUT: output },
      });
      return readFileSync(output, "utf8");
    };
    const data = { "benefits/javascript/etat-a.yml": "label: a\n" };
    expect(merged(data)).toBe("only-data=true\n");
    expect(merged({ ...data, "scripts/a.ts": "" })).toBe("");
  });
});
