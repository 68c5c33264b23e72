import type { Path } from "../diagnostics/diagnostic.ts";
import type { BenefitData } from "../model/benefit.ts";
import type { Kind } from "../model/collections.ts";
import { nodeAt, takesHtml, titleAt } from "../model/schema.ts";
import { rememberedFor } from "./remembered.ts";

/** A text of a file. */
export interface ShownText {
  readonly path: Path;
  readonly text: string;
  /** French name of the field. */
  readonly title: string;
  /** Whether tags are allowed in it. */
  readonly html: boolean;
}

// The fields that hold one text or a list of them, and whether tags are allowed there.
const FIELDS = (["label", "description", "conditions", "voluntary_conditions", "legend"] as const).map(
  (key) => [key, takesHtml(nodeAt("benefit-simple", undefined, [key]))] as const,
);

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

/** Every text of a file in which HTML may be hidden, wherever it stands, with its place. */
export function markedTexts(kind: Kind, data: object): ShownText[] {
  return markedPaths(data, []).map(([path, text]) => {
    const field = typeof path.at(-1) === "number" ? path.slice(0, -1) : path;
    const node = nodeAt(kind, data, field);
    return { path, text, title: node?.title ?? String(field.at(-1)), html: takesHtml(node) };
  });
}

function markedPaths(container: object, path: Path): (readonly [Path, string])[] {
  const found: (readonly [Path, string])[] = [];
  const steps: Iterable<string | number> = Array.isArray(container)
    ? container.keys()
    : Object.keys(container);
  for (const step of steps) {
    const value: unknown = (container as Record<string | number, unknown>)[step];
    // Nearly every text holds nothing of the kind, and needs no path.
    if (typeof value === "string" && /[<&]/.test(value)) found.push([[...path, step], value]);
    else if (typeof value === "object" && value !== null)
      for (const one of markedPaths(value, [...path, step])) found.push(one);
  }
  return found;
}
