import { setIn } from "../../../contribution/source/values/set-in.ts";
import { type PlainRecord, rawText } from "../../form/plain-value.ts";
import { type EditorProps, findingsUnder } from "../editor-props.ts";

/** The keys of a mapping that the schema does not know, unless a message says it: shown with a way to remove each. */
export function UnknownKeys({
  value,
  known,
  path,
  findings,
  onChange,
}: Pick<EditorProps, "path" | "findings" | "onChange"> & {
  value: PlainRecord;
  known: readonly string[];
}) {
  const unknown = Object.keys(value).filter(
    (key) => !known.includes(key) && findingsUnder(findings, [...path, key]).length === 0,
  );
  return unknown.map((key) => (
    <p key={key} className="ct-note ct-note-wrong">
      «&nbsp;{key}&nbsp;» n’a pas de sens ici&nbsp;: <code>{rawText(value[key])}</code>{" "}
      <button
        type="button"
        className="ct-button ct-button-small"
        onClick={() => onChange(setIn(value, [key], undefined))}
      >
        Retirer
      </button>
    </p>
  ));
}
