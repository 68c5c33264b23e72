import { labelOf, schemaOf } from "../../model/schema.ts";
import { criteriaOfType } from "../criteria.ts";
import type { BenefitRule } from "../rule.ts";

/** "In the institution's perimeter" means something only where the perimeter is known. */
export const attachedMeaningless: BenefitRule = {
  code: "attached-meaningless",
  check(benefit, { catalogue }) {
    const [attached] = criteriaOfType(benefit, "attached_to_institution");
    const institution = catalogue.institution(benefit.institution ?? "");
    if (!institution?.type || !attached) return [];
    const { type } = institution;
    if (["region", "departement", "commune"].includes(type) && institution.code_insee) return [];
    if (type === "epci" && institution.code_siren) return [];
    const label = labelOf(schemaOf("institution").properties?.type, type);
    if (type === "caf" || type === "msa") {
      return institution.departments?.length
        ? []
        : [
            {
              path: attached.path,
              values: { why: `les départements couverts par cette ${label} ne sont pas indiqués` },
            },
          ];
    }
    const known = ["region", "departement", "commune", "epci"].includes(type);
    const why = known
      ? `il manque le code de l’institution (${label})`
      : `le territoire d’une institution de type « ${label} » n’est pas connu`;
    return [{ path: attached.path, values: { why } }];
  },
};
