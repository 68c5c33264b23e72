import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { type JSX, useId, useState } from "react";
import { Refusal } from "../connection/refusal.ts";
import { storedIdentity } from "../identity/identity.ts";
import { unbreakable } from "../locale/typography.ts";
import { FormDialog } from "../widgets/parts/form-dialog.tsx";
import type { BoardDraft } from "./board-draft.ts";

/** Gives a draft back to who wrote it, with a note that says why; the note is kept with the proposal. */
export function ReturnDialog({
  draft,
  onReturned,
  onClose,
}: {
  draft: BoardDraft;
  onReturned: () => void;
  onClose: () => void;
}): JSX.Element {
  const id = useId();
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      if (note.trim() !== "") await addNote(draft, note.trim());
      onReturned();
    } catch (error) {
      setProblem(
        error instanceof Refusal ? error.message : "La note n’a pas pu être enregistrée. Réessayez.",
      );
      setBusy(false);
    }
  };
  return (
    <FormDialog title="Renvoyer avec une note" onClose={onClose}>
      <label className="ct-label" htmlFor={`${id}-note`}>
        Ce qu’il faut reprendre
      </label>
      <p className="ct-hint" id={`${id}-hint`}>
        {unbreakable(
          "La fiche redevient un brouillon. Votre note reste avec elle : « Le montant a changé en janvier. »",
        )}
      </p>
      <textarea
        id={`${id}-note`}
        className="ct-input"
        rows={5}
        maxLength={10_000}
        aria-describedby={`${id}-hint`}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write
        autoFocus
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {problem !== "" && (
        <p role="alert" className="ct-note ct-note-wrong">
          {problem}
        </p>
      )}
      <div className="ct-dialog-buttons">
        <button type="button" className="ct-button" onClick={onClose}>
          Annuler
        </button>
        <button
          type="button"
          className="ct-button ct-button-main"
          disabled={isBusy}
          onClick={() => void send()}
        >
          Renvoyer
        </button>
      </div>
    </FormDialog>
  );
}

async function addNote({ collection, slug }: BoardDraft, content: string): Promise<void> {
  const { implementation } = currentBackend(store.getState().config);
  await implementation.addNote(collection, slug, { author: storedIdentity()?.name ?? "", content });
}
