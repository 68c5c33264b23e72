import { useId } from "react";
import { criteriaOf, PROFILES, type SchemaNode } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord, rawText } from "../../form/plain-value.ts";
import { CriteriaList } from "../criteria/criteria-list.tsx";
import { UnknownKeys } from "../criteria/unknown-keys.tsx";
import { type EditorProps, findingsLeft } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";

/** What the schema says of a profile; undefined when it cannot be read. */
export function profileNode(value: unknown): SchemaNode | undefined {
  return isRecord(value) && typeof value.type === "string" ? PROFILES.get(value.type) : undefined;
}

/** What edits one profile: its own conditions; one that cannot be read is shown as it is, and mended when it says a type. */
export function ProfileEditor(props: EditorProps) {
  const { path, value, onChange } = props;
  const id = useId();
  const profile = profileNode(value);
  if (!isRecord(value) || !profile) return <UnreadableProfile {...props} />;
  const conditions = profile.properties?.conditions;
  return (
    <>
      <p className="ct-hint">
        {profile.description} Ajoutez une condition si elle ne concerne que ce profil.
      </p>
      {conditions && (
        <CriteriaList
          {...props}
          id={`${id}-conditions`}
          path={[...path, "conditions"]}
          node={conditions}
          label={`Conditions du profil « ${profile.title} »`}
          allowed={criteriaOf(String(value.type))}
          value={value.conditions}
          onChange={(next) => onChange(setIn(value, ["conditions"], next))}
        />
      )}
      <UnknownKeys {...props} value={value} known={["type", "conditions"]} />
      <Messages id={`${id}-messages`} findings={ownFindings(props)} />
    </>
  );
}

/** What is said of the profile or of its list of conditions, but not of one of them. */
function ownFindings({ findings, path }: EditorProps) {
  return findingsLeft(findings, path, []).filter(
    (finding) => finding.path[path.length] !== "conditions" || finding.path.length === path.length + 1,
  );
}

function UnreadableProfile({ value, onChange, path, findings }: EditorProps) {
  const id = useId();
  return (
    <div className="ct-unexpected">
      <p>Le simulateur ne connaît pas ce profil. Retirez-le, puis ajoutez le bon profil depuis la liste.</p>
      <pre className="ct-raw">{rawText(value)}</pre>
      {typeof value === "string" && PROFILES.has(value) && (
        <button type="button" className="ct-button" onClick={() => onChange({ type: value })}>
          En faire le profil « {PROFILES.get(value)?.title} »
        </button>
      )}
      <Messages id={`${id}-messages`} findings={findingsLeft(findings, path, [])} />
    </div>
  );
}
