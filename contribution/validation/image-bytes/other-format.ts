/** How the files of a format that is not taken begin: bytes as Latin-1 letters, from an offset. */
const BEGINNINGS: readonly (readonly [offset: number, letters: string, name: string])[] = [
  [0, "GIF8", "une image GIF"],
  [8, "WEBP", "une image WebP"],
  [4, "ftypavif", "une image AVIF"],
  [4, "ftypavis", "une image AVIF"],
  [4, "ftyphei", "une photo HEIC"],
  [4, "ftyphev", "une photo HEIC"],
  [4, "ftypmif1", "une photo HEIC"],
  [4, "ftypmsf1", "une photo HEIC"],
  [4, "JXL ", "une image JPEG XL"],
  [0, "\xff\x0a", "une image JPEG XL"],
  [4, "jP  ", "une image JPEG 2000"],
  [0, "BM", "une image BMP"],
  [0, "II*\0", "une image TIFF"],
  [0, "MM\0*", "une image TIFF"],
  [0, "\0\0\x01\0", "une icône ICO"],
  [0, "%PDF", "un document PDF"],
  [0, "%!PS", "un dessin EPS"],
  [0, "8BPS", "un document Photoshop"],
];

/** As far as a drawing may begin with declarations and comments. */
const SVG_LOOKED_AT = 4_000;

/** The format of a file that is neither png nor jpeg, in French (« une image GIF »); undefined where nothing says it. */
export function otherFormat(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, SVG_LOOKED_AT));
  const known = BEGINNINGS.find(([offset, letters]) => text.startsWith(letters, offset));
  if (known) return known[2];
  return /^\S{0,3}\s*<(?:[?!]|svg)/.test(text) && /<svg[\s>]/.test(text)
    ? "un dessin SVG, qui peut contenir un programme"
    : undefined;
}
