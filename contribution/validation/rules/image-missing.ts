import type { RuleHit } from "../hit.ts";
import type { BenefitRule, InstitutionRule, RuleContext } from "../rule.ts";

/** A logo that is named is there; unknown where the images themselves are not at hand. */
export const imageMissing: BenefitRule = {
  code: "image-missing",
  check: ({ imgSrc }, context) => hits(imgSrc, context),
};

/** The same of an institution's logo. */
export const institutionImageMissing: InstitutionRule = {
  code: "image-missing",
  check: ({ imgSrc }, context) => hits(imgSrc, context),
};

function hits(found: string | undefined, { catalogue }: RuleContext): RuleHit[] {
  if (found === undefined || !catalogue.images || catalogue.images.has(found)) return [];
  return [{ path: ["imgSrc"], values: { found } }];
}
