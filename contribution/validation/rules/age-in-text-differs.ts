import type { Path } from "../../diagnostics/diagnostic.ts";
import type { AgeCriterion } from "../../model/generated/data.ts";
import { ageBounds, ageInterval } from "../age-interval.ts";
import { placedCriteria } from "../criteria.ts";
import { visibleText } from "../html.ts";
import type { BenefitRule } from "../rule.ts";

// Only a closed range names both bounds of a benefit without doubt; "à partir de 15 ans" may speak of something else.
const RANGES = [
  /\bentre (\d{1,2}) (?:ans )?et (\d{1,2}) ans\b/i,
  /\b(?:âgée?s?(?:·e)?s? de|de) (\d{1,2}) (?:ans )?à (\d{1,2}) ans\b/i,
  /\b(\d{1,2})\s?[-–—/]\s?(\d{1,2}) ans\b/,
];
// A range that the sentence gives to somebody else, or takes out.
const ABOUT_OTHERS = /\b(enfants?|sauf|hors|excepté|moins|plus)\b[^.]{0,40}$/i;

/** The ages that the texts name are those that the criteria allow. */
export const ageInTextDiffers: BenefitRule = {
  code: "age-in-text-differs",
  check(benefit) {
    const texts: [Path, string][] = [
      [["label"], benefit.label ?? ""],
      [["description"], visibleText(benefit.description ?? "")],
    ];
    const ages = placedCriteria(benefit)
      .filter(({ criterion, negated }) => criterion.type === "age" && !negated)
      .map(({ criterion, profile }) => ({ age: criterion as AgeCriterion, profile }));
    // With bounds of its own in some profile, one range cannot say it all.
    if (ages.some(({ profile }) => profile !== undefined) || benefit.conditions_generales === undefined)
      return [];
    const { min, max } = ageInterval(ages.map(({ age }) => age));
    const said = texts.flatMap(([path, text]) => rangesIn(text).map((range) => ({ path, ...range })));
    if (said.length !== 1 || said[0] === undefined) return [];
    const [{ path, words, from, to }] = [said[0]];
    if (ages.length === 0) return [{ path, variant: "none", values: { said: words } }];
    // "16 à 25 ans" means 25 included to some, not to others.
    const agrees = from === min && (to === max || to === max + 1);
    return agrees ? [] : [{ path, values: { said: words, bounds: ageBounds(ages.map(({ age }) => age)) } }];
  },
};

function rangesIn(text: string): { words: string; from: number; to: number }[] {
  if (!/\d ans\b/i.test(text)) return [];
  return RANGES.flatMap((range) => {
    const found = range.exec(text);
    if (!found || ABOUT_OTHERS.test(text.slice(0, found.index))) return [];
    return [{ words: found[0], from: Number(found[1]), to: Number(found[2]) }];
  });
}
