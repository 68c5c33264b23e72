import { useMemo } from "react";
import type { SentenceContext } from "../../../contribution/eligibility/sentences/teller.ts";
import { useFormInstitution } from "../../form/chosen-institution.ts";
import { useForm } from "../../form/findings.ts";

/** What the sentences of the form on screen know: places, and the institution's name. */
export function useSentenceContext(): SentenceContext {
  const territory = useForm((form) => form.territory);
  const institution = useFormInstitution()?.name;
  return useMemo(() => ({ territory, institution }), [territory, institution]);
}
