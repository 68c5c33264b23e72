import { useRef, useState } from "react";
import { afterDialog } from "../parts/form-dialog.tsx";
import { type Insertion, inserted, linkTag, listed, surrounded } from "./insertion.ts";
import { type LinkPlace, linkAt } from "./link-at.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { pastedHtml } from "./pasted-html.ts";
import { writeUndoably } from "./undoable-edit.ts";

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
  const [link, setLink] = useState<LinkPlace>();
  const insert = (make: (text: string, start: number, end: number) => Insertion) => {
    if (!area.current) return;
    writeUndoably(
      area.current,
      make(area.current.value, area.current.selectionStart, area.current.selectionEnd),
    );
  };
  const editLink = () =>
    area.current &&
    setLink(linkAt(area.current.value, area.current.selectionStart, area.current.selectionEnd));
  const putBack = (html: string | undefined) => {
    setLink(undefined);
    afterDialog(() => {
      area.current?.focus();
      if (link && html !== undefined) insert((text) => inserted(html)(text, link.start, link.end));
    });
  };
  return (
    <div className="ct-html">
      <div className="ct-toolbar" role="toolbar" aria-label={`Mise en forme : ${label}`} aria-controls={id}>
        <ToolButton onClick={() => insert(surrounded("strong"))}>
          <strong>Gras</strong>
        </ToolButton>
        <ToolButton onClick={() => insert(surrounded("em"))}>
          <em>Italique</em>
        </ToolButton>
        <ToolButton onClick={() => insert(listed)}>Liste</ToolButton>
        <ToolButton opensDialog onClick={editLink}>
          Lien
        </ToolButton>
      </div>
      {link && (
        <LinkDialog
          link={link}
          onWrite={(address, text) => putBack(linkTag(address, text))}
          onRemove={() => putBack(link.label)}
          onClose={() => putBack(undefined)}
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
        onPaste={(event) => {
          const html = formattedPaste(event.clipboardData);
          if (html === undefined) return;
          event.preventDefault();
          insert(inserted(html));
        }}
        {...attributes}
      />
      {children}
    </div>
  );
}

function ToolButton({
  onClick,
  opensDialog = false,
  children,
}: {
  onClick: () => void;
  opensDialog?: boolean;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className="ct-button ct-button-small"
      aria-haspopup={opensDialog ? "dialog" : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** What to put in for something pasted with its formatting; undefined to leave the paste to the browser. */
function formattedPaste(data: DataTransfer): string | undefined {
  const html = data.getData("text/html");
  // Somebody who copies the source of a text wants its tags as they are.
  const isSource = /<\/?(a|br|em|li|p|strong|ul)\b[^>]*>/i.test(data.getData("text/plain"));
  return html.trim() === "" || isSource ? undefined : pastedHtml(html) || undefined;
}
