import { type RefObject, useRef, useState } from "react";
import { type Insertion, linked, listed, surrounded } from "./insertion.ts";
import { LinkForm } from "./link-form.tsx";

/** A text area with the few tags that the simulator shows, one button each; `children` stands under the text. */
export function HtmlTextArea({
  id,
  label,
  rows,
  value,
  onChange,
  attributes,
  children,
}: {
  id: string;
  label: string;
  rows: number;
  value: string;
  onChange: (text: string) => void;
  attributes?: React.AriaAttributes;
  children?: React.ReactNode;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [isLinking, setLinking] = useState(false);
  const insert = (make: (text: string, start: number, end: number) => Insertion) => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    const made = make(value, selectionStart, selectionEnd);
    onChange(made.text);
    selectLater(area, made);
  };
  return (
    <div className="ct-html">
      <div className="ct-toolbar" role="toolbar" aria-label={`Mise en forme : ${label}`} aria-controls={id}>
        <button
          type="button"
          className="ct-button ct-button-small"
          onClick={() => insert(surrounded("strong"))}
        >
          <strong>Gras</strong>
        </button>
        <button type="button" className="ct-button ct-button-small" onClick={() => insert(surrounded("em"))}>
          <em>Italique</em>
        </button>
        <button type="button" className="ct-button ct-button-small" onClick={() => insert(listed)}>
          Liste
        </button>
        <button
          type="button"
          className="ct-button ct-button-small"
          aria-expanded={isLinking}
          onClick={() => setLinking(!isLinking)}
        >
          Lien
        </button>
      </div>
      {isLinking && (
        <LinkForm
          onAdd={(address) => {
            setLinking(false);
            insert(linked(address));
          }}
          onCancel={() => {
            setLinking(false);
            area.current?.focus();
          }}
        />
      )}
      <textarea
        ref={area}
        id={id}
        className="ct-input"
        rows={rows}
        aria-label={label}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        {...attributes}
      />
      {children}
    </div>
  );
}

/** The selection can only be set once the new text has been drawn. */
function selectLater(area: RefObject<HTMLTextAreaElement | null>, { start, end }: Insertion): void {
  requestAnimationFrame(() => {
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  });
}
