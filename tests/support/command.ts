import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtAdmin } from "./built-admin.ts";

/** The project's own folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

const DATA = ["benefits", "institutions"];

/** A git repository of its own in a temporary folder, with a copy of the data under a root (the project's by default). */
export function repositoryWithData(root = ROOT): {
  readonly directory: string;
  git(...args: string[]): string;
} {
  const directory = mkdtempSync(join(tmpdir(), "catalogue-"));
  for (const folder of DATA) cpSync(join(root, folder), join(directory, folder), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", directory, ...args], { encoding: "utf8" }).trimEnd();
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Camille Martin");
  git("config", "user.email", "camille@example.org");
  git("add", ".");
  git("commit", "--quiet", "--message=Début");
  return { directory, git };
}

/** Runs a command of package.json to its end. */
export function runToEnd(name: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [join(ROOT, "scripts/run.cjs"), name, ...args], { encoding: "utf8" });
}

/** A running `npm start`. */
export interface Started {
  /** Address of the admin, as it was printed. */
  readonly address: string;
  /** What was printed until now. */
  printed(): string;
  /** Nobody reads any more what it prints. */
  leave(): void;
  stop(): Promise<void>;
  /** Ends it as a cut of the power would. */
  kill(): Promise<void>;
}

/** Starts the server as `npm start` does, on a free port, and waits for the address that it prints. */
export function start(repository: string, ...args: readonly string[]): Promise<Started> {
  return startUnder("", repository, ...args);
}

/** The same after a command of the shell, as `ulimit -n 64`, which the server inherits. */
export async function startUnder(
  limits: string,
  repository: string,
  ...args: readonly string[]
): Promise<Started> {
  await builtAdmin();
  const command = [
    join(ROOT, "scripts/run.cjs"),
    "start",
    "--repository",
    repository,
    "--port",
    "0",
    ...args,
  ];
  const child = spawn("sh", ["-c", `${limits}\nexec "$@"`, "sh", process.execPath, ...command], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((done, fail) => {
    let printed = "";
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/\S+\/admin\//.exec(printed)?.[0];
      if (address)
        done({
          address,
          printed: () => printed,
          leave: () => {
            child.stdout.destroy();
            child.stderr.destroy();
          },
          stop: () => ended(child, "SIGTERM"),
          kill: () => ended(child, "SIGKILL"),
        });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", () => fail(new Error(`npm start ended: ${printed}`)));
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    child.removeAllListeners("exit");
    child.on("exit", () => done());
    child.kill(signal);
  });
}
