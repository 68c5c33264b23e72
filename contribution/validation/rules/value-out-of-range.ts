import type { Path } from "../../diagnostics/diagnostic.ts";
import type { BenefitData } from "../../model/benefit.ts";
import { frenchNumber } from "../../model/french-number.ts";
import { CRITERIA } from "../../model/schema.ts";
import { criteriaOfType } from "../criteria.ts";
import type { RuleHit } from "../hit.ts";
import type { BenefitRule } from "../rule.ts";

// An aid in per cent is a share of what the person pays.
const WHOLE_PRICE = 100;

/**
 * Ages are counted in whole years: half a year is a slip, and more than the whole price is probably euros. Numbers out
 * of their limits are the schema's to refuse.
 */
export const valueOutOfRange: BenefitRule = {
  code: "value-out-of-range",
  check: (benefit) => [
    ...criteriaOfType(benefit, "age").flatMap(({ criterion, path }) =>
      hitsOf(criterion.type, "value", criterion.value, path),
    ),
    ...criteriaOfType(benefit, "enfants_eligibles").flatMap(({ criterion, path }) => [
      ...hitsOf(criterion.type, "age_min", criterion.age_min, path),
      ...hitsOf(criterion.type, "age_max", criterion.age_max, path),
    ]),
    ...shareHits(benefit),
  ],
};

function shareHits({ unit, montant = 0 }: BenefitData): RuleHit[] {
  if (unit !== "%" || montant <= WHOLE_PRICE) return [];
  return [{ path: ["montant"], variant: "percent", values: { found: frenchNumber(montant) } }];
}

function hitsOf(type: string, key: string, found: number | undefined, path: Path): RuleHit[] {
  if (found === undefined || Number.isInteger(found)) return [];
  const title = CRITERIA.get(type)?.properties?.[key]?.title ?? key;
  return [{ path: [...path, key], variant: "fraction", values: { title, found: frenchNumber(found) } }];
}
