import { fieldsOf } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord } from "../../form/plain-value.ts";
import type { EditorProps } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";
import { SchemaField } from "../schema-field/schema-field.tsx";

/** Keys that only mean something beside a « teleservice ». */
const OF_TELESERVICE = ["is_teleservice_need_register", "teleservicePrefill"];

/** The page of reference and the links to act, one under the other, each explained. */
export function LinksEditor({ kind, node, label, value, onChange, findings }: EditorProps) {
  if (value !== null && value !== undefined && !isRecord(value)) {
    return <UnexpectedValue value={value} expected="des adresses" onClear={() => onChange(undefined)} />;
  }
  const links = value ?? {};
  const isShown = (key: string) =>
    !OF_TELESERVICE.includes(key) || links.teleservice !== undefined || links[key] !== undefined;
  return (
    <fieldset className="ct-group" aria-label={label}>
      {fieldsOf(node)
        .filter(([key]) => isShown(key))
        .map(([key, field]) => (
          <SchemaField
            key={key}
            kind={kind}
            path={[key]}
            node={field}
            required={node.required?.includes(key) ?? false}
            value={links[key]}
            onChange={(next) => onChange(setIn(links, [key], next))}
            findings={findings}
          />
        ))}
    </fieldset>
  );
}
