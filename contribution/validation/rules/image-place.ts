import type { ImageRule } from "../rule.ts";

/** An image that everybody may download does not say where somebody was. */
export const imagePlace: ImageRule = {
  code: "image-place",
  check: ({ file, saysPlace }) => (saysPlace ? [{ path: [], values: { found: file } }] : []),
};
