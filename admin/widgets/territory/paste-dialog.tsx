import { useEffect, useId, useRef, useState } from "react";
import { matchPastedRows, type PastedEntry } from "../../../contribution/territory/pasted-list.ts";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { inSlices } from "../../timing/in-slices.ts";
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
  const { read, progress } = useReading(territory, kind, setRows);
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
          progress={progress}
          onChange={setText}
          onRead={() => read(text)}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}

/** Reads a pasted list little by little: thousands of names take a second. */
function useReading(
  territory: Territory,
  kind: PlaceKind | undefined,
  onDone: (rows: readonly PastedRow[]) => void,
) {
  const [progress, setProgress] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const read = async (text: string) => {
    stop.current?.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    const entries: PastedEntry[] = [];
    const total = text.split("\n").length;
    let done = 0;
    const add = (row: readonly PastedEntry[]) => {
      entries.push(...row);
      done += 1;
      if (done % 100 === 0) setProgress(`Lecture de la liste : ${done} lignes sur ${total}…`);
    };
    if (!(await inSlices(matchPastedRows(territory, text, kind), add, signal)) || signal.aborted) return;
    setProgress(undefined);
    onDone(pastedRows(entries));
  };
  return { read, progress };
}

function PasteText({
  text,
  progress,
  onChange,
  onRead,
  onClose,
}: {
  text: string;
  /** How far the reading is; undefined when nothing is being read. */
  progress: string | undefined;
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
      <p role="status" className="ct-hint">
        {progress}
      </p>
      <div className="ct-dialog-buttons">
        <button
          type="button"
          className="ct-button ct-button-main"
          disabled={text.trim() === "" || progress !== undefined}
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
