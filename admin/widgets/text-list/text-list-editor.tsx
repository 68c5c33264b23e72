import type { EditorProps } from "../editor-props.ts";
import { LineList } from "../parts/line-list.tsx";

/** Texts without formatting, one a line. */
export function TextListEditor(props: EditorProps) {
  return (
    <LineList
      {...props}
      itemName="la ligne"
      addLabel="Ajouter une ligne"
      renderLine={({ label, onChange, attributes, ...line }) => (
        <textarea
          {...line}
          {...attributes}
          className="ct-input"
          rows={line.value.length > 70 ? 2 : 1}
          aria-label={label}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    />
  );
}
