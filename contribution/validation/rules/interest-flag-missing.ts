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
  check({ label = "", ...benefit }, { kind, written }) {
    if ("interestFlag" in written) return [];
    const text = folded(label);
    const found = SUBJECTS.find(([, subject]) => subject.test(text));
    if (!found) return [];
    const [flag, subject] = found;
    const word = subject.exec(text)?.[0] ?? "";
    const values = { word, flag: labelOf(nodeAt(kind, benefit, ["interestFlag"]), flag) };
    return [{ path: ["interestFlag"], values }];
  },
};
