import { PROFILES } from "../../model/schema.ts";
import type { BenefitRule } from "../rule.ts";
import { identityOf } from "../same-data.ts";

/** The same profile may come twice with different conditions ("or"); twice the same is a mistake. */
export const profileDuplicate: BenefitRule = {
  code: "profile-duplicate",
  check({ profils = [] }) {
    const identities = profils.map((profile) => profile && identityOf(profile));
    return profils.flatMap((profile, index) => {
      if (!profile || identities.indexOf(identities[index] ?? "") === index) return [];
      const path = ["profils", index];
      const values = { profile: PROFILES.get(profile.type)?.title ?? profile.type };
      return [{ path, values, changes: [{ path, value: undefined }] }];
    });
  },
};
