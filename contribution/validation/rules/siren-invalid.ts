import type { InstitutionRule } from "../rule.ts";
import { isPlaceholderSiren, isSiren } from "../siren.ts";

/** A SIREN is nine digits that check each other. */
export const sirenInvalid: InstitutionRule = {
  code: "siren-invalid",
  check({ code_siren: found }) {
    if (found === undefined) return [];
    const path = ["code_siren"];
    if (isPlaceholderSiren(found)) return [{ path, variant: "placeholder", values: { found } }];
    if (isSiren(found)) return [];
    const digits = found.replace(/\s/g, "");
    if (isSiren(digits)) {
      return [{ path, variant: "spaces", values: { found, digits }, changes: [{ path, value: digits }] }];
    }
    const reason = /^[0-9]{9}$/.test(found)
      ? "un de ses chiffres au moins est faux, car le dernier ne correspond pas aux autres"
      : "il faut neuf chiffres, sans espace";
    return [{ path, values: { found, reason } }];
  },
};
