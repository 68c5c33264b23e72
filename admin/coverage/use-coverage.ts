import { useDeferredValue, useMemo } from "react";
import { coverageSentence } from "../../contribution/eligibility/sentences/coverage-sentence.ts";
import { type Coverage, coverageOf } from "../../contribution/territory/coverage.ts";
import { useForm } from "../form/findings.ts";
import { isGeographic } from "./geographic.ts";

/** Where the benefit on screen is given, with its sentence; undefined until places and institutions have arrived. */
export function useCoverage(): { readonly coverage: Coverage; readonly sentence: string } | undefined {
  const territory = useForm((form) => form.territory);
  const institution = useForm(({ index, data }) => {
    const slug = String(data.institution);
    return index && Object.hasOwn(index.institutions, slug) ? index.institutions[slug] : undefined;
  });
  // As text, because the data are made anew at each keystroke; later, because a country has 35,000 communes.
  const criteria = useDeferredValue(
    useForm(({ data }) => JSON.stringify(geographic(data.conditions_generales))),
  );
  return useMemo(() => {
    if (!territory) return undefined;
    const coverage = coverageOf(JSON.parse(criteria), institution ?? {}, territory);
    return { coverage, sentence: coverageSentence(coverage, territory) };
  }, [territory, institution, criteria]);
}

function geographic(criteria: unknown): readonly unknown[] {
  return Array.isArray(criteria) ? criteria.filter(isGeographic) : [];
}
