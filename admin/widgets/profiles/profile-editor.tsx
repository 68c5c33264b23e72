import { type ReactNode, useId } from "react";
import { criteriaOf, PROFILES } from "../../../contribution/model/schema.ts";
import { CriteriaList } from "../criteria/criteria-list.tsx";
import { UnknownKeys } from "../criteria/unknown-keys.tsx";
import { type EditorProps, findingsLeft } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";
import { isRecord, rawText } from "../plain-value.ts";
import { setIn } from "../set-in.ts";

/** One profile with its own conditions; one that cannot be read is shown as it is, and mended when it says a type. */
export function ProfileEditor({ buttons, ...props }: EditorProps & { buttons: ReactNode }) {
  const { path, value, onChange } = props;
  const id = useId();
  const type = isRecord(value) && typeof value.type === "string" ? value.type : undefined;
  const profile = type === undefined ? undefined : PROFILES.get(type);
  if (!isRecord(value) || type === undefined || !profile) {
    return <UnreadableProfile {...props} buttons={buttons} />;
  }
  const conditions = profile.properties?.conditions;
  return (
    <>
      <header className="ct-item-header">
        <strong className="ct-item-title">{profile.title}</strong>
        {buttons}
      </header>
      <p className="ct-hint">{profile.description}</p>
      {conditions && (
        <div className="ct-nested">
          {isNone(value.conditions) || <p className="ct-intro">Seulement si :</p>}
          <CriteriaList
            {...props}
            id={`${id}-conditions`}
            path={[...path, "conditions"]}
            node={conditions}
            label={`Conditions du profil « ${profile.title} »`}
            allowed={criteriaOf(type)}
            value={value.conditions}
            onChange={(next) => onChange(setIn(value, ["conditions"], next))}
          />
        </div>
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

function isNone(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function UnreadableProfile({
  value,
  onChange,
  path,
  findings,
  buttons,
}: EditorProps & { buttons: ReactNode }) {
  const id = useId();
  return (
    <div className="ct-unexpected">
      <header className="ct-item-header">
        <strong className="ct-item-title">Profil inconnu</strong>
        {buttons}
      </header>
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
