import type { BenefitRule } from "../rule.ts";

const KEY = "is_teleservice_need_register";

/** An account to create belongs to an online form. */
export const registerWithoutTeleservice: BenefitRule = {
  code: "register-without-teleservice",
  check(benefit, { written }) {
    const online = ["teleservice", "teleservices", "teleservicePrefill"].some((key) => key in written);
    if (benefit[KEY] === undefined || online) return [];
    return [{ path: [KEY], changes: [{ path: [KEY], value: undefined }] }];
  },
};
