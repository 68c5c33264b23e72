import { visibleText } from "../../../contribution/validation/html.ts";
import { DESCRIPTION_LENGTH } from "../../../contribution/validation/rules/description-length.ts";
import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";
import { HtmlTextArea } from "./html-text-area.tsx";

/** A text in limited HTML, a description with the count of the characters that a reader sees. */
export function HtmlEditor(props: EditorProps) {
  const { id, path, label, value, onChange } = props;
  if (value !== null && value !== undefined && typeof value !== "string") {
    return (
      <UnexpectedValue
        value={value}
        expected="du texte"
        onClear={() => onChange(undefined)}
        keep={
          typeof value === "object"
            ? undefined
            : { label: "En faire un texte", onKeep: () => onChange(String(value)) }
        }
      />
    );
  }
  const isCounted = path.length === 1 && path[0] === "description";
  const describedBy = [isCounted && `${id}-count`, props.describedBy].filter(Boolean).join(" ");
  return (
    <HtmlTextArea
      id={id}
      label={label}
      rows={7}
      value={value ?? ""}
      onChange={(text) => onChange(text || undefined)}
      attributes={{ ...messageAttributes(props), "aria-describedby": describedBy }}
    >
      {isCounted && <VisibleCount id={`${id}-count`} html={value ?? ""} />}
    </HtmlTextArea>
  );
}

function VisibleCount({ id, html }: { id: string; html: string }) {
  const count = visibleText(html).length;
  const isOut = count > DESCRIPTION_LENGTH.max || (count > 0 && count < DESCRIPTION_LENGTH.min);
  return (
    <span id={id} className={isOut ? "ct-count ct-count-out" : "ct-count"}>
      {count} / {DESCRIPTION_LENGTH.max} caractères visibles
    </span>
  );
}
