import { useEffect, useMemo, useRef } from "react";
import type { PastedEntry } from "../../../contribution/territory/pasted-list.ts";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { unbreakable } from "../../locale/typography.ts";
import { useLatest } from "../use-latest.ts";
import { PastedRowEditor } from "./pasted-row-editor.tsx";
import {
  codesToAdd,
  type PastedRow,
  wholeEpci,
  withChoice,
  withCorrection,
  withoutRepetition,
} from "./pasted-rows.ts";
import { counted } from "./place-kinds.ts";
import { useGrowing } from "./use-growing.ts";

/** What was understood of a pasted list: what is unclear comes first, and everything can be changed before adding. */
export function PasteReview({
  territory,
  kind,
  present,
  rows,
  onChange,
  onAdd,
  onBack,
  onClose,
}: {
  territory: Territory;
  kind: PlaceKind | undefined;
  present: readonly unknown[];
  rows: readonly PastedRow[];
  onChange: (rows: readonly PastedRow[]) => void;
  onAdd: (codes: readonly string[]) => void;
  onBack: () => void;
  onClose: () => void;
}) {
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => summary.current?.focus(), []);
  const codes = useMemo(() => codesToAdd(rows, present), [rows, present]);
  const epci = useMemo(
    () => (kind === "commune" ? wholeEpci(territory, [...present, ...codes]) : undefined),
    [territory, kind, present, codes],
  );
  const of = (status: PastedRow["status"]) => rows.filter((row) => row.status === status);
  const found = withoutRepetition(of("found"));
  const choose = useLatest((key: string, chosen: string | undefined) =>
    onChange(withChoice(rows, key, chosen)),
  );
  const correct = useLatest((key: string, entries: readonly PastedEntry[]) =>
    onChange(withCorrection(rows, key, entries)),
  );
  const list = (title: string, shown: readonly PastedRow[]) => (
    <PastedRows
      title={title}
      rows={shown}
      territory={territory}
      kind={kind}
      present={present}
      onChoose={choose}
      onCorrect={correct}
    />
  );
  return (
    <>
      <p ref={summary} tabIndex={-1} className="ct-dialog-summary" role="status">
        {summaryOf(found.length, of("several").length, of("unknown").length)}
      </p>
      <div className="ct-dialog-body">
        {list("Non trouvés : à corriger", of("unknown"))}
        {list("Plusieurs lieux possibles : à choisir", of("several"))}
        {list("Reconnus", found)}
      </div>
      {epci && (
        <p className="ct-note">
          {unbreakable(
            `Ces communes sont exactement celles de l’intercommunalité « ${epci.name} » : une fois ajoutées, vous pourrez les remplacer par elle d’un seul geste.`,
          )}
        </p>
      )}
      <div className="ct-dialog-buttons">
        <button
          type="button"
          className="ct-button ct-button-main"
          disabled={codes.length === 0}
          onClick={() => onAdd(codes)}
        >
          {codes.length === 0 ? "Rien à ajouter" : `Ajouter ${addition(codes.length, kind)}`}
        </button>
        <button type="button" className="ct-button" onClick={onBack}>
          Revenir au texte
        </button>
        <button type="button" className="ct-button" onClick={onClose}>
          Annuler
        </button>
      </div>
    </>
  );
}

/** The entries of which the same is known; they come a few at a time when they are many. */
function PastedRows({
  title,
  rows,
  territory,
  kind,
  present,
  onChoose,
  onCorrect,
}: {
  title: string;
  rows: readonly PastedRow[];
  territory: Territory;
  kind: PlaceKind | undefined;
  present: readonly unknown[];
  onChoose: (key: string, chosen: string | undefined) => void;
  onCorrect: (key: string, entries: readonly PastedEntry[]) => void;
}) {
  const count = useGrowing(rows.length);
  const known = useMemo(() => new Set(present), [present]);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className="ct-dialog-subtitle">{title}</h3>
      <ul className="ct-pasted">
        {rows.slice(0, count).map((row) => (
          <PastedRowEditor
            key={row.key}
            row={row}
            territory={territory}
            kind={kind}
            isPresent={known.has(row.chosen)}
            onChoose={onChoose}
            onCorrect={onCorrect}
          />
        ))}
      </ul>
    </section>
  );
}

function addition(count: number, kind: PlaceKind | undefined): string {
  return count > 1 ? `les ${counted(count, kind)}` : counted(count, kind);
}

function summaryOf(found: number, several: number, unknown: number): string {
  const parts = [
    `${found} reconnu${found > 1 ? "s" : ""}`,
    ...(several > 0 ? [`${several} à choisir`] : []),
    ...(unknown > 0 ? [`${unknown} non trouvé${unknown > 1 ? "s" : ""}`] : []),
  ];
  return `${parts.join(", ")}.`;
}
