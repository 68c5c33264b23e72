import { isSafeAddress } from "../../../contribution/validation/html.ts";
import { touchKey } from "../../form/findings.ts";
import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

/** An address, with a link that opens it in a new tab once it is one. */
export function UrlEditor(props: EditorProps) {
  const { id, label, value, onChange, node, path } = props;
  if (value !== null && typeof value === "object") {
    return <UnexpectedValue value={value} expected="une adresse" onClear={() => onChange(undefined)} />;
  }
  const address = value === null || value === undefined ? "" : String(value);
  return (
    <div className="ct-row ct-row-fill">
      <input
        id={id}
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        className="ct-input"
        aria-label={label}
        placeholder={String(node.examples?.[0] ?? "https://")}
        value={address}
        onChange={({ target }) => onChange(target.value || undefined)}
        // What is to be said of a pasted address need not wait for the person to leave the field.
        onPaste={(event) => {
          touchKey(String(path[0]));
          pasteTrimmed(event);
        }}
        onBlur={() => address !== address.trim() && onChange(address.trim() || undefined)}
        {...messageAttributes(props)}
      />
      {isSafeAddress(address) && (
        <a className="ct-link" href={address} target="_blank" rel="noopener noreferrer">
          ouvrir dans un nouvel onglet
          <span className="ct-hidden"> : {label}</span>
        </a>
      )}
    </div>
  );
}

/** A pasted address often carries a space or a line break; what is left is put in as if typed, so Ctrl+Z takes it back. */
function pasteTrimmed(event: React.ClipboardEvent): void {
  const text = event.clipboardData.getData("text/plain");
  if (text === text.trim()) return;
  event.preventDefault();
  document.execCommand("insertText", false, text.trim());
}
