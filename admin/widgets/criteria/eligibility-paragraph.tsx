import { useMemo } from "react";
import { eligibilitySummary } from "../../../contribution/eligibility/sentences/eligibility-summary.ts";
import { useForm } from "../../form/findings.ts";
import { unbreakable } from "../../locale/typography.ts";
import { useSentenceContext } from "./sentence-context.ts";

/** Who may have the benefit on screen, in one paragraph that follows what is typed. */
export function EligibilityParagraph({ className }: { className: string }) {
  const data = useForm((form) => form.data);
  const context = useSentenceContext();
  const summary = useMemo(() => eligibilitySummary(data, context), [data, context]);
  return <p className={className}>{unbreakable(summary)}</p>;
}
