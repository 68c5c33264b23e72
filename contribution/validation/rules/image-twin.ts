import type { ImageRule } from "../rule.ts";

/** No two images have names that some computers take for one. */
export const imageTwin: ImageRule = {
  code: "image-twin",
  check({ file }, catalogue) {
    const others = catalogue.imagesLike(file).filter((other) => other !== file);
    return others.map((other) => ({ path: [], values: { found: file, other } }));
  },
};
