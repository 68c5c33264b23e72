import { type ComponentProps, useId } from "react";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord } from "../../form/plain-value.ts";
import { findingsLeft } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";
import { CriterionEditor } from "./criterion-editor.tsx";
import { UnknownKeys } from "./unknown-keys.tsx";

/** A condition with a switch for its contrary, where contraries are allowed; the file holds it inside a `not`. */
export function NegatableCriterion(props: ComponentProps<typeof CriterionEditor>) {
  const { path, value, onChange, findings, allowed } = props;
  const id = useId();
  const negation = isRecord(value) && value.type === "not" ? value : undefined;
  const isNegated = isRecord(negation?.value);
  if (negation ? !isNegated : !allowed.has("not")) return <CriterionEditor {...props} />;
  const inner = isNegated ? negation?.value : value;
  return (
    <>
      <CriterionEditor
        {...props}
        path={isNegated ? [...path, "value"] : path}
        value={inner}
        onChange={(next) => onChange(negation ? setIn(negation, ["value"], next) : next)}
      />
      <label className="ct-checkbox ct-except">
        <input
          type="checkbox"
          checked={isNegated}
          onChange={({ target }) => onChange(target.checked ? { type: "not", value } : inner)}
        />
        Sauf si : la personne ne doit pas remplir cette condition
      </label>
      {negation && (
        <>
          <UnknownKeys {...props} value={negation} known={["type", "value"]} />
          <Messages id={`${id}-messages`} findings={findingsLeft(findings, path, ["value"])} />
        </>
      )}
    </>
  );
}
