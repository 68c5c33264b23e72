import { useId, useRef, useState } from "react";
import { visibleText } from "../../../contribution/validation/html.ts";
import { unbreakable } from "../../locale/typography.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { type LinkPlace, meantAddress } from "./link-at.ts";

/** Asks for the address and the text of a link. It is not a form, because forms do not nest and Decap may stand in one. */
export function LinkDialog({
  link,
  onWrite,
  onRemove,
  onClose,
}: {
  link: LinkPlace;
  onWrite: (address: string, label: string) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const id = useId();
  const text = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(link.address || "https://");
  const [label, setLabel] = useState(link.label);
  const address = meantAddress(typed);
  const hasText = visibleText(label) !== "";
  const write = () => {
    if (address !== undefined && hasText) onWrite(address, label.trim());
    else if (!hasText) text.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    write();
  };
  return (
    <FormDialog title={link.address ? "Modifier le lien" : "Ajouter un lien"} onClose={onClose}>
      <div>
        <label className="ct-label" htmlFor={id}>
          Adresse du lien
        </label>
        <input
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this dialog
          autoFocus
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          className="ct-input"
          value={typed}
          onFocus={(event) => event.target.select()}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div>
        <label className="ct-label" htmlFor={`${id}-text`}>
          Texte cliquable
        </label>
        <p className="ct-hint" id={`${id}-hint`}>
          {unbreakable(
            "Ce que l’on trouvera au bout du lien : « le règlement de l’aide », plutôt que « cliquez ici ».",
          )}
        </p>
        <input
          ref={text}
          id={`${id}-text`}
          type="text"
          className="ct-input"
          aria-describedby={`${id}-hint`}
          value={label}
          onChange={({ target }) => setLabel(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="ct-hint">
        {unbreakable(
          "Une page s’ouvrira dans une nouvelle fenêtre, et le lien le dira : c’est ajouté pour vous.",
        )}
      </p>
      <div className="ct-dialog-buttons">
        <button
          type="button"
          className="ct-button ct-button-main"
          disabled={address === undefined || !hasText}
          onClick={write}
        >
          {link.address ? "Modifier le lien" : "Ajouter le lien"}
        </button>
        {link.address && (
          <button type="button" className="ct-button" onClick={onRemove}>
            Retirer le lien
          </button>
        )}
        <button type="button" className="ct-button" onClick={onClose}>
          Annuler
        </button>
      </div>
    </FormDialog>
  );
}
