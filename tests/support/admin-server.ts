import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createCatalogueReader } from "../../scripts/start/catalogue-of-tree.ts";
import { createDerived } from "../../scripts/start/derived.ts";
import { createServer } from "../../server/http/create-server.ts";
import { openRepository } from "../../server/repository/repository.ts";
import { builtAdmin } from "./built-admin.ts";
import { territory } from "./territory.ts";

/** A server of the admin on a git repository of its own, until `close`. */
export interface AdminServer {
  readonly address: string;
  /** Runs git in the repository, and gives what it prints, trimmed. */
  git(...args: readonly string[]): string;
  close(): Promise<void>;
}

/** Copies the admin that was built, writes and commits `files` (texts by path), and serves them with that configuration. */
export async function serveAdmin(
  files: Readonly<Record<string, string>>,
  configuration: string,
): Promise<AdminServer> {
  const folder = mkdtempSync(join(tmpdir(), "admin-"));
  const adminDirectory = join(folder, "site");
  cpSync(await builtAdmin(), adminDirectory, { recursive: true });
  for (const compressed of ["config.yml.gz", "config.yml.br"])
    rmSync(join(adminDirectory, compressed), { force: true });
  writeFileSync(join(adminDirectory, "config.yml"), configuration);

  const directory = join(folder, "repository");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", directory, ...args], { encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Camille");
  git("config", "user.email", "camille@example.org");
  git("add", ".");
  git("commit", "--quiet", "--message=Début");

  const repository = await openRepository({ directory });
  const derived = createDerived(territory, createCatalogueReader(), repository);
  const server = await createServer({ repository, adminDirectory, derived });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    address,
    git,
    async close() {
      await server.close();
      repository.close();
    },
  };
}
