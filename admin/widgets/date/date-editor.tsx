import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** A day, kept as `yyyy-mm-dd`; a text that is none stays visible until a day replaces it. */
export function DateEditor(props: EditorProps) {
  const { id, label, value, onChange } = props;
  const isEmpty = value === undefined || value === null || value === "";
  if (!isEmpty && (typeof value !== "string" || !ISO.test(value))) {
    return <UnexpectedValue value={value} expected="une date" onClear={() => onChange(undefined)} />;
  }
  return (
    <input
      id={id}
      type="date"
      className="ct-input ct-input-date"
      aria-label={label}
      min="1900-01-01"
      max="2100-12-31"
      value={isEmpty ? "" : String(value)}
      onChange={({ target }) => onChange(target.value || undefined)}
      {...messageAttributes(props)}
    />
  );
}
