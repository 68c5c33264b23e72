import { labelOf, resolved } from "../../../contribution/model/schema.ts";
import { rawText } from "../../form/plain-value.ts";
import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { asList, ScalarInsteadOfList } from "../parts/scalar-instead-of-list.tsx";

/** Several values of a closed list, as boxes to tick; unknown values stay visible and can be removed. */
export function ChoicesEditor(props: EditorProps) {
  const { id, node, label, value, onChange } = props;
  const items = asList(value);
  if (!items) return <ScalarInsteadOfList value={value} onChange={onChange} expected="une liste de choix" />;
  const choices = node.items ? resolved(node.items) : {};
  const unknown = items.filter((item) => !choices.enum?.some((choice) => choice === item));
  const change = (next: unknown[]) => onChange(next.length > 0 ? next : undefined);
  return (
    <fieldset className="ct-choices" aria-label={label} {...messageAttributes(props)}>
      {choices.enum?.map((choice, index) => (
        <label key={choice} className="ct-checkbox">
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            // The field's label points to the first box, and would be read with it.
            aria-label={labelOf(choices, choice)}
            checked={items.includes(choice)}
            onChange={({ target }) =>
              change(target.checked ? [...items, choice] : items.filter((item) => item !== choice))
            }
          />
          {labelOf(choices, choice)}
        </label>
      ))}
      {unknown.map((item) => (
        <span key={rawText(item)} className="ct-chip ct-chip-wrong">
          {rawText(item)} (valeur inconnue)
          <button
            type="button"
            className="ct-chip-remove"
            aria-label={`Retirer ${rawText(item)}`}
            onClick={() => change(items.filter((other) => other !== item))}
          >
            ×
          </button>
        </span>
      ))}
    </fieldset>
  );
}
