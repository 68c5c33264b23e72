import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitEnvironment } from "../../server/repository/git/git-environment.ts";

/** The difference between two texts of a file, as git shows it. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const folder = mkdtempSync(join(tmpdir(), "difference-"));
  try {
    writeFileSync(join(folder, "before"), before);
    writeFileSync(join(folder, "after"), after);
    const args = ["diff", "--no-index", "--no-color", "--no-ext-diff", "--", "before", "after"];
    const { stdout } = spawnSync("git", args, { cwd: folder, encoding: "utf8", env: gitEnvironment() });
    const hunks = stdout.slice(Math.max(0, stdout.indexOf("\n@@") + 1));
    return `--- a/${file}\n+++ b/${file}\n${hunks}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
