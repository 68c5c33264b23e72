import type { ImageRule } from "../rule.ts";

/** An image that nobody names is of no use. */
export const imageOrphan: ImageRule = {
  code: "image-orphan",
  check: ({ file }, catalogue) => (catalogue.usesImage(file) ? [] : [{ path: [], values: { found: file } }]),
};
