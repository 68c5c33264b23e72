import { frenchNumber } from "../../model/french-number.ts";
import { acceptedPhrase } from "./accepted-values.ts";
import { yearsText } from "./age.ts";
import { COMPARED, COUNTED, comparisonIn } from "./comparison.ts";
import type { CriterionData, Tellers } from "./teller.ts";

/** Health insurance, work, disability, children. */
export const SITUATION: Tellers = {
  regime_securite_sociale: (criterion, negated) =>
    acceptedPhrase(criterion, negated, "relever", (label) =>
      label.startsWith("autre") ? `d’un ${label}` : `du ${label}`,
    ),
  agence_travail_temporaire: (_criterion, negated) => ({ verb: "travailler", rest: "en intérim", negated }),
  taux_incapacite(criterion, negated) {
    const comparison = comparisonIn(criterion, negated);
    if (!comparison) return undefined;
    // Binary floats make 0.55 × 100 a little more than 55.
    const rate = `${frenchNumber(Number((comparison.value * 100).toFixed(4)))}\u00a0%`;
    return {
      verb: "avoir",
      rest: `un taux d’incapacité ${COMPARED[comparison.operator]} ${rate}`,
      negated: comparison.denied,
    };
  },
  enfants_eligibles(criterion, negated) {
    const comparison = comparisonIn(criterion, negated);
    const ages = childrenAges(criterion);
    if (!comparison || ages === undefined) return undefined;
    const { operator, value, denied } = comparison;
    const count = value === 1 ? "un" : frenchNumber(value);
    const children = `${count} ${value < 2 ? "enfant" : "enfants"}${ages}`;
    return { verb: "avoir", rest: `${COUNTED[operator]} ${children}`, negated: denied };
  },
};

/** « de 3 à 17 ans »; empty for children of any age, undefined for an age that is no number. */
function childrenAges({ age_min: from, age_max: to }: CriterionData): string | undefined {
  if (!isAge(from) || !isAge(to)) return undefined;
  if (from != null && to != null) return ` de ${frenchNumber(from)} à ${yearsText(to)}`;
  if (from != null) return ` de ${yearsText(from)} ou plus`;
  return to == null ? "" : ` de ${yearsText(to)} ou moins`;
}

function isAge(value: unknown): value is number | null | undefined {
  return value === undefined || value === null || (typeof value === "number" && Number.isFinite(value));
}
