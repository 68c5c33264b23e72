import { fieldsOf } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord } from "../../form/plain-value.ts";
import type { EditorProps } from "../editor-props.ts";
import { SchemaField } from "../schema-field/schema-field.tsx";

/** Whether the amount is a cost: a box to tick, or the seldom used mapping with a type and a legend. */
export function ParticipationField(
  props: Omit<EditorProps, "id" | "label" | "describedBy"> & {
    required?: boolean;
    children?: React.ReactNode;
  },
) {
  const { value, onChange, path, node } = props;
  if (!isRecord(value)) return <SchemaField {...props} widget="boolean" />;
  return (
    <fieldset className="ct-group" aria-label={node.title}>
      {fieldsOf(node).map(([key, field]) => (
        <SchemaField
          key={key}
          {...props}
          path={[...path, key]}
          node={field}
          value={value[key]}
          onChange={(next) => onChange(setIn(value, [key], next))}
        />
      ))}
      <button type="button" className="ct-button ct-button-small" onClick={() => onChange(true)}>
        Remplacer par une simple case cochée
      </button>
    </fieldset>
  );
}
