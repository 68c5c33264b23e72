/** Says that something was removed, and puts it back on demand; silent and present the rest of the time. */
export function RemovedStatus({ text, undo }: { text: string; undo: (() => void) | undefined }) {
  return (
    <div role="status" className={undo ? "ct-removed" : undefined}>
      {undo && (
        <>
          {text}{" "}
          <button type="button" className="ct-button ct-button-small" onClick={undo}>
            Annuler
          </button>
        </>
      )}
    </div>
  );
}
