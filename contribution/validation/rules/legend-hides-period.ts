import { folded } from "../folded.ts";
import type { BenefitRule } from "../rule.ts";

const PERIODS: Readonly<Record<string, { shown: string; words: string; said: RegExp }>> = {
  mensuelle: { shown: "/ mois", words: "par mois", said: /\b(mois|mensue\w*)\b/ },
  annuelle: { shown: "/ an", words: "par an", said: /\b(an|ans|annees?|annue\w*|scolaire|universitaire)\b/ },
};

// The longest legend that the schema takes.
const MAX_LENGTH = 60;

/** A legend replaces the rhythm that the simulator shows after an amount. */
export const legendHidesPeriod: BenefitRule = {
  code: "legend-hides-period",
  check({ legend, periodicite = "", type }) {
    const period = PERIODS[periodicite];
    if (!period || legend === undefined || type !== "float" || period.said.test(folded(legend))) return [];
    const values = { legend, period: period.shown, words: period.words };
    const mended = `${legend} ${period.words}`;
    const path = ["legend"];
    return [
      mended.length > MAX_LENGTH ? { path, values } : { path, values, changes: [{ path, value: mended }] },
    ];
  },
};
