import type { EntryName } from "../../contribution/desk/entry.ts";
import { STATUSES, type Status } from "../../contribution/desk/status.ts";
import { COLLECTIONS } from "../../contribution/model/collections.ts";

const DEFAULT_LABEL_PREFIX = "decap-cms/";

/** What the names of all drafts' branches begin with; in a fork (`owner/name`), the fork's name is part of it. */
export function branchPrefix(fork: string): string {
  return fork === "" ? "cms/" : `cms/${fork}/`;
}

/** Decap's name for the branch of an entry's draft. */
export function branchName({ collection, slug }: EntryName, fork: string): string {
  return `${branchPrefix(fork)}${collection}/${slug}`;
}

/**
 * The entry whose draft a branch holds; undefined when it is another branch. In a fork, which may have been renamed since
 * the branch was made, any fork's name is part of it.
 */
export function entryOfBranch(branch: string, isOfFork: boolean): EntryName | undefined {
  const [prefix] = (isOfFork ? /^cms\/[^/]+\/[^/]+\// : /^cms\//).exec(branch) ?? [];
  const [collection = "", slug = "", ...rest] =
    prefix === undefined ? [] : branch.slice(prefix.length).split("/");
  const isOurs = COLLECTIONS.some(({ name }) => name === collection) && slug !== "" && rest.length === 0;
  return isOurs ? { collection, slug } : undefined;
}

/** The label that says a status on a request. */
export function labelOfStatus(status: Status, prefix: string): string {
  return `${prefix === "" ? DEFAULT_LABEL_PREFIX : prefix}${status}`;
}

/** What the prefix of labels was when Decap had its former name. */
const FORMER_LABEL_PREFIX = "netlify-cms/";

/** Whether a label says a status, or tries to; forges may keep other capitals than those that were sent. */
export function isStatusLabel(label: string, prefix: string): boolean {
  const known = [prefix === "" ? DEFAULT_LABEL_PREFIX : prefix, FORMER_LABEL_PREFIX];
  return known.some((start) => label.toLowerCase().startsWith(start.toLowerCase()));
}

/**
 * The status that the labels of a request say: the least advanced of them, a draft when there is none. `isSaid`:
 * whether they say this, and nothing else.
 */
export function statusOfLabels(
  labels: readonly string[],
  prefix: string,
): { readonly status: Status; readonly isSaid: boolean } {
  const ours = labels.filter((label) => isStatusLabel(label, prefix)).map((label) => label.toLowerCase());
  const has = (status: Status, start: string) => ours.includes(labelOfStatus(status, start).toLowerCase());
  const said = STATUSES.find((status) => has(status, prefix));
  const former = STATUSES.find((status) => has(status, FORMER_LABEL_PREFIX));
  return { status: said ?? former ?? "draft", isSaid: said !== undefined && ours.length === 1 };
}
