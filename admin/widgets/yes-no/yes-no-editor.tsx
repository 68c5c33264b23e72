import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

const ANSWERS: Readonly<Record<string, boolean | undefined>> = { unknown: undefined, yes: true, no: false };

/** Yes, no, or no answer: unlike a box to tick, it can say that nobody knows. */
export function YesNoEditor(props: EditorProps) {
  const { id, label, value, onChange } = props;
  if (value !== undefined && value !== null && typeof value !== "boolean") {
    return <UnexpectedValue value={value} expected="oui ou non" onClear={() => onChange(undefined)} />;
  }
  return (
    <select
      id={id}
      className="ct-select"
      aria-label={label}
      value={value === true ? "yes" : value === false ? "no" : "unknown"}
      onChange={({ target }) => onChange(ANSWERS[target.value])}
      {...messageAttributes(props)}
    >
      <option value="unknown">Sans réponse</option>
      <option value="yes">Oui</option>
      <option value="no">Non</option>
    </select>
  );
}
