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

/** The entry whose draft a branch holds; undefined when it is another branch. */
export function entryOfBranch(branch: string, fork: string): EntryName | undefined {
  const prefix = branchPrefix(fork);
  const [collection = "", slug = "", ...rest] = branch.startsWith(prefix)
    ? branch.slice(prefix.length).split("/")
    : [];
  const isOurs = COLLECTIONS.some(({ name }) => name === collection) && slug !== "" && rest.length === 0;
  return isOurs ? { collection, slug } : undefined;
}

/** The label that says a status on a request. */
export function labelOfStatus(status: Status, prefix: string): string {
  return `${prefix === "" ? DEFAULT_LABEL_PREFIX : prefix}${status}`;
}

/** The status that the labels of a request say; undefined when none of them is Decap's. */
export function statusOfLabels(labels: readonly string[], prefix: string): Status | undefined {
  return STATUSES.find((status) => labels.includes(labelOfStatus(status, prefix)));
}
