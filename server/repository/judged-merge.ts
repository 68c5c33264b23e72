import type { GateProblem } from "../../contribution/desk/refusal.ts";
import { foreignRefusal } from "../../contribution/review/proposal/foreign-words.ts";
import { findBase } from "./ancestry.ts";
import { compareTrees } from "./compare-trees.ts";
import { judge } from "./judge.ts";
import { changesOnly, mergeDraft } from "./merge.ts";
import { type ProposedEntry, proposalFiles } from "./proposal-files.ts";
import type { Store } from "./store.ts";

/** What merging a draft into the main branch would give: a tree, or why it may not be. */
export type JudgedMerge =
  | { readonly tree: string; readonly problems: readonly [] }
  | { readonly tree?: undefined; readonly problems: readonly GateProblem[] };

/**
 * Merges the draft of an entry, at one of its commits, into the main branch, and judges it: its branch may hold nothing
 * beside the proposal, and the gate must find nothing in it. Throws a `conflict` refusal where it cannot be merged.
 */
export async function judgedMerge(
  store: Store,
  main: string | undefined,
  entry: ProposedEntry,
  tip: string,
): Promise<JudgedMerge> {
  const beside = await foreignProblems(store, main, entry, tip, await findBase(store, main, tip));
  if (beside.length) return { problems: beside };
  const { tree, files } = await mergeDraft(store, main, tip);
  await changesOnly(store, main, { tree, files });
  // Whatever was merged, and however: nothing else becomes public.
  const merged = await foreignProblems(store, main, entry, tree, main);
  const problems = merged.length ? merged : await judge(store, tree, files);
  return problems.length ? { problems } : { tree, problems: [] };
}

async function foreignProblems(
  store: Store,
  main: string | undefined,
  entry: ProposedEntry,
  treeish: string,
  base: string | undefined,
): Promise<readonly GateProblem[]> {
  const differences = await compareTrees(store, base, treeish);
  const { foreign } = await proposalFiles(store, main, entry, treeish, differences);
  const message = foreignRefusal(foreign);
  return message === undefined ? [] : [{ message }];
}
