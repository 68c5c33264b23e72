import { amountText } from "../../../contribution/eligibility/answers/amount-text.ts";
import { fieldsOf, labelOf } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { isRecord, type PlainRecord } from "../../form/plain-value.ts";
import type { EditorProps } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";
import { SchemaField } from "../schema-field/schema-field.tsx";
import { ParticipationField } from "./participation-field.tsx";

/** The keys that mean something for each result type; for an unknown or absent type, the type alone. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  float: ["type", "montant", "unit", "periodicite", "legend", "floorAt", "participation"],
  mixed: ["type", "unit", "periodicite", "participation"],
  bool: ["type", "participation"],
};

/** The keys that a published amount needs. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { float: ["montant", "unit", "periodicite"] };

/** What the person receives: the fields follow the result type; a value that the type does not use stays visible. */
export function AmountEditor(props: EditorProps) {
  const { kind, node, label, value, onChange, findings } = props;
  if (value !== null && value !== undefined && !isRecord(value)) {
    return <UnexpectedValue value={value} expected="un montant" onClear={() => onChange(undefined)} />;
  }
  const amount: PlainRecord = value ?? {};
  const type = String(amount.type ?? "");
  const used = KEYS[type] ?? ["type"];
  const isSet = (key: string) => amount[key] !== undefined && amount[key] !== null;
  const change = (key: string) => (next: unknown) => onChange(setIn(amount, [key], next));
  return (
    <fieldset className="ct-group ct-amount" aria-label={label}>
      {fieldsOf(node)
        .filter(([key]) => used.includes(key) || isSet(key))
        .map(([key, field]) => {
          const Field = key === "participation" ? ParticipationField : SchemaField;
          const required = (node.required?.includes(key) || NEEDED[type]?.includes(key)) ?? false;
          return (
            <Field
              key={key}
              kind={kind}
              path={[key]}
              node={field}
              required={required}
              value={amount[key]}
              onChange={change(key)}
              findings={findings}
            >
              {!used.includes(key) && type !== "" && (
                <UnusedNote
                  type={labelOf(node.properties?.type, type)}
                  onRemove={() => change(key)(undefined)}
                />
              )}
            </Field>
          );
        })}
      <AmountSample amount={amount} />
    </fieldset>
  );
}

/** What the simulator will write, for instance « 280 € maximum / an ». */
function AmountSample({ amount }: { amount: PlainRecord }) {
  const text = amountText(amount);
  return (
    <output className="ct-sample" hidden={text === ""}>
      Le simulateur affichera : <strong>{text}</strong>
    </output>
  );
}

function UnusedNote({ type, onRemove }: { type: string; onRemove: () => void }) {
  return (
    <p className="ct-note">
      Le simulateur n’utilise pas cette valeur quand la forme de l’aide est « {type} ».{" "}
      <button type="button" className="ct-button ct-button-small" onClick={onRemove}>
        Retirer
      </button>
    </p>
  );
}
