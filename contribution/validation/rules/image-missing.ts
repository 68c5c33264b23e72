import type { RuleHit } from "../hit.ts";
import { placedImagesInTexts } from "../images-in-texts.ts";
import type { FileRule, RuleContext } from "../rule.ts";

/** An image that is shown is there; unknown where the images themselves are not at hand. */
export const imageMissing: FileRule = {
  code: "image-missing",
  check: (data, { catalogue, written }) => {
    if (!catalogue.images) return [];
    const isThere = (image: string) => catalogue.images?.has(image);
    const inTexts = placedImagesInTexts(written)
      .filter(({ image }) => !isThere(image))
      .map(({ path, image }) => ({ path, variant: "text", values: { found: image } }));
    const { imgSrc } = data;
    return imgSrc === undefined || isThere(imgSrc) ? inTexts : [missing(imgSrc, catalogue), ...inTexts];
  },
};

/** The paths that a logo may have. */
const FIT = /^[\w./-]+\.(png|jpe?g)$/;

function missing(found: string, catalogue: RuleContext["catalogue"]): RuleHit {
  const [like, ...others] = catalogue.imagesLike(found);
  const path = ["imgSrc"];
  if (like === undefined || others.length > 0) return { path, values: { found } };
  const hit = { path, variant: "spelled", values: { found, expected: like } };
  return FIT.test(like) ? { ...hit, changes: [{ path, value: like }] } : hit;
}
