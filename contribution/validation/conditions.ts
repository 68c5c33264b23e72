import type { Path } from "../diagnostics/diagnostic.ts";
import type { BenefitData } from "../model/benefit.ts";

const KEYS = ["conditions", "voluntary_conditions"] as const;

/** The written conditions of a benefit, with their places. */
export function writtenConditions(benefit: BenefitData): { readonly path: Path; readonly text: string }[] {
  return KEYS.flatMap((key) =>
    (benefit[key] ?? []).flatMap((text, index) => (text === undefined ? [] : [{ path: [key, index], text }])),
  );
}
