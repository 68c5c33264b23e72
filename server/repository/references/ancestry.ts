import { stat } from "node:fs/promises";
import { join } from "node:path";
import { kept } from "../../../contribution/desk/kept.ts";
import { mapPooled } from "../git/pool.ts";
import { cutShort, damaged } from "../objects/damaged.ts";
import type { GitStore } from "../store.ts";

/** More than there are drafts, so that listing them all does not push out what the next list needs. */
const BASES_KEPT = 50_000;

/** Git processes for the few that one walk does not tell. */
const AT_ONCE = 4;

/** The commit where a draft left the main branch, or any commit another; undefined when they share none. */
export async function findBase(
  store: GitStore,
  main: string | undefined,
  draft: string,
): Promise<string | undefined> {
  if (!main) return undefined;
  return kept(store.bases, baseKey(main, draft), BASES_KEPT, () => mergeBase(store, main, [draft]));
}

/**
 * The same for many drafts, by their commits, in one git process: it walks what they hold and the main branch does
 * not, and a draft left where it steps out of that.
 */
export async function findBases(
  store: GitStore,
  main: string | undefined,
  drafts: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  if (!main) return new Map();
  const unknown = [...new Set(drafts)].filter((draft) => !store.bases.has(baseKey(main, draft)));
  const exits = unknown.length > 1 ? await findExits(store, main, unknown) : new Map<string, Exits>();
  const bases = await mapPooled(drafts, AT_ONCE, async (draft) => {
    const known = exits.get(draft);
    const base = known
      ? kept(store.bases, baseKey(main, draft), BASES_KEPT, () => baseOf(store, main, draft, known))
      : findBase(store, main, draft);
    return [draft, await base] as const;
  });
  return new Map(bases);
}

/** The commits of the main branch that are parents of a draft's own. */
type Exits = ReadonlySet<string>;

async function findExits(
  store: GitStore,
  main: string,
  drafts: readonly string[],
): Promise<Map<string, Exits>> {
  const args = ["rev-list", "--parents", "--topo-order", "--reverse", "--stdin"];
  const out = await store.git.text(args, { input: `^${main}\n${drafts.join("\n")}\n` });
  const exits = new Map<string, Exits>();
  for (const line of out.split("\n")) {
    const [commit = "", ...parents] = line.split(" ");
    const sets = parents.map((parent) => exits.get(parent) ?? new Set([parent]));
    // A commit shares its set with its only parent: a long draft costs no more than a short one.
    const [only] = sets.length === 1 ? sets : [];
    if (commit) exits.set(commit, only ?? new Set(sets.flatMap((set) => [...set])));
  }
  // What the walk did not meet is in the main branch.
  return new Map(drafts.map((draft) => [draft, exits.get(draft) ?? new Set([draft])]));
}

async function baseOf(
  store: GitStore,
  main: string,
  draft: string,
  exits: Exits,
): Promise<string | undefined> {
  // After a merge of the main branch there are several, some of them older than others.
  return exits.size > 1 ? mergeBase(store, main, [draft]) : [...exits][0];
}

function baseKey(main: string, draft: string): string {
  return `${main} ${draft}`;
}

/** The commit that one has in common with the merge of others. */
async function mergeBase(
  store: GitStore,
  main: string,
  others: readonly string[],
): Promise<string | undefined> {
  const { code, stdout, stderr } = await store.git.attempt(["merge-base", main, ...others]);
  // A history that breaks off is not one that is not shared.
  const [oid] = code === 0 ? [] : (/\b[0-9a-f]{40,64}\b/.exec(stderr) ?? []);
  if (oid) throw damaged({ oid, detail: stderr });
  if (code > 1 || (code === 1 && stderr)) throw new Error(`git merge-base: ${stderr.trim()}`);
  if (code === 0) return stdout.toString().trim();
  if (await isShallow(store)) throw cutShort();
  return undefined;
}

/** Whether the repository was copied without its oldest commits: histories that seem to share none may share those. */
export async function isShallow({ gitDirectory }: Pick<GitStore, "gitDirectory">): Promise<boolean> {
  const found = await stat(join(gitDirectory, "shallow")).catch(() => undefined);
  return found !== undefined && found.size > 0;
}

/** Whether a commit is in the history of another; both are named by their ids. */
export async function isAncestor(
  store: GitStore,
  older: string,
  newer: string | undefined,
): Promise<boolean> {
  return (await findBase(store, newer, older)) === older;
}

/**
 * Remembers where a commit left the main branch when it was just made: where its parents did. The main branch's commit
 * must be older than it.
 */
export async function rememberBase(
  store: GitStore,
  main: string | undefined,
  parents: readonly (string | undefined)[],
  commit: string,
): Promise<void> {
  const [parent, ...others] = parents.filter((candidate) => candidate !== undefined);
  if (!main || !parent) return;
  const base = others.length
    ? await mergeBase(store, main, [parent, ...others])
    : await findBase(store, main, parent);
  await kept(store.bases, baseKey(main, commit), BASES_KEPT, async () => base);
}
