import { isMapping } from "../../contribution/model/mapping.ts";
import { askForAll, type ForgeRepository } from "./forge-client.ts";

/** An open pull request, whose base and head are commits of the forge. */
export interface PullRequest {
  readonly number: number;
  readonly base: string;
  readonly head: string;
}

/**
 * The open pull request whose branch is `head` (`owner:branch`) and stands at a commit; undefined when there is none,
 * or when the branch has moved meanwhile: another run is on its way for that.
 */
export async function findPullRequest(
  repository: ForgeRepository,
  head: string,
  commit: string,
): Promise<PullRequest | undefined> {
  const found = await askForAll(repository, `pulls?state=open&head=${encodeURIComponent(head)}`);
  return found.flatMap(pullRequestIn).find((pull) => pull.head === commit);
}

function pullRequestIn(found: unknown): PullRequest[] {
  if (!isMapping(found) || !isMapping(found.base) || !isMapping(found.head)) return [];
  const { number } = found;
  const [base, head] = [found.base.sha, found.head.sha];
  if (!Number.isSafeInteger(number) || !isCommit(base) || !isCommit(head)) return [];
  return [{ number: Number(number), base, head }];
}

function isCommit(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{40,64}$/.test(value);
}
