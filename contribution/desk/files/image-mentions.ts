import { MEDIA_FOLDER } from "../../model/collections.ts";
import { foldedPath } from "../../model/folded-path.ts";

/**
 * Whether the text of an entry shows an image (path under the data root): as its logo, or in one of its texts by its
 * path, however that is written.
 */
export function showsImage(text: string, image: string): boolean {
  return readable(text).includes(foldedPath(image));
}

/**
 * Whether a text may show an image: its name stands somewhere in it, in an address of another site too. Where this is
 * false, nobody misses the image.
 */
export function mayShowImage(text: string, image: string): boolean {
  return readable(text).includes(foldedPath(image.slice(MEDIA_FOLDER.length + 1)));
}

/** A text as names are looked for in it, without the ways in which addresses and YAML write letters. */
function readable(text: string): string {
  if (!/[%\\&]/.test(text)) return foldedPath(text);
  const decoded = text
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/gi, (_, ...codes: (string | undefined)[]) =>
      character(codes.slice(0, 3).find((code) => code !== undefined) ?? "", 16),
    )
    .replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (_, hexadecimal?: string, decimal?: string) =>
      hexadecimal === undefined ? character(decimal ?? "", 10) : character(hexadecimal, 16),
    )
    .replace(/(?:%[0-9a-f]{2})+/gi, unescaped);
  return foldedPath(decoded);
}

function character(code: string, base: number): string {
  const point = Number.parseInt(code, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : "";
}

function unescaped(codes: string): string {
  try {
    return decodeURIComponent(codes);
  } catch {
    return codes;
  }
}
