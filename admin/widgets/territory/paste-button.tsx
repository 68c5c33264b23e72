import { useRef, useState } from "react";
import type { PlaceKind } from "../../../contribution/territory/place.ts";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { afterDialog } from "../parts/form-dialog.tsx";
import { PasteDialog } from "./paste-dialog.tsx";

/** Opens the dialog where a list of places is pasted; the keyboard comes back to it. */
export function PasteButton({
  territory,
  kind,
  present,
  onAdd,
}: {
  territory: Territory;
  kind: PlaceKind | undefined;
  present: readonly unknown[];
  onAdd: (codes: readonly string[]) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    afterDialog(() => button.current?.focus());
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="ct-button ct-button-small"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Coller une liste
      </button>
      {isOpen && (
        <PasteDialog
          territory={territory}
          kind={kind}
          present={present}
          onAdd={(codes) => {
            onAdd(codes);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
