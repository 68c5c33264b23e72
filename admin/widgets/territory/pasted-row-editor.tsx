import { memo, useId, useState } from "react";
import { matchPastedList, type PastedEntry } from "../../../contribution/territory/pasted-list.ts";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import type { PlaceMatch } from "../../../contribution/territory/search.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import type { PastedRow } from "./pasted-rows.ts";

/**
 * One entry of a pasted list: a box to keep it or not, a choice between places, or a text to correct. Hundreds of them
 * stand beside the one that changes.
 */
export const PastedRowEditor = memo(function PastedRowEditor({
  row,
  territory,
  kind,
  isPresent,
  onChoose,
  onCorrect,
}: {
  row: PastedRow;
  territory: Territory;
  kind: PlaceKind | undefined;
  /** Whether the list has the place already. */
  isPresent: boolean;
  onChoose: (key: string, code: string | undefined) => void;
  onCorrect: (key: string, entries: readonly PastedEntry[]) => void;
}) {
  const choose = (code: string | undefined) => onChoose(row.key, code);
  if (row.status === "found") return <FoundRow row={row} isPresent={isPresent} onChoose={choose} />;
  if (row.status === "several") return <SeveralRow row={row} onChoose={choose} />;
  return (
    <UnknownRow
      row={row}
      onCorrect={(text) => onCorrect(row.key, matchPastedList(territory, text, kind))}
      onIgnore={() => onCorrect(row.key, [])}
    />
  );
});

function FoundRow({
  row: { text, matches, chosen },
  isPresent,
  onChoose,
}: {
  row: PastedRow;
  isPresent: boolean;
  onChoose: (code: string | undefined) => void;
}) {
  const [match] = matches;
  if (!match) return null;
  return (
    <li>
      <label className="ct-checkbox">
        <input
          type="checkbox"
          checked={chosen !== undefined}
          onChange={({ target }) => onChoose(target.checked ? match.code : undefined)}
        />
        <span>
          {match.name} <span className="ct-hint">{described(match)}</span>
          {isPresent && <span className="ct-hint"> · déjà dans la liste</span>}
          {!match.name.includes(text) && text !== match.code && (
            <span className="ct-hint"> · vous avez écrit « {text} »</span>
          )}
        </span>
      </label>
    </li>
  );
}

function SeveralRow({
  row: { text, matches, chosen },
  onChoose,
}: {
  row: PastedRow;
  onChoose: (code: string | undefined) => void;
}) {
  const id = useId();
  return (
    <li>
      <label className="ct-label" htmlFor={id}>
        « {text} »
      </label>
      <select
        id={id}
        className="ct-select"
        value={chosen ?? ""}
        onChange={({ target }) => onChoose(target.value || undefined)}
      >
        <option value="">Ne pas ajouter</option>
        {matches.map((match) => (
          <option key={match.code} value={match.code}>
            {match.name} ({described(match)})
          </option>
        ))}
      </select>
    </li>
  );
}

function UnknownRow({
  row,
  onCorrect,
  onIgnore,
}: {
  row: PastedRow;
  onCorrect: (text: string) => void;
  onIgnore: () => void;
}) {
  const id = useId();
  const [text, setText] = useState(row.text);
  const correct = () => text.trim() !== row.text && onCorrect(text);
  return (
    <li>
      <label className="ct-label" htmlFor={id}>
        « {row.text} »<span className="ct-hidden"> : à corriger</span>
      </label>
      <div className="ct-row ct-row-fill">
        <input
          id={id}
          type="text"
          className="ct-input"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            correct();
          }}
        />
        <button
          type="button"
          className="ct-button"
          aria-label={`Chercher à la place de « ${row.text} »`}
          onClick={correct}
        >
          Chercher
        </button>
        <button type="button" className="ct-button" aria-label={`Ignorer « ${row.text} »`} onClick={onIgnore}>
          Ignorer
        </button>
      </div>
    </li>
  );
}

/** What tells a place from its homonyms, then its code. */
function described({ code, detail, name }: PlaceMatch): string {
  return name.includes(code) || detail.includes(code) ? detail : `${detail}, ${code}`;
}
