import type { Path } from "../../diagnostics/diagnostic.ts";
import { titleAt } from "../../model/schema.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule, InstitutionRule } from "../rule.ts";
import { shownTexts } from "../texts.ts";

/** Spaces at an end or doubled shift what is shown, and hide a name from who looks for it. */
export const untrimmed: BenefitRule = {
  code: "untrimmed",
  check: (benefit) =>
    shownTexts(benefit)
      .filter(({ text }) => isUnusual(text))
      .flatMap(({ path, text, title }) =>
        hitsOf(path, text, title, path[0] === "label" || path[0] === "legend"),
      ),
};

/** The same of an institution's name. */
export const institutionUntrimmed: InstitutionRule = {
  code: "untrimmed",
  check: (institution, { kind }) =>
    (["name", "prefix"] as const)
      .filter((key) => isUnusual(institution[key] ?? ""))
      .flatMap((key) => hitsOf([key], institution[key] ?? "", titleAt(kind, [key]), true)),
};

/** Nearly every text has single spaces between its words and no other blank character. */
function isUnusual(text: string): boolean {
  return /[^\S ]| {2}|^ | $|[\u200b\u2060\ufeff]/.test(text);
}

function hitsOf(path: Path, text: string, title: string, oneLine: boolean): RuleHit[] {
  // The line breaks at the end of a block text are how YAML writes one, not something that was typed.
  const body = text.replace(/\n+$/, "");
  const visible = body.replace(/[\u200b\u2060\ufeff]/g, "").trim();
  const value = (oneLine ? visible.replace(/\s*[\t\n\r]\s*/g, " ") : visible).replace(
    /(\S) {2,}(?=\S)/g,
    "$1 ",
  );
  return value === body ? [] : [{ path, values: { title }, changes: [{ path, value }] }];
}
