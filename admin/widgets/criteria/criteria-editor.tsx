import { GENERAL_CRITERIA } from "../../../contribution/model/schema.ts";
import type { EditorProps } from "../editor-props.ts";
import { CriteriaList } from "./criteria-list.tsx";

/** The general conditions of a benefit. */
export function CriteriaEditor(props: EditorProps) {
  return <CriteriaList {...props} allowed={GENERAL_CRITERIA} />;
}
