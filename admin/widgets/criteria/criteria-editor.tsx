import { GENERAL_CRITERIA } from "../../../contribution/model/schema.ts";
import { CoverageDetails } from "../../coverage/coverage-details.tsx";
import type { EditorProps } from "../editor-props.ts";
import { CriteriaList } from "./criteria-list.tsx";
import { EligibilityParagraph } from "./eligibility-paragraph.tsx";
import { PerimeterButton } from "./perimeter-button.tsx";

/** The general conditions of a benefit, under who may have it, profiles included. */
export function CriteriaEditor(props: EditorProps) {
  return (
    <>
      <EligibilityParagraph className="ct-summary" />
      <CoverageDetails />
      <CriteriaList {...props} allowed={GENERAL_CRITERIA} />
      <PerimeterButton
        criteria={props.value}
        onAdd={(criterion) => props.onChange([...(Array.isArray(props.value) ? props.value : []), criterion])}
      />
    </>
  );
}
