import { useId } from "react";
import { CRITERIA, fieldsOf, type SchemaNode } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord, type PlainRecord, rawText } from "../../form/plain-value.ts";
import { type EditorProps, findingsLeft } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";
import { SchemaField } from "../schema-field/schema-field.tsx";
import { criteriaByTheme } from "./criteria-by-theme.ts";
import { ItemPicker } from "./item-picker.tsx";
import { UnknownKeys } from "./unknown-keys.tsx";

type CriterionProps = Pick<EditorProps, "kind" | "path" | "value" | "onChange" | "findings"> & {
  /** The criteria allowed in this place, by type. */
  readonly allowed: ReadonlyMap<string, SchemaNode>;
};

/** What edits one condition; one that cannot be read is shown as it is, with what is wrong. */
export function CriterionEditor(props: CriterionProps) {
  const node = criterionNode(props.value, props.allowed);
  return isRecord(props.value) && node ? (
    <KnownCriterion {...props} value={props.value} criterion={node} />
  ) : (
    <UnreadableCriterion {...props} />
  );
}

/** What the schema says of a condition: where it stands, else anywhere; undefined when it cannot be read. */
export function criterionNode(
  value: unknown,
  allowed: ReadonlyMap<string, SchemaNode>,
): SchemaNode | undefined {
  if (!isRecord(value) || typeof value.type !== "string") return undefined;
  return allowed.get(value.type) ?? CRITERIA.get(value.type);
}

function KnownCriterion({
  criterion,
  ...props
}: CriterionProps & { value: PlainRecord; criterion: SchemaNode }) {
  const { kind, path, value, onChange, findings, allowed } = props;
  const id = useId();
  const fields = fieldsOf(criterion).filter(([key]) => key !== "type");
  const shown = fields.map(([key]) => key);
  return (
    <>
      <p className="ct-hint">{criterion.description}</p>
      <div className="ct-criterion-fields">
        {fields.map(([key, field]) => {
          const shared = {
            kind,
            path: [...path, key],
            value: value[key],
            onChange: (next: unknown) => onChange(setIn(value, [key], next)),
            findings,
          };
          return field.oneOf ? (
            <NegatedCriterion key={key} {...shared} allowed={allowed} />
          ) : (
            <SchemaField
              key={key}
              {...shared}
              node={field}
              holder={String(value.type)}
              onReplaceHolder={onChange}
              required={criterion.required?.includes(key) ?? false}
              compact={key === "operator"}
              bare={fields.length === 1}
            />
          );
        })}
      </div>
      <UnknownKeys {...props} known={["type", ...shown]} />
      <Messages id={`${id}-messages`} findings={findingsLeft(findings, path, shown)} />
    </>
  );
}

/** The condition that must not hold, where the file has none yet or holds one contrary inside another. */
function NegatedCriterion(props: CriterionProps) {
  const { value, onChange, allowed } = props;
  const id = useId();
  const isChosen = value !== undefined && value !== null;
  return (
    <div className="ct-nested">
      <p className="ct-intro">La personne ne doit pas remplir cette condition :</p>
      {isChosen ? (
        <div className="ct-item">
          <CriterionEditor {...props} />
          <button type="button" className="ct-button ct-button-small" onClick={() => onChange(undefined)}>
            Choisir une autre condition
          </button>
        </div>
      ) : (
        <>
          <ItemPicker
            label="Condition à ne pas remplir"
            placeholder="Condition à ne pas remplir : lieu, études…"
            groups={criteriaByTheme(allowed)}
            onPick={(type) => onChange({ type })}
          />
          <Messages id={`${id}-messages`} findings={findingsLeft(props.findings, props.path, [])} />
        </>
      )}
    </div>
  );
}

function UnreadableCriterion({ value, path, findings }: CriterionProps) {
  const id = useId();
  return (
    <div className="ct-unexpected">
      <p>
        Le simulateur ne sait pas vérifier cette condition. Retirez-la, puis ajoutez la bonne condition depuis
        la liste.
      </p>
      <pre className="ct-raw">{rawText(value)}</pre>
      <Messages id={`${id}-messages`} findings={findingsLeft(findings, path, [])} />
    </div>
  );
}
