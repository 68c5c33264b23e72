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

/** The texts of a benefit that a young person reads. */
export const shownTexts: (benefit: BenefitData) => readonly ShownText[] = rememberedFor((benefit) => {
  const one = (key: "label" | "description" | "legend", html: boolean) => named([key], benefit[key], html);
  const many = (key: "conditions" | "voluntary_conditions", html: boolean) =>
    (benefit[key] ?? []).flatMap((text, index) => named([key, index], text, html));
  return [
    ...one("label", false),
    ...one("description", true),
    ...many("conditions", true),
    ...many("voluntary_conditions", false),
    ...one("legend", false),
  ];
});

function named(path: Path, text: string | undefined, html: boolean): ShownText[] {
  if (text === undefined) return [];
  // Both kinds of benefit share these fields.
  return [{ path, text, title: titleAt("benefit-simple", path.slice(0, 1)), html }];
}
