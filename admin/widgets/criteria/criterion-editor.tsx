import { type ReactNode, useId } from "react";
import { CRITERIA, fieldsOf, type SchemaNode } from "../../../contribution/model/schema.ts";
import { unbreakable } from "../../typography.ts";
import { type EditorProps, findingsLeft } from "../editor-props.ts";
import { Messages } from "../parts/messages.tsx";
import { SchemaField } from "../parts/schema-field.tsx";
import { isRecord, type PlainRecord, rawText } from "../plain-value.ts";
import { setIn } from "../set-in.ts";
import { AddFromList } from "./add-from-list.tsx";
import { criteriaByTheme } from "./criteria-by-theme.ts";
import { UnknownKeys } from "./unknown-keys.tsx";

type CriterionProps = EditorProps & {
  /** The criteria allowed in this place, by type. */
  readonly allowed: ReadonlyMap<string, SchemaNode>;
  /** What moves and removes the criterion. */
  readonly buttons?: ReactNode;
};

/** One condition, edited in place; one that cannot be read is shown as it is, with what is wrong. */
export function CriterionEditor(props: CriterionProps) {
  const { value, allowed } = props;
  const type = isRecord(value) && typeof value.type === "string" ? value.type : undefined;
  const node = type === undefined ? undefined : (allowed.get(type) ?? CRITERIA.get(type));
  return isRecord(value) && node ? (
    <KnownCriterion {...props} value={value} criterion={node} />
  ) : (
    <UnreadableCriterion {...props} type={type} />
  );
}

function KnownCriterion({
  criterion,
  ...props
}: CriterionProps & { value: PlainRecord; criterion: SchemaNode }) {
  const { kind, path, value, onChange, findings, allowed, buttons } = props;
  const id = useId();
  const fields = fieldsOf(criterion).filter(([key]) => key !== "type");
  const shown = fields.map(([key]) => key);
  return (
    <>
      <header className="ct-item-header">
        <strong className="ct-item-title">{criterion.title}</strong>
        {buttons}
      </header>
      <p className="ct-hint">{criterion.description}</p>
      <div className="ct-criterion-fields">
        {fields.map(([key, field]) => {
          const shared = {
            kind,
            path: [...path, key],
            node: field,
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
              holder={String(value.type)}
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

/** The condition that must not hold: chosen first, then edited as any other. */
function NegatedCriterion(props: Omit<CriterionProps, "id" | "label" | "buttons">) {
  const { value, onChange, allowed } = props;
  const id = useId();
  const isChosen = value !== undefined && value !== null;
  return (
    <div className="ct-nested">
      <p className="ct-intro">La personne ne doit pas remplir cette condition :</p>
      {isChosen ? (
        <div className="ct-item">
          <CriterionEditor
            {...props}
            id={id}
            label="Condition à ne pas remplir"
            buttons={
              <button type="button" className="ct-button ct-button-small" onClick={() => onChange(undefined)}>
                Choisir une autre condition
              </button>
            }
          />
        </div>
      ) : (
        <>
          <AddFromList
            label="Condition à ne pas remplir"
            button="Choisir la condition"
            groups={criteriaByTheme(allowed)}
            onAdd={(type) => onChange({ type })}
          />
          <Messages id={`${id}-messages`} findings={findingsLeft(props.findings, props.path, [])} />
        </>
      )}
    </div>
  );
}

function UnreadableCriterion({
  value,
  type,
  path,
  findings,
  buttons,
}: CriterionProps & { type: string | undefined }) {
  const id = useId();
  return (
    <div className="ct-unexpected">
      <header className="ct-item-header">
        <strong className="ct-item-title">
          {type ? unbreakable(`Condition inconnue : « ${type} »`) : "Condition illisible"}
        </strong>
        {buttons}
      </header>
      <p>
        Le simulateur ne sait pas vérifier cette condition. Retirez-la, puis ajoutez la bonne condition depuis
        la liste.
      </p>
      <pre className="ct-raw">{rawText(value)}</pre>
      <Messages id={`${id}-messages`} findings={findingsLeft(findings, path, [])} />
    </div>
  );
}
