import type { InstitutionSummary } from "../../contribution/validation/context.ts";
import { useForm } from "./findings.ts";

/** The institution of the benefit on screen; undefined while none that is known is chosen. */
export function useFormInstitution(): InstitutionSummary | undefined {
  return useForm(({ index, data }) => {
    const slug = String(data.institution);
    return index && Object.hasOwn(index.institutions, slug) ? index.institutions[slug] : undefined;
  });
}
