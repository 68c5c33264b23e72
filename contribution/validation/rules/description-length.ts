import { visibleText } from "../html.ts";
import type { BenefitRule } from "../rule.ts";

/** Fewest and most visible characters of a description. */
export const DESCRIPTION_LENGTH = { min: 10, max: 420 } as const;

/** A description is read on a telephone: long enough to explain, short enough to be read. */
export const descriptionLength: BenefitRule = {
  code: "description-length",
  check({ description }) {
    if (description === undefined) return [];
    const { min, max } = DESCRIPTION_LENGTH;
    const count = visibleText(description).length;
    if (count < min) return [{ path: ["description"], variant: "short", values: { count, min } }];
    if (count <= max) return [];
    return [{ path: ["description"], variant: "long", values: { count, max, excess: count - max } }];
  },
};
