import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

/** A box to tick; not ticked is written by leaving the key out. */
export function BooleanEditor(props: EditorProps) {
  const { id, label, value, onChange } = props;
  if (value !== null && value !== undefined && typeof value !== "boolean") {
    return <UnexpectedValue value={value} expected="oui ou non" onClear={() => onChange(undefined)} />;
  }
  return (
    <span className="ct-checkbox">
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        aria-label={label}
        onChange={(event) => onChange(event.target.checked || undefined)}
        {...messageAttributes(props)}
      />
      <label htmlFor={id} aria-hidden="true">
        Oui
      </label>
    </span>
  );
}
