import { stat } from "node:fs/promises";
import { join } from "node:path";

/** Where git keeps references together: in one file, or in the tables that this list names. */
const TOGETHER = ["packed-refs", "reftable/tables.list"];

/**
 * What tells two states of the references that a git directory keeps together apart. A git process that stays open
 * counts whole seconds, and takes references that were packed twice in one for those it read before.
 */
export async function packedVersion(gitDirectory: string): Promise<string> {
  const versions = TOGETHER.map(async (file) => {
    const found = await stat(join(gitDirectory, file), { bigint: true }).catch(() => undefined);
    return found ? [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(" ") : "";
  });
  return (await Promise.all(versions)).join("\n");
}
