import type { EditorProps } from "../editor-props.ts";
import { HtmlTextArea } from "../html/html-text-area.tsx";
import { LineList } from "../parts/line-list.tsx";

/** Texts in limited HTML; each line completes the same sentence, shown above them where the schema has one. */
export function HtmlListEditor(props: EditorProps) {
  const says = props.node["x-says"];
  const isCondition = props.path[0] === "conditions";
  return (
    <LineList
      {...props}
      intro={says && <p className="ct-intro">{says}</p>}
      itemName={isCondition ? "la condition" : "la ligne"}
      addLabel={isCondition ? "Ajouter une condition" : "Ajouter une ligne"}
      renderLine={({ value, ...line }) => (
        <HtmlTextArea {...line} value={value} rows={value.length > 90 ? 3 : 2} />
      )}
    />
  );
}
