import { mapPooled } from "../git/pool.ts";
import type { GitStore } from "../store.ts";
import { isAncestor } from "./ancestry.ts";
import type { NamedCommit } from "./list-refs.ts";

/** Branches compared at the same time, where each has to be. */
const AT_ONCE = 4;

/**
 * The names of those branches of which a commit's history does not hold everything, and of those that git cannot read:
 * where it cannot read one, it says nothing of the others either, and each is compared by itself.
 */
export async function unmergedAmong(
  store: GitStore,
  main: string | undefined,
  branches: readonly NamedCommit[],
  roots: readonly string[],
): Promise<ReadonlySet<string>> {
  const names = branches.map(([ref]) => ref);
  if (!main) return new Set(names);
  const args = ["for-each-ref", "--format=%(refname)", `--no-merged=${main}`, "--", ...roots];
  const { code, stdout, stderr } = await store.git.attempt(args);
  const isSure = code === 0 && stderr.replace(/^warning: ignoring broken ref .*\n/gm, "") === "";
  const told = new Set(isSure ? stdout.toString().split("\n") : []);
  const isMerged = async (oid: string) =>
    (await store.objects.look(oid))?.type === "commit" &&
    (isSure || (await isAncestor(store, oid, main).catch(() => false)));
  const open = await mapPooled(branches, AT_ONCE, async ([ref, oid]) =>
    told.has(ref) || !(await isMerged(oid)) ? [ref] : [],
  );
  return new Set(open.flat());
}
