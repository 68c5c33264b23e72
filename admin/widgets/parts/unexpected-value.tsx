import { rawText } from "../../form/plain-value.ts";

/** A value that a control cannot edit: shown as it is, with what was expected and ways out. */
export function UnexpectedValue({
  value,
  expected,
  onClear,
  clearLabel = "Remplacer par une valeur vide",
  keep,
}: {
  value: unknown;
  /** What was expected, after « il faut ici ». */
  expected: string;
  onClear: () => void;
  clearLabel?: string;
  /** A way to keep the value under the expected shape. */
  keep?: { label: string; onKeep: () => void } | undefined;
}) {
  return (
    <div className="ct-unexpected">
      <p>
        Cette valeur ne peut pas être modifiée ici : il faut {expected}, et le fichier contient autre chose :
      </p>
      <pre className="ct-raw">{rawText(value)}</pre>
      <div className="ct-row">
        {keep && (
          <button type="button" className="ct-button" onClick={keep.onKeep}>
            {keep.label}
          </button>
        )}
        <button type="button" className="ct-button" onClick={onClear}>
          {clearLabel}
        </button>
      </div>
    </div>
  );
}
