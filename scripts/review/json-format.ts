import type { BranchReview } from "./branch-review.ts";
import { summaryLines } from "./told.ts";

/** A review as data: `version`, the commits compared, the summary in French, and each file's review. */
export function jsonFormat(review: BranchReview): string {
  return JSON.stringify({ version: 1, summary: summaryLines(review).join(" "), ...review }, null, 2);
}
