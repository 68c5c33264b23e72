import type { Path } from "../../diagnostics/diagnostic.ts";
import { ageBounds, ageInterval } from "../age-interval.ts";
import { criteriaOfType } from "../criteria.ts";
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
    const said = [
      ...rangesIn(["label"], benefit.label ?? ""),
      ...rangesIn(["description"], visibleText(benefit.description ?? "")),
    ];
    if (said.length !== 1 || said[0] === undefined || benefit.conditions_generales === undefined) return [];
    const placed = criteriaOfType(benefit, "age").filter(({ negated }) => !negated);
    // With bounds of its own in some profile, one range cannot say it all.
    if (placed.some(({ profile }) => profile !== undefined)) return [];
    const ages = placed.map(({ criterion }) => criterion);
    const { min, max } = ageInterval(ages);
    const [{ path, words, from, to }] = [said[0]];
    if (ages.length === 0) return [{ path, variant: "none", values: { said: words } }];
    // "16 à 25 ans" means 25 included to some, not to others.
    const agrees = from === min && (to === max || to === max + 1);
    return agrees ? [] : [{ path, values: { said: words, bounds: ageBounds(ages) } }];
  },
};

function rangesIn(path: Path, text: string): { path: Path; words: string; from: number; to: number }[] {
  if (!/\d ans\b/i.test(text)) return [];
  return RANGES.flatMap((range) => {
    const found = range.exec(text);
    if (!found || ABOUT_OTHERS.test(text.slice(0, found.index))) return [];
    return [{ path, words: found[0], from: Number(found[1]), to: Number(found[2]) }];
  });
}
