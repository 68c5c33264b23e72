import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { Audience } from "../../contribution/review/audience/audience.ts";
import type { Change, Segment } from "../../contribution/review/change.ts";
import type { FileReview } from "../../contribution/review/file-review.ts";
import { foreignWords, shownPath } from "../../contribution/review/proposal/foreign-words.ts";
import { imageChangeText } from "../../contribution/review/proposal/image-changes.ts";
import type { BranchReview } from "./branch-review.ts";
import { counted, FOREIGN_ADVICE, FOREIGN_TITLE, IMAGES_TITLE, problemPlace, summaryLines } from "./told.ts";

// Everything but lines and tabs that a terminal could obey.
const CONTROL = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A review for a terminal: in long texts, [-what goes-] and {+what comes+}. */
export function textFormat(review: BranchReview): string {
  return [...besideBlocks(review), summaryLines(review).join("\n"), ...review.files.map(fileBlock)]
    .join("\n\n")
    .replace(CONTROL, "\ufffd");
}

/** First of all, what nobody would look for among the entries. */
function besideBlocks({ foreign, images }: BranchReview): string[] {
  const named = foreign.map((file) => `  • ${shownPath(file)} (${foreignWords(file)})`);
  const used = images.map((image) => `  • ${shownPath(image)} : ${imageChangeText(image)}`);
  return [
    ...(named.length > 0 ? [[FOREIGN_TITLE, ...named, FOREIGN_ADVICE].join("\n")] : []),
    ...(used.length > 0 ? [[IMAGES_TITLE, ...used].join("\n")] : []),
  ];
}

function fileBlock({
  name,
  file,
  headline,
  changes,
  audience,
  problems,
  failingExamples,
}: FileReview<Diagnostic>): string {
  return [
    name,
    `${file} — ${headline}`,
    ...changes.map((one) => `  • ${changeText(one)}`),
    ...audienceLines(audience),
    ...problemLines("Exemples qui échouent maintenant", failingExamples),
    ...problemLines("Problèmes introduits", problems.introduced),
    ...problemLines("Problèmes résolus", problems.solved, true),
    ...(problems.remaining.length > 0 ? [`  Problèmes déjà là avant : ${counted(problems.remaining)}.`] : []),
  ].join("\n");
}

function changeText({ kind, within, subject, text, words, before, after, addresses }: Change): string {
  const place = within === undefined ? "" : `${within} — `;
  if (words && kind !== "rewritten" && before === undefined && after === undefined)
    return `${place}${subject} : ${words.map(segmentText).join("")}`;
  const both = [addresses?.before, addresses?.after].filter((value) => value !== undefined);
  return `${place}${text}${both.length > 0 ? ` : ${both.join(" → ")}` : ""}`;
}

function segmentText({ kind, text }: Segment): string {
  if (kind === "kept") return text;
  return kind === "removed" ? `[-${text}-]` : `{+${text}+}`;
}

function audienceLines(audience: Audience | undefined): string[] {
  if (!audience || audience.lines.length === 0) return [];
  const title = `  Pour qui${audience.method === "" ? "" : ` (${audience.method.replace(/\.$/, "")})`} :`;
  return [title, ...audience.lines.map(({ text }) => `  • ${text}`)];
}

function problemLines(title: string, problems: readonly Diagnostic[], isSolved = false): string[] {
  if (problems.length === 0) return [];
  const lines = problems.map((one) => `  • ${problemPlace(one, isSolved)} : ${one.message} [${one.code}]`);
  return [`  ${title} :`, ...lines];
}
