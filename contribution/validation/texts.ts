import type { Path } from "../diagnostics/diagnostic.ts";
import type { FileData } from "../model/benefit.ts";
import type { Kind } from "../model/collections.ts";
import { type HeldText, isShown, textsIn } from "../model/held.ts";
import { nodeAt, takesHtml } from "../model/schema.ts";
import { rememberedFor } from "./remembered.ts";

/** Every text of a file whose schema says what it holds. */
export const heldTexts: (data: FileData, kind: Kind) => readonly HeldText[] = rememberedFor(
  (data: FileData, kind: Kind) => textsIn(kind, data),
);

/** A text of a file that a young person reads. */
export interface ShownText extends HeldText {
  /** Whether tags are allowed in it. */
  readonly html: boolean;
}

/** The texts of a file that a young person reads. */
export const shownTexts: (data: FileData, kind: Kind) => readonly ShownText[] = rememberedFor(
  (data: FileData, kind: Kind) =>
    heldTexts(data, kind)
      .filter(({ holds }) => isShown(holds))
      .map((text) => ({ ...text, html: text.holds === "html" })),
);

/** A text in which HTML may be hidden. */
export type MarkedText = Pick<ShownText, "path" | "text" | "title" | "html">;

/** Every text of a file in which HTML may be hidden, wherever it stands, with its place. */
export function markedTexts(kind: Kind, data: object): MarkedText[] {
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
