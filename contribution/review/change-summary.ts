import type { Kind } from "../model/collections.ts";
import type { Change, ReviewContext, Version } from "./change.ts";
import { fileChanges } from "./file-changes.ts";

/**
 * What changed between two versions of a file, in one line for the subject of a commit or a card: « montant 200 € →
 * 250 € », « montant et 2 autres changements », « création », « suppression », « mise en forme du fichier ». An absent
 * version is undefined. Always one line, without control characters.
 */
export function changeSummary(
  kind: Kind,
  before: Version | undefined,
  after: Version | undefined,
  context: ReviewContext = {},
): string {
  if (!after) return before ? "suppression" : "aucun changement";
  if ("unreadable" in after) return "fichier illisible";
  if (!before) return "création";
  if ("unreadable" in before) return "fichier de nouveau lisible";
  return summaryOf(fileChanges(kind, before.data, after.data, context));
}

/** The longest change said whole. */
const LONGEST = 72;

/** The same, of changes that are known. */
export function summaryOf(changes: readonly Change[]): string {
  const [first, ...others] = byImportance(changes);
  if (!first) return "mise en forme du fichier";
  if (others.length > 0) {
    const count = others.length;
    return oneLine(
      `${lowered(first.subject)} et ${count} ${count > 1 ? "autres changements" : "autre changement"}`,
    );
  }
  const whole = oneLine(lowered(first.text.replace(" : ", " ")));
  const isWhole = whole.length <= LONGEST && (first.before ?? first.after ?? first.words === undefined);
  return isWhole ? whole : shortened(oneLine(lowered(first.subject)));
}

/** What a reviewer asks first: is it withdrawn, how much, for whom, what is it called, then the order of the file. */
const FIRST = ["private", "montant", "conditions_generales", "profils", "interestFlag", "label"];

function byImportance(changes: readonly Change[]): Change[] {
  const rank = ({ key, kind }: Change) =>
    kind === "rewritten" ? FIRST.length + 1 : FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length;
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

/** « montant », but « CAF » and « À » alone as they are. */
function lowered(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
}
