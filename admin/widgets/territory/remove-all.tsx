import { useState } from "react";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import { counted } from "./place-kinds.ts";

/** Takes every place away, and gives them back as long as no other was chosen. */
export function RemoveAll({
  items,
  kind,
  onChange,
}: {
  items: readonly unknown[];
  kind: PlaceKind | undefined;
  onChange: (items: readonly unknown[]) => void;
}) {
  const [removed, setRemoved] = useState<readonly unknown[]>([]);
  const canUndo = items.length === 0 && removed.length > 0;
  // The same button, so that the keyboard stays on it.
  const button = canUndo ? "Les remettre" : items.length > 1 ? "Tout retirer" : undefined;
  return (
    <>
      <span role="status" className="ct-hint">
        {canUndo && `${counted(removed.length, kind)} en moins.`}
      </span>
      {button && (
        <button
          type="button"
          className="ct-button ct-button-small"
          onClick={() => {
            setRemoved(canUndo ? [] : items);
            onChange(canUndo ? removed : []);
          }}
        >
          {button}
        </button>
      )}
    </>
  );
}
