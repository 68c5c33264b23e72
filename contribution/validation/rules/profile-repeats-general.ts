import { CRITERIA, PROFILES } from "../../model/schema.ts";
import { placedCriteria } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";
import { identityOf } from "../same-data.ts";

/** A general condition holds for every profile, so that a profile need not repeat it. */
export const profileRepeatsGeneral: BenefitRule = {
  code: "profile-repeats-general",
  check(benefit) {
    const general = (benefit.conditions_generales ?? []).filter((criterion) => criterion !== undefined);
    const types = new Set<string>(general.map(({ type }) => type));
    const shared = placedCriteria(benefit).filter(
      ({ criterion, profile }) => profile !== undefined && types.has(criterion.type),
    );
    if (shared.length === 0) return [];
    const identities = new Set(general.map(identityOf));
    return shared.flatMap(({ criterion, path, profile }) => {
      if (profile === undefined || !identities.has(identityOf(criterion))) return [];
      const type = benefit.profils?.[profile]?.type ?? "";
      const values = {
        criterion: CRITERIA.get(criterion.type)?.title ?? criterion.type,
        profile: PROFILES.get(type)?.title ?? type,
      };
      return [{ path, values, changes: [{ path, value: undefined }] }];
    });
  },
};
