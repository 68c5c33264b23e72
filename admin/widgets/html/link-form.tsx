import { useId, useState } from "react";
import { isSafeAddress } from "../../../contribution/validation/html.ts";

/** Asks for the address of a link. It is not a form, because forms do not nest and Decap may stand in one. */
export function LinkForm({ onAdd, onCancel }: { onAdd: (address: string) => void; onCancel: () => void }) {
  const id = useId();
  const [address, setAddress] = useState("https://");
  const isSafe = isSafeAddress(address.trim());
  const add = () => isSafe && onAdd(address.trim());
  return (
    <div className="ct-panel">
      <label className="ct-label" htmlFor={id}>
        Adresse du lien
      </label>
      <p className="ct-hint" id={`${id}-hint`}>
        Sélectionnez d’abord le texte à rendre cliquable. Le lien s’ouvrira dans une nouvelle fenêtre.
      </p>
      <div className="ct-row ct-row-fill">
        <input
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this panel
          autoFocus
          type="text"
          inputMode="url"
          className="ct-input"
          aria-describedby={`${id}-hint`}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onCancel();
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" className="ct-button" disabled={!isSafe} onClick={add}>
          Ajouter le lien
        </button>
        <button type="button" className="ct-button" onClick={onCancel}>
          Annuler
        </button>
      </div>
    </div>
  );
}
