import { labelOf, nodeAt } from "../../model/schema.ts";
import { folded } from "../folded.ts";
import type { BenefitRule } from "../rule.ts";

const SUBJECTS: readonly (readonly [flag: string, subject: RegExp])[] = [
  ["_interetBafa", /\bbaf[ad]\b/],
  [
    "_interetPermisDeConduire",
    /\bpermis( de conduire| b| jeunes?| auto| am)?\b(?! de (construire|sejour|chasser|travail|louer))/,
  ],
  ["_interetEtudesEtranger", /\b(a l'etranger|erasmus|mobilite internationale)\b/],
];

/** A label that names a subject of interest goes with that interest. */
export const interestFlagMissing: BenefitRule = {
  code: "interest-flag-missing",
  check(benefit, { kind, written }) {
    if ("interestFlag" in written) return [];
    const { label = "" } = benefit;
    const text = folded(label);
    const found = SUBJECTS.find(([, subject]) => subject.test(text));
    if (!found) return [];
    const [flag, subject] = found;
    const match = subject.exec(text);
    const [at, length] = [match?.index ?? 0, match?.[0].length ?? 0];
    // As it was written, where accents and spaces did not move it.
    const word = (text.length === label.length ? label : text).slice(at, at + length);
    const values = { word, flag: labelOf(nodeAt(kind, benefit, ["interestFlag"]), flag) };
    return [{ path: ["interestFlag"], values }];
  },
};
