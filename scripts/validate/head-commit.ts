import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const OID = /^[0-9a-f]{40,64}$/;

/**
 * The commit checked out in a folder that is itself a plain git repository, read from git's own files: to ask git takes
 * a tenth of a short run. Undefined wherever git might answer otherwise: a linked working tree, another storage of
 * references, objects that replace others, variables that lead elsewhere.
 */
export function headCommit(root: string): string | undefined {
  const folder = join(root, ".git");
  const isLedElsewhere = Object.keys(process.env).some((name) =>
    /^GIT_(DIR|WORK_TREE|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|.*REPLACE)/.test(name),
  );
  const isReplaced =
    existsSync(join(folder, "refs/replace")) ||
    contentOf(join(folder, "packed-refs")).includes("refs/replace/");
  if (isLedElsewhere || isReplaced) return undefined;
  const head = contentOf(join(folder, "HEAD"));
  const reference = /^ref: (refs\/heads\/[^\s\\]+)$/.exec(head)?.[1];
  const commit = reference === undefined ? head : contentOf(join(folder, reference));
  return OID.test(commit) ? commit : undefined;
}

/** The text of a file, without its last line break; nothing when it is not there. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trimEnd();
  } catch {
    return "";
  }
}
