import { useState } from "react";
import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

/** A number, with a comma or a point; what is not a number is kept as text, so that nothing typed is lost. */
export function NumberEditor(props: EditorProps) {
  const { id, node, label, value, onChange } = props;
  const [typed, setTyped] = useState("");
  if (value !== null && typeof value === "object") {
    return <UnexpectedValue value={value} expected="un nombre" onClear={() => onChange(undefined)} />;
  }
  // What was typed stays on screen as long as it means the value: « 12, » is 12.
  const shown = Object.is(parseNumber(typed), value ?? undefined) ? typed : formatNumber(value);
  return (
    <span className="ct-number">
      <input
        id={id}
        type="text"
        inputMode="decimal"
        className="ct-input ct-input-number"
        autoComplete="off"
        aria-label={label}
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(parseNumber(event.target.value));
        }}
        {...messageAttributes(props)}
      />
      {node["x-unit"] && <span className="ct-unit">{node["x-unit"]}</span>}
    </span>
  );
}

/** The number that a French text means; undefined for an empty text, the text itself when it is not a number. */
export function parseNumber(text: string): number | string | undefined {
  const compact = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (compact === "") return undefined;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(compact) ? Number(compact) : text;
}

function formatNumber(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? String(value).replace(".", ",") : String(value);
}
