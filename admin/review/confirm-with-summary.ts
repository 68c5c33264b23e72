import { collectionOf, slugOf } from "../../contribution/model/collections.ts";
import { foreignRefusal } from "../../contribution/review/proposal/foreign-words.ts";
import { draftFiles } from "../drafts/draft-files.ts";
import { PUBLISH_QUESTION } from "../locale/french-overlay.ts";
import { reviewOnScreen } from "./use-review.ts";

/**
 * Decap asks « Publier maintenant ? » in a plain dialog of the browser: what changes is added to the question, when it
 * is known.
 */
export function confirmWithSummary(): void {
  const ask = window.confirm.bind(window);
  window.confirm = (message) =>
    ask(message === PUBLISH_QUESTION ? [message, ...summaryLines()].join("\n") : message);
}

function summaryLines(): string[] {
  const review = reviewOnScreen();
  if (!review) return [];
  const files = draftFiles(`${collectionOf(review.file)?.name}/${slugOf(review.file)}`);
  const beside = foreignRefusal(files?.foreign ?? []);
  return [
    ...(beside === undefined ? [] : ["", beside]),
    "",
    review.name,
    ...review.changes.map(({ text }) => `• ${text}`),
    ...(files?.companions ?? []).map((text) => `• ${text}`),
  ];
}
