import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { slugOf } from "../../contribution/model/collections.ts";
import { largeCatalogue } from "./large-catalogue.ts";

const BENEFITS = "benefits/javascript/";

/** Lines that bring a benefit to the length of a long one. */
const CONDITIONS = Array.from({ length: 40 }, (_, at) => `  - Fournir la pièce numéro ${at + 1} du dossier.`);

/** A repository that was made, and the paths of benefits in it in which nothing is to correct. */
export interface LargeRepository {
  readonly directory: string;
  readonly paths: readonly string[];
  /** The text of such a benefit with another amount. */
  changed(path: string, amount: number): string;
}

/**
 * Makes a bare repository of so many benefits of some sixty lines, with their institutions, the first `drafts` of
 * which have a draft each, in a temporary folder that is the caller's to remove.
 */
export async function largeRepository(count: number, drafts: number): Promise<LargeRepository> {
  const directory = mkdtempSync(join(tmpdir(), "bench-"));
  const catalogue = largeCatalogue(count);
  const textOf = (path: string) => {
    const text = catalogue[path] ?? "";
    return path.startsWith(BENEFITS) ? `${text}conditions:\n${CONDITIONS.join("\n")}\n` : text;
  };
  const changed = (path: string, amount: number) =>
    textOf(path).replace(/^montant: .*$/m, `montant: ${amount}`);
  const paths = Object.keys(catalogue).filter(
    (path) => path.startsWith(BENEFITS) && catalogue[path]?.includes("montant:"),
  );
  function* orders() {
    yield commit("main");
    for (const path of Object.keys(catalogue)) yield file(path, textOf(path));
    for (const path of paths.slice(0, drafts)) {
      yield `\n${commit(`cms/benefits_javascript/${slugOf(path)}`)}from refs/heads/main\n`;
      yield file(path, changed(path, 1_000));
    }
  }
  await git(["init", "--quiet", "--bare", "--initial-branch=main", directory]);
  await git([`--git-dir=${directory}`, "fast-import", "--quiet"], orders());
  return { directory, paths, changed };
}

function commit(branch: string): string {
  return `commit refs/heads/${branch}\ncommitter Bench <bench@example.org> 1700000000 +0000\ndata 0\n`;
}

function file(path: string, text: string): string {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

async function git(args: readonly string[], input: Iterable<string> = []): Promise<void> {
  const child = spawn("git", args, { stdio: ["pipe", "ignore", "inherit"] });
  const [[code]] = await Promise.all([once(child, "exit"), pipeline(Readable.from(input), child.stdin)]);
  if (code !== 0) throw new Error(`git ${args.join(" ")} ended with ${code}`);
}
