import { useForm } from "../../form/findings.ts";
import type { EditorProps } from "../editor-props.ts";
import { TextEditor } from "../text/text-editor.tsx";
import { SimilarBenefits } from "./similar-benefits.tsx";

/** The name of a benefit; while it is new, the benefits that already have such a name are shown under it. */
export function LabelEditor(props: EditorProps) {
  const isNew = useForm((form) => form.isNew);
  return (
    <>
      <TextEditor {...props} />
      {isNew && typeof props.value === "string" && <SimilarBenefits label={props.value} />}
    </>
  );
}
