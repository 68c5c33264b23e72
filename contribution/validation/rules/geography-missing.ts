import { CRITERIA, labelOf, schemaOf } from "../../model/schema.ts";
import { LISTED_PLACES } from "../../territory/listed-places.ts";
import { geographicCriteria } from "../geography.ts";
import type { BenefitRule } from "../rule.ts";

const LOCAL = ["region", "departement", "epci", "commune"];

/** A local benefit without condition of place is shown to the whole country. */
export const geographyMissing: BenefitRule = {
  code: "geography-missing",
  check(benefit, { kind, written, catalogue }) {
    const { institution = "" } = benefit;
    const { type = "", name = institution } = catalogue.institution(institution) ?? {};
    if (kind !== "benefit-simple" || !LOCAL.includes(type) || mayNamePlace(written.conditions_generales))
      return [];
    // To live outside some places is to live almost anywhere.
    const within = geographicCriteria(benefit).some(
      ({ criterion, negated }) => (criterion.type === "excluded_epcis") === negated,
    );
    if (within) return [];
    const label = labelOf(schemaOf("institution").properties?.type, type);
    return [{ path: ["conditions_generales"], values: { institution: name, type: label } }];
  },
};

/** A condition that is refused for another reason, or that nobody can make out, may be the one of place. */
function mayNamePlace(general: unknown): boolean {
  if (general === undefined) return false;
  if (!Array.isArray(general)) return true;
  return general.some((criterion: unknown) => {
    const type = (criterion as { type?: unknown } | null | undefined)?.type;
    if (typeof type !== "string" || !CRITERIA.has(type)) return true;
    return type !== "excluded_epcis" && (type in LISTED_PLACES || type === "attached_to_institution");
  });
}
