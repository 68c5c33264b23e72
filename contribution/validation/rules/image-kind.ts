import type { ImageRule } from "../rule.ts";

const NAMES = {
  png: "une image PNG",
  jpeg: "une image JPEG",
  other: "autre chose qu’une image PNG ou JPEG",
} as const;

/** An image's bytes are what its name says. */
export const imageKindRule: ImageRule = {
  code: "image-kind",
  check({ file, kind }) {
    const named = /\.png$/i.test(file) ? "png" : /\.jpe?g$/i.test(file) ? "jpeg" : undefined;
    return named === undefined || named === kind
      ? []
      : [{ path: [], values: { found: file, kind: NAMES[kind] } }];
  },
};
