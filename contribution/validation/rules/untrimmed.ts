import { type HeldText, isShown } from "../../model/held.ts";
import type { RuleHit } from "../hit.ts";
import type { FileRule } from "../rule.ts";
import { heldTexts } from "../texts.ts";

/** Spaces at an end or doubled shift what is shown, and hide a name from who looks for it. */
export const untrimmed: FileRule = {
  code: "untrimmed",
  check: (data, { kind }) =>
    heldTexts(data, kind)
      .filter(({ holds, text }) => (isShown(holds) || holds === "name") && isUnusual(text))
      .flatMap(hitsOf),
};

/** Nearly every text has single spaces between its words and no other blank character. */
function isUnusual(text: string): boolean {
  return /[^\S ]| {2}|^ | $|[\u200b\u2060\ufeff]/.test(text);
}

function hitsOf({ path, text, title, holds }: HeldText): RuleHit[] {
  // A description and the items of a list may stand on several lines.
  const oneLine = holds !== "html" && typeof path.at(-1) === "string";
  // The line breaks at the end of a block text are how YAML writes one, not something that was typed.
  const body = text.replace(/\n+$/, "");
  const visible = body.replace(/[\u200b\u2060\ufeff]/g, "").trim();
  const value = (oneLine ? visible.replace(/\s*[\t\n\r]\s*/g, " ") : visible).replace(
    /(\S) {2,}(?=\S)/g,
    "$1 ",
  );
  return value === body ? [] : [{ path, values: { title }, changes: [{ path, value }] }];
}
