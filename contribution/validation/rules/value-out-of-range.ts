import { frenchNumber } from "../../model/french-number.ts";
import { CRITERIA } from "../../model/schema.ts";
import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

const KEYS: Readonly<Record<string, readonly string[]>> = {
  age: ["value"],
  enfants_eligibles: ["age_min", "age_max"],
};

/** Ages are counted in whole years: half a year is a slip. Numbers out of their limits are the schema's to refuse. */
export const valueOutOfRange: BenefitRule = {
  code: "value-out-of-range",
  check: (benefit) =>
    placedCriteria(benefit).flatMap(({ criterion, path }) =>
      (KEYS[criterion.type] ?? []).flatMap((key) => {
        const found = (criterion as unknown as Readonly<Record<string, number | undefined>>)[key];
        if (found === undefined || Number.isInteger(found)) return [];
        const title = CRITERIA.get(criterion.type)?.properties?.[key]?.title ?? key;
        return [
          {
            path: [...path, key],
            variant: "fraction",
            values: { title, found: frenchNumber(found) },
          },
        ];
      }),
    ),
};
