import { textsOf } from "../../../contribution/desk/desk-work.ts";
import { proposalFiles } from "../../../contribution/desk/files/proposal-files.ts";
import type { ForeignFile } from "../../../contribution/review/proposal/proposal-files.ts";
import { createLocalStore } from "../local-store.ts";
import { damaged } from "../objects/damaged.ts";
import type { TreeDifference } from "../objects/tree.ts";
import { findBase } from "../references/ancestry.ts";
import { type GitStore, readMain } from "../store.ts";
import type { DraftHistory } from "./draft-facts.ts";
import type { DraftBranch } from "./drafts.ts";
import { besidePublished, isOver } from "./over.ts";
import { draftFacts, listedFacts } from "./read-facts.ts";

/** What a draft changes and where it stands. */
export interface Draft extends DraftBranch, DraftHistory {
  /** Differences from where it left the main branch; paths are under the data root, others are left out. */
  readonly files: readonly TreeDifference[];
  /** Those of them that it proposes, and what its branch holds beside them, which is never published with it. */
  readonly own: readonly TreeDifference[];
  readonly foreign: readonly ForeignFile[];
}

/** Reads what a draft changes and where it stands; undefined when all of it is, or was, published. */
export async function readDraft(store: GitStore, branch: DraftBranch): Promise<Draft | undefined> {
  return readBeside(store, await readMain(store), branch, draftFacts);
}

/** The same for each of a list, beside one commit of the main branch. */
export function readListed(
  store: GitStore,
  main: string | undefined,
  branch: DraftBranch,
): Promise<Draft | undefined> {
  return readBeside(store, main, branch, listedFacts);
}

async function readBeside(
  store: GitStore,
  main: string | undefined,
  branch: DraftBranch,
  readFacts: typeof draftFacts,
): Promise<Draft | undefined> {
  if (branch.tip === "") throw damaged({ place: branch.ref });
  const base = await findBase(store, main, branch.tip);
  const { differences, ...history } = await readFacts(store, { base, tip: branch.tip });
  const port = createLocalStore(store);
  const changes = await besidePublished(store, main, differences);
  if (await isOver(store, main, base, changes)) return undefined;
  const readText = textsOf({ store: port }, { commit: branch.tip, of: "proposal" });
  const { own, foreign } = await proposalFiles(port, main, branch, changes, readText);
  return {
    ...branch,
    ...history,
    files: underRoot(store, differences),
    own: underRoot(store, own),
    foreign,
  };
}

function underRoot({ prefix }: GitStore, differences: readonly TreeDifference[]): TreeDifference[] {
  return differences
    .filter(({ path }) => path.startsWith(prefix))
    .map((change) => ({ ...change, path: change.path.slice(prefix.length) }));
}
