import type { Path } from "../diagnostics/diagnostic.ts";
import type { BenefitData } from "../model/benefit.ts";
import { titleAt } from "../model/schema.ts";
import { rememberedFor } from "./remembered.ts";

/** A text of a file that a young person reads. */
export interface ShownText {
  readonly path: Path;
  readonly text: string;
  /** French name of the field. */
  readonly title: string;
  /** Whether tags are allowed in it. */
  readonly html: boolean;
}

// The fields that hold one text or a list of them, and whether tags are allowed there.
const FIELDS = [
  ["label", false],
  ["description", true],
  ["conditions", true],
  ["voluntary_conditions", false],
  ["legend", false],
] as const;

/** The texts of a benefit that a young person reads. */
export const shownTexts: (benefit: BenefitData) => readonly ShownText[] = rememberedFor((benefit) => {
  const texts: ShownText[] = [];
  for (const [key, html] of FIELDS) {
    const value = benefit[key];
    if (value === undefined) continue;
    // Both kinds of benefit share these fields.
    const title = titleAt("benefit-simple", [key]);
    if (typeof value === "string") texts.push({ path: [key], text: value, title, html });
    // What the schema refuses leaves a hole.
    else
      for (const [index, text] of value.entries())
        if (text !== undefined) texts.push({ path: [key, index], text, title, html });
  }
  return texts;
});
