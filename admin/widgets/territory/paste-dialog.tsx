import { useId, useState } from "react";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { PasteReview } from "./paste-review.tsx";
import { type PastedRow, pastedRows } from "./pasted-rows.ts";
import { noun } from "./place-kinds.ts";

/** A dialog to add many places at once: paste a list, see what was understood, add it. */
export function PasteDialog({
  territory,
  kind,
  present,
  onAdd,
  onClose,
}: {
  territory: Territory;
  kind: PlaceKind | undefined;
  /** What the list holds already. */
  present: readonly unknown[];
  onAdd: (codes: readonly string[]) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const [rows, setRows] = useState<readonly PastedRow[]>();
  return (
    <FormDialog title={`Coller une liste de ${noun(2, kind)}`} onClose={onClose}>
      {rows ? (
        <PasteReview
          territory={territory}
          kind={kind}
          present={present}
          rows={rows}
          onChange={setRows}
          onAdd={onAdd}
          onBack={() => setRows(undefined)}
          onClose={onClose}
        />
      ) : (
        <PasteText
          text={text}
          onChange={setText}
          onRead={() => setRows(pastedRows(territory, text, kind))}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}

function PasteText({
  text,
  onChange,
  onRead,
  onClose,
}: {
  text: string;
  onChange: (text: string) => void;
  onRead: () => void;
  onClose: () => void;
}) {
  const id = useId();
  return (
    <>
      <label className="ct-label" htmlFor={id}>
        Votre liste
      </label>
      <p className="ct-hint" id={`${id}-hint`}>
        Des noms ou des codes, un par ligne ou séparés par des virgules, des points-virgules ou des colonnes.
        Vous pouvez copier des cellules d’un tableur.
      </p>
      <textarea
        id={id}
        className="ct-input"
        rows={8}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to paste
        autoFocus
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
      <div className="ct-dialog-buttons">
        <button
          type="button"
          className="ct-button ct-button-main"
          disabled={text.trim() === ""}
          onClick={onRead}
        >
          Vérifier la liste
        </button>
        <button type="button" className="ct-button" onClick={onClose}>
          Annuler
        </button>
      </div>
    </>
  );
}
