import { useMemo } from "react";
import type { SentenceContext } from "../../../contribution/eligibility/sentences/teller.ts";
import { useForm } from "../../findings.ts";

/** What the sentences of the form on screen know: places, and the institution's name. */
export function useSentenceContext(): SentenceContext {
  const territory = useForm((form) => form.territory);
  const institution = useForm(({ index, data }) => {
    const slug = String(data.institution);
    return index && Object.hasOwn(index.institutions, slug) ? index.institutions[slug]?.name : undefined;
  });
  return useMemo(() => ({ territory, institution }), [territory, institution]);
}
