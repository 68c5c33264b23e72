import { isTooLarge, MOST_BYTES, MOST_PIXELS } from "../images.ts";
import type { ImageRule } from "../rule.ts";

const KILOBYTE = 1000;
const MAX = 200;

/** A logo is loaded, and drawn, with every page that shows the benefit. */
export const imageTooHeavy: ImageRule = {
  code: "image-too-heavy",
  check({ file, size, pixels }) {
    if (pixels && isTooLarge(pixels))
      return [{ path: [], variant: "large", values: { found: file, ...pixels, max: MOST_PIXELS } }];
    if (size <= MAX * KILOBYTE) return [];
    const refused = size > MOST_BYTES;
    const max = refused ? MOST_BYTES / KILOBYTE : MAX;
    const values = { found: file, size: Math.ceil(size / KILOBYTE), max };
    return [{ path: [], ...(refused && { variant: "refused" }), values }];
  },
};
