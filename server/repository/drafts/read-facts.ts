import { kept } from "../../../contribution/desk/kept.ts";
import { mapPooled } from "../git/pool.ts";
import { compareTrees } from "../objects/compare-trees.ts";
import type { TreeDifference } from "../objects/tree.ts";
import { findBases } from "../references/ancestry.ts";
import { type GitStore, readMain } from "../store.ts";
import type { DraftFacts } from "./draft-facts.ts";
import { readHistory } from "./draft-history.ts";

/** The two commits that decide of it all: where a draft left the main branch, and its newest one. */
export interface DraftSpan {
  readonly base: string | undefined;
  readonly tip: string;
}

/** More than there are drafts, so that listing them all does not push out what the next list needs. */
const FACTS_KEPT = 20_000;

/** Drafts whose commits are read at the same time. */
const AT_ONCE = 64;

/** Reads what the commits of a draft say, unless it was read before. */
export function draftFacts(store: GitStore, span: DraftSpan): Promise<DraftFacts> {
  return kept(store.draftFacts, keyOf(span), FACTS_KEPT, () =>
    readFacts(store, span, compareTrees(store, span.base, span.tip)),
  );
}

/** The same for a list alone: what was written down before the server started will do. */
export async function listedFacts(store: GitStore, span: DraftSpan): Promise<DraftFacts> {
  const key = keyOf(span);
  const written = store.draftFacts.has(key) ? undefined : store.factsFile.get(key);
  return written ?? draftFacts(store, span);
}

/**
 * Reads it for many drafts, in one git process for all those that were not read before: it compares the trees where
 * they are, while the folders of a large catalogue would take longer to hand over than to compare. Where one draft
 * cannot be read, each has to be read by itself, and says why.
 */
export function readAllFacts(
  store: GitStore,
  main: string | undefined,
  tips: readonly string[],
): Promise<void> {
  // Whoever asks meanwhile waits for what is being read.
  return store.inTurn("facts of drafts", () => readUnknown(store, main, tips));
}

async function readUnknown(
  store: GitStore,
  main: string | undefined,
  tips: readonly string[],
): Promise<void> {
  await store.factsFile.load();
  const bases = await findBases(store, main, tips).catch(() => undefined);
  const spans = tips.map((tip) => ({ base: bases?.get(tip), tip })).filter(({ base }) => base !== undefined);
  await readTogether(
    store,
    spans.filter((span) => !store.draftFacts.has(keyOf(span)) && !store.factsFile.get(keyOf(span))),
  );
  const known = await Promise.all(
    spans.map(keyOf).map(async (key) => {
      const facts = (await store.draftFacts.get(key)?.catch(() => undefined)) ?? store.factsFile.get(key);
      return facts ? [[key, facts] as const] : [];
    }),
  );
  store.factsFile.keep(new Map(known.flat()));
}

async function readTogether(store: GitStore, unknown: readonly DraftSpan[]): Promise<void> {
  const [first, ...others] = unknown;
  if (!first) return;
  if (others.length === 0) return void (await draftFacts(store, first).catch(() => undefined));
  const input = unknown.map(({ base, tip }) => `${tip} ${base}\n`).join("");
  const options = ["-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none"];
  const { code, stdout } = await store.git.attempt(["diff-tree", "--stdin", ...options], { input });
  if (code !== 0) return;
  const found = parseDifferences(stdout);
  await mapPooled(unknown, AT_ONCE, async (span) => {
    const differences = Promise.resolve(found.get(span.tip) ?? []);
    const facts = kept(store.draftFacts, keyOf(span), FACTS_KEPT, () => readFacts(store, span, differences));
    await facts.catch(() => undefined);
  });
}

async function readFacts(
  store: GitStore,
  { base, tip }: DraftSpan,
  differences: Promise<readonly TreeDifference[]>,
): Promise<DraftFacts> {
  return {
    differences: await differences,
    ...(await readHistory(store, await readMain(store), base, tip)),
  };
}

function keyOf({ base, tip }: DraftSpan): string {
  return `${base} ${tip}`;
}

const NOTHING = /^0+$/;

/** Cuts what `git diff-tree --stdin -z --raw` writes: a commit, then two fields for each file that differs in it. */
function parseDifferences(out: Buffer): ReadonlyMap<string, readonly TreeDifference[]> {
  const found = new Map<string, TreeDifference[]>();
  let current: TreeDifference[] = [];
  const fields = out.toString().split("\0");
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? "";
    if (!field.startsWith(":")) {
      current = [];
      if (field !== "") found.set(field, current);
      continue;
    }
    at += 1;
    const [modeBefore = "", modeAfter = "", before = "", after = ""] = field.slice(1).split(" ");
    current.push({
      path: fields[at] ?? "",
      ...(!NOTHING.test(before) && { before: { mode: modeBefore, oid: before } }),
      ...(!NOTHING.test(after) && { after: { mode: modeAfter, oid: after } }),
    });
  }
  return found;
}
