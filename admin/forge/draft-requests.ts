import type { EntryName } from "../../contribution/desk/entry.ts";
import type { ForgeProposal } from "./forge.ts";
import { statusOfLabels } from "./proposal-names.ts";

/** A draft's branch in the repository that it is merged into, as the reference itself says it. */
export interface DraftBranch extends EntryName {
  readonly branch: string;
  readonly tip: string;
}

/** A pull or merge request of a draft's branch into the main one. */
export interface BranchRequest {
  readonly number: number;
  readonly state: "open" | "closed" | "merged";
  /** The commit that it proposes, where the forge says it; while it is open, some seconds behind its branch. */
  readonly head: string | undefined;
  readonly labels: readonly string[];
  readonly author?: string | undefined;
  readonly updatedAt?: string | undefined;
  /** Whether the branch that it would be merged into is there no more. */
  readonly isStray?: boolean;
}

/**
 * The draft that a branch holds: in its open request, whatever the labels of that one, or in none yet, because its
 * making was cut. Undefined when its last request was closed or merged, and nothing was written since.
 */
export function draftOf(
  branch: DraftBranch,
  requests: readonly BranchRequest[],
  labelPrefix: string,
): ForgeProposal | undefined {
  const open = newest(requests, "open");
  if (!open) return overOf(branch, requests) ? undefined : { ...branch, status: "draft", request: undefined };
  const { status, isSaid } = statusOfLabels(open.labels, labelPrefix);
  const { number: request, author, updatedAt, labels, isStray } = open;
  const said = { ...branch, status, request, author, updatedAt, labels, isMislabelled: !isSaid };
  return isStray ? { ...said, isStray } : said;
}

/** The request that is over, closed or merged, of which a branch was left behind; undefined when it holds a draft. */
export function overOf(
  { tip }: Pick<DraftBranch, "tip">,
  requests: readonly BranchRequest[],
): BranchRequest | undefined {
  if (newest(requests, "open")) return undefined;
  return requests.find(({ head }) => head === tip);
}

/** The newest request in a state. */
function newest(
  requests: readonly BranchRequest[],
  state: BranchRequest["state"],
): BranchRequest | undefined {
  return requests.filter((one) => one.state === state).sort((a, b) => b.number - a.number)[0];
}
