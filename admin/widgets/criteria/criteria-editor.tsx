import { GENERAL_CRITERIA } from "../../../contribution/model/schema.ts";
import type { EditorProps } from "../editor-props.ts";
import { CriteriaList } from "./criteria-list.tsx";
import { EligibilityParagraph } from "./eligibility-paragraph.tsx";

/** The general conditions of a benefit, under who may have it, profiles included. */
export function CriteriaEditor(props: EditorProps) {
  return (
    <>
      <EligibilityParagraph className="ct-summary" />
      <CriteriaList {...props} allowed={GENERAL_CRITERIA} />
    </>
  );
}
