import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { Audience } from "../../contribution/review/audience/audience.ts";
import type { Change, Segment } from "../../contribution/review/change.ts";
import type { FileReview } from "../../contribution/review/file-review.ts";
import { foreignWords } from "../../contribution/review/proposal/foreign-words.ts";
import { imageChangeText } from "../../contribution/review/proposal/image-changes.ts";
import type { BranchReview } from "./branch-review.ts";
import { cut, markdownCode, markdownText } from "./markdown-text.ts";
import { FOREIGN_ADVICE, FOREIGN_TITLE, IMAGES_TITLE, problemPlace, summaryLines } from "./told.ts";

/** The most characters that GitHub takes in a comment, and a margin for the marker that is added to it. */
const MOST = 65_536 - 1_536;

/** How many lines each list of a file may have: the first number with which the whole review holds in a comment. */
const LINES = [Number.POSITIVE_INFINITY, 100, 40, 15, 5, 1];

/** A review as the Markdown of a comment: everything that comes from the data is shown as text, and does nothing. */
export function markdownFormat(review: BranchReview, most = MOST): string {
  const whole = LINES.map((lines) => document(review, review.files, lines)).find(
    (text) => text.length <= most,
  );
  return whole ?? withFewerFiles(review, most);
}

/** As many files as hold, the first ones first, and how many are left. */
function withFewerFiles(review: BranchReview, most: number): string {
  let low = 0;
  let high = review.files.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (document(review, review.files.slice(0, middle), 1).length <= most) low = middle;
    else high = middle - 1;
  }
  return document(review, review.files.slice(0, low), 1);
}

function document(review: BranchReview, files: readonly FileReview<Diagnostic>[], lines: number): string {
  const left = review.files.length - files.length;
  const isCut = lines !== Number.POSITIVE_INFINITY;
  return [
    "## Ce que change cette proposition",
    ...besideBlocks(review, lines),
    ...summaryLines(review),
    ...files.map((file) => fileBlock(file, lines)),
    ...(isCut || left > 0 ? [cutText(left)] : []),
  ].join("\n\n");
}

/** First of all, what nobody would look for among the entries. */
function besideBlocks({ foreign, images }: BranchReview, lines: number): string[] {
  const named = foreign.map((file) => `${markdownCode(cut(file.path, LONGEST))} (${foreignWords(file)})`);
  const used = images.map(
    (image) =>
      `${markdownCode(cut(image.path, LONGEST))} : ${markdownText(cut(imageChangeText(image), LONGEST))}`,
  );
  return [
    ...(named.length > 0 ? [list(`⚠️ **${FOREIGN_TITLE}**`, named, lines), FOREIGN_ADVICE] : []),
    ...(used.length > 0 ? [list(`**${IMAGES_TITLE}**`, used, lines)] : []),
  ];
}

function cutText(left: number): string {
  const files =
    left > 1
      ? `${left} fichiers ne sont pas montrés, et`
      : left === 1
        ? "Un fichier n’est pas montré, et"
        : "";
  const start = files === "" ? "Les" : `${files} les`;
  return `---\n\n✂️ ${start} longues listes sont coupées : un commentaire ne peut pas en dire plus. La commande \`npm run review\` montre tout.`;
}

function fileBlock(review: FileReview<Diagnostic>, lines: number): string {
  const { name, file, headline, changes, audience, problems, failingExamples } = review;
  return [
    `### ${markdownText(cut(name, 200))}`,
    `${markdownCode(file)} — ${markdownText(headline)}`,
    list("", changes.map(changeLine), lines),
    audienceBlock(audience, lines),
    list(
      "**Exemples qui échouent maintenant**",
      failingExamples.map((one) => problemLine(one)),
      lines,
    ),
    list(
      "**Problèmes introduits**",
      problems.introduced.map((one) => problemLine(one)),
      lines,
    ),
    list(
      "**Problèmes résolus**",
      problems.solved.map((one) => problemLine(one, true)),
      lines,
    ),
    folded(
      `Problèmes déjà là avant (${problems.remaining.length})`,
      list(
        "",
        problems.remaining.map((one) => problemLine(one)),
        lines,
      ),
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function audienceBlock(audience: Audience | undefined, lines: number): string {
  if (!audience || audience.lines.length === 0) return "";
  const said = audience.lines.map(({ text }) => markdownText(cut(text, LONGEST)));
  const method = audience.method === "" ? "" : `\n\n<sub>${markdownText(audience.method)}</sub>`;
  return list("**Pour qui**", said, lines) + method;
}

/** What is shown on demand only. */
function folded(title: string, text: string): string {
  return text && `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

function list(title: string, items: readonly string[], most: number): string {
  if (items.length === 0) return "";
  const shown = items.length > most ? items.slice(0, most) : items;
  const left = items.length - shown.length;
  const rest = left > 0 ? [`- … et ${left} ${left > 1 ? "autres" : "autre"}`] : [];
  return [...(title ? [title, ""] : []), ...shown.map((item) => `- ${item}`), ...rest].join("\n");
}

function problemLine(problem: Diagnostic, isSolved = false): string {
  return `${problemPlace(problem, isSolved)} : ${markdownText(cut(problem.message, LONGEST))} ${markdownCode(problem.code)}`;
}

/** Longest text of one line, in characters. */
const LONGEST = 2000;

function changeLine({ kind, within, subject, text, words, before, after, addresses }: Change): string {
  const place = within === undefined ? "" : `${markdownText(within)} — `;
  const isLong = words && kind !== "rewritten" && before === undefined && after === undefined;
  if (isLong) return `${place}**${markdownText(subject)}** : ${wordsText(words)}`;
  const [title, rest] = text.startsWith(subject) ? [subject, text.slice(subject.length)] : ["", text];
  const bold = title === "" ? "" : `**${markdownText(title)}**`;
  // Edges of a text are trimmed, which the space before a colon must not be.
  const space = /^\s/.test(rest) && bold ? " " : "";
  return `${place}${bold}${space}${markdownText(cut(rest, LONGEST))}${addresses ? addressesText(addresses) : ""}`;
}

/** Whole addresses, as text that leads nowhere. */
function addressesText({ before, after }: NonNullable<Change["addresses"]>): string {
  const shown = [before, after].filter((value) => value !== undefined);
  return ` : ${shown.map((value) => markdownCode(cut(value, LONGEST))).join(" → ")}`;
}

/** Around what changed, so many characters of what did not are shown. */
const AROUND = 60;

function wordsText(words: readonly Segment[]): string {
  const parts = words.map(({ kind, text }, index) => {
    if (kind === "kept")
      return spaced(text, markdownText(keptText(text, index > 0, index < words.length - 1)));
    const tag = kind === "removed" ? "del" : "ins";
    // A space or an invisible character alone has to be seen.
    const shown = markdownText(cut(text, LONGEST)) || "␣";
    return spaced(text, `<${tag}>${shown}</${tag}>`);
  });
  return parts.join("").trim();
}

function keptText(text: string, hasBefore: boolean, hasAfter: boolean): string {
  if (text.length <= 2 * AROUND + 20) return text;
  return `${hasBefore ? text.slice(0, AROUND) : ""} […] ${hasAfter ? text.slice(-AROUND) : ""}`;
}

/** A text with the spaces that stand at the edges of its source. */
function spaced(source: string, shown: string): string {
  const start = /^\s/.test(source) ? " " : "";
  const end = /\S\s+$/.test(source) ? " " : "";
  return start + shown + end;
}
