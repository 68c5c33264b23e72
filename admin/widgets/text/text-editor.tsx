import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

/** Texts that may be longer than this are written on several lines. */
const LONG = 300;

/** A text on one line, or on several when the schema lets it be long; an empty text is no text. */
export function TextEditor(props: EditorProps) {
  const { id, node, label, value, onChange } = props;
  if (value !== null && typeof value === "object") {
    return <UnexpectedValue value={value} expected="du texte" onClear={() => onChange(undefined)} />;
  }
  const attributes = {
    id,
    className: "ct-input",
    // A number or a boolean is shown as it was written: the message beside it says what is expected.
    value: value === null || value === undefined ? "" : String(value),
    autoComplete: "off",
    "aria-label": label,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value || undefined),
    ...messageAttributes(props),
  };
  const isLong = !node.pattern && (node.maxLength ?? 0) > LONG;
  return isLong ? <textarea rows={3} {...attributes} /> : <input type="text" {...attributes} />;
}
