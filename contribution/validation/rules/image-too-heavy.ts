import type { ImageRule } from "../rule.ts";

const KILOBYTE = 1000;
const MAX = 200;

/** A logo is loaded with every page that shows the benefit. */
export const imageTooHeavy: ImageRule = {
  code: "image-too-heavy",
  check({ file, size }) {
    if (size <= MAX * KILOBYTE) return [];
    return [{ path: [], values: { found: file, size: Math.round(size / KILOBYTE), max: MAX } }];
  },
};
