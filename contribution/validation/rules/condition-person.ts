import { writtenConditions } from "../conditions.ts";
import type { RuleHit } from "../hit.ts";
import { mapVisibleText, visibleText } from "../html.ts";
import type { BenefitRule } from "../rule.ts";

const REFLEXIVE = /^(\s*)(?:S['’]|Se )(?=\p{Ll}+(?:er|ir|re)(?!\p{L}))/u;
// Whose it is cannot be told from the words alone: a car that is lent has its use too.
const POSSESSIVE = /^\s*\p{Lu}\p{Ll}*(?:er|ir|re) (son|sa|ses) (\p{L}+)/u;

/** A condition goes on after "vous devez également :", so it speaks to "vous". */
export const conditionPerson: BenefitRule = {
  code: "condition-person",
  check: (benefit) => writtenConditions(benefit).flatMap(({ text, path }) => hitsOf(text, path)),
};

function hitsOf(text: string, path: RuleHit["path"]): RuleHit[] {
  if (!/S['’]|Se | s(?:on|a|es) /.test(text)) return [];
  const visible = visibleText(text);
  if (REFLEXIVE.test(visible)) {
    const value = addressed(text);
    const values = { found: beginning(visible, 2), expected: beginning(visibleText(value), 2) };
    return [{ path, values, changes: [{ path, value }] }];
  }
  const [, own, word = ""] = POSSESSIVE.exec(visible) ?? [];
  if (own === undefined) return [];
  const expected = `${own === "ses" ? "vos" : "votre"} ${word}`;
  return [{ path, variant: "possessive", values: { found: `${own} ${word}`, expected } }];
}

/** Only the first words are changed: what follows may speak of somebody else. */
function addressed(text: string): string {
  let isStart = true;
  return mapVisibleText(text, (part) => {
    if (!isStart || part.trim() === "") return part;
    isStart = false;
    return part.replace(REFLEXIVE, "$1Vous ");
  });
}

function beginning(text: string, words: number): string {
  return text.trim().split(" ").slice(0, words).join(" ");
}
