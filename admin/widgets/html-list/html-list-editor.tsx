import type { EditorProps } from "../editor-props.ts";
import { HtmlTextArea } from "../html/html-text-area.tsx";
import { LineList } from "../parts/line-list.tsx";

/** Conditions in limited HTML; each line completes the same sentence, shown above them. */
export function HtmlListEditor(props: EditorProps) {
  return (
    <LineList
      {...props}
      intro={<p className="ct-intro">Pour en bénéficier, vous devez également :</p>}
      itemName="la condition"
      addLabel="Ajouter une condition"
      renderLine={({ value, ...line }) => (
        <HtmlTextArea {...line} value={value} rows={value.length > 90 ? 3 : 2} />
      )}
    />
  );
}
