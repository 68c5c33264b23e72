import type { EditorProps } from "../editor-props.ts";
import { TerritoryEditor } from "../territory/territory-editor.tsx";

/** The departments that an institution covers; none is written by leaving the key out. */
export function DepartmentsEditor(props: EditorProps) {
  const change = (value: unknown) =>
    props.onChange(Array.isArray(value) && value.length === 0 ? undefined : value);
  return <TerritoryEditor {...props} holder="departements" onChange={change} />;
}
