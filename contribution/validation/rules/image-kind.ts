import { announcedKind } from "../images.ts";
import type { ImageRule } from "../rule.ts";

const NAMES = {
  png: "une image PNG",
  jpeg: "une image JPEG",
  pointer: "un renvoi de Git LFS vers une image rangée ailleurs",
  other: "autre chose qu’une image PNG ou JPEG",
} as const;

/** An image's bytes are what its name says. */
export const imageKindRule: ImageRule = {
  code: "image-kind",
  check({ file, kind }) {
    const named = announcedKind(file);
    return named === "other" || named === kind
      ? []
      : [{ path: [], values: { found: file, kind: NAMES[kind] } }];
  },
};
