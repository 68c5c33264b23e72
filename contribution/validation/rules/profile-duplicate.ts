import { PROFILES } from "../../model/schema.ts";
import type { BenefitRule } from "../rule.ts";
import { repeated } from "../same-data.ts";

/** The same profile may come twice with different conditions ("or"); twice the same is a mistake. */
export const profileDuplicate: BenefitRule = {
  code: "profile-duplicate",
  check({ profils = [] }) {
    // What the schema refuses leaves a hole.
    const placed = profils.flatMap((profile, index) =>
      profile ? [{ profile, path: ["profils", index] }] : [],
    );
    const again = repeated(
      placed,
      ({ profile }) => profile.type,
      ({ profile }) => profile,
    );
    return again.map(({ profile, path }) => ({
      path,
      values: { profile: PROFILES.get(profile.type)?.title ?? profile.type },
      changes: [{ path, value: undefined }],
    }));
  },
};
