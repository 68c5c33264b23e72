import { labelOf } from "../../../contribution/model/schema.ts";
import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

/** One value of a closed list, or none; a value outside the list stays visible until another is chosen. */
export function ChoiceEditor(props: EditorProps) {
  const { id, node, label, value, onChange } = props;
  if (value !== null && typeof value === "object") {
    return (
      <UnexpectedValue value={value} expected="un choix de la liste" onClear={() => onChange(undefined)} />
    );
  }
  const choices: readonly unknown[] = node.enum ?? [];
  const isEmpty = value === null || value === undefined || value === "";
  const index = choices.indexOf(value);
  return (
    <select
      id={id}
      className="ct-select"
      aria-label={label}
      value={isEmpty ? "" : index < 0 ? "unknown" : String(index)}
      onChange={({ target }) => onChange(target.value === "" ? undefined : choices[Number(target.value)])}
      {...messageAttributes(props)}
    >
      <option value="">—</option>
      {!isEmpty && index < 0 && (
        <option value="unknown" disabled>
          « {String(value)} » (valeur inconnue)
        </option>
      )}
      {choices.map((choice, position) => (
        <option key={String(choice)} value={position}>
          {labelOf(node, choice)}
        </option>
      ))}
    </select>
  );
}
