import { fieldsOf } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord } from "../../form/plain-value.ts";
import { UnknownKeys } from "../criteria/unknown-keys.tsx";
import type { EditorProps } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";
import { SchemaField } from "../schema-field/schema-field.tsx";

/** One address for each regime; when all are empty the key leaves the file. */
export function TeleservicesEditor({ kind, path, node, label, value, onChange, findings }: EditorProps) {
  if (value !== null && value !== undefined && !isRecord(value)) {
    return (
      <UnexpectedValue value={value} expected="une adresse par régime" onClear={() => onChange(undefined)} />
    );
  }
  const change = (key: string, next: unknown) => {
    const changed = setIn(value ?? {}, [key], next);
    onChange(isRecord(changed) && Object.keys(changed).length > 0 ? changed : undefined);
  };
  return (
    <fieldset className="ct-group" aria-label={label}>
      {fieldsOf(node).map(([key, field]) => (
        <SchemaField
          key={key}
          kind={kind}
          path={[...path, key]}
          node={field}
          value={value?.[key]}
          onChange={(next) => change(key, next)}
          findings={findings}
        />
      ))}
      {value && (
        <UnknownKeys
          value={value}
          known={Object.keys(node.properties ?? {})}
          path={path}
          findings={[]}
          onChange={onChange}
        />
      )}
    </fieldset>
  );
}
