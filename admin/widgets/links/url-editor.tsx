import { isSafeAddress } from "../../../contribution/validation/html.ts";
import { type EditorProps, messageAttributes } from "../editor-props.ts";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";

/** An address, with a link that opens it in a new tab once it is one. */
export function UrlEditor(props: EditorProps) {
  const { id, label, value, onChange, node } = props;
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
        // A pasted address often carries a space or a line break.
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
