import type { Path } from "../diagnostics/diagnostic.ts";
import { MEDIA_FOLDER } from "../model/collections.ts";

const IMAGE = new RegExp(`${MEDIA_FOLDER}/[^\\s"'<>()?#\\[\\]]+\\.(?:png|jpe?g)`, "gi");

/** An image that a text shows, or leads to, with the place of the text. */
export interface ImageInText {
  readonly path: Path;
  /** Path under the data root. */
  readonly image: string;
}

/** The images that the texts of a file show by their paths, its logo apart. */
export function placedImagesInTexts(data: Readonly<Record<string, unknown>>): ImageInText[] {
  return textsUnder(data, []).flatMap(({ path, text }) =>
    [...text.matchAll(IMAGE)].map(([image]) => ({ path, image })),
  );
}

/** The same, by path alone, each once. */
export function imagesInTexts(data: Readonly<Record<string, unknown>>): string[] {
  return [...new Set(placedImagesInTexts(data).map(({ image }) => image))];
}

function textsUnder(container: object, path: Path): { readonly path: Path; readonly text: string }[] {
  const found: { readonly path: Path; readonly text: string }[] = [];
  const steps: Iterable<string | number> = Array.isArray(container)
    ? container.keys()
    : Object.keys(container);
  for (const step of steps) {
    const value: unknown = (container as Record<string | number, unknown>)[step];
    const isLogo = step === "imgSrc" && path.length === 0;
    if (typeof value === "string" && !isLogo && value.includes(MEDIA_FOLDER))
      found.push({ path: [...path, step], text: value });
    else if (typeof value === "object" && value !== null) found.push(...textsUnder(value, [...path, step]));
  }
  return found;
}
