import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { ROOT } from "../root.ts";

/** Serves a folder from git while it is measured (address of the admin, process of the server), and removes it. */
export async function served<Figures>(
  directory: string,
  measure: (address: string, process: number) => Promise<Figures>,
): Promise<Figures> {
  commitAll(directory);
  try {
    return await serving(directory, measure);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The same on a repository, which stays. */
export async function serving<Figures>(
  directory: string,
  measure: (address: string, process: number) => Promise<Figures>,
): Promise<Figures> {
  const server = await startServer(directory);
  try {
    return await measure(server.address, server.process);
  } finally {
    await server.stop();
  }
}

/** A copy of a catalogue, without anything else. */
export function copyOf(data: string): string {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  for (const folder of new Set(COLLECTIONS.map(({ folder }) => folder.split("/")[0] ?? folder)))
    if (existsSync(join(data, folder)))
      cpSync(join(data, folder), join(directory, folder), { recursive: true });
  return directory;
}

function commitAll(directory: string): void {
  const git = (...args: string[]) => execFileSync("git", ["-C", directory, ...args]);
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Bench");
  git("config", "user.email", "bench@example.org");
  git("add", ".");
  git("commit", "--quiet", "--message=Données");
}

function startServer(
  directory: string,
): Promise<{ address: string; process: number; stop: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    [join(ROOT, "scripts/run.cjs"), "start", "--repository", directory, "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const stop = async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  return new Promise((done, fail) => {
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/\S+\/admin\//.exec(printed)?.[0];
      if (address) done({ address, process: child.pid ?? 0, stop });
    });
    child.on("exit", () => fail(new Error(`npm start ended: ${printed}`)));
  });
}
