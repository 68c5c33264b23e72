import { type JSX, useState } from "react";
import { createRoot } from "react-dom/client";
import { type SyncState, syncNow, useSyncState } from "./sync-state.ts";

/** Shows, at the foot of every page, what is kept here until the remote takes it. */
export function showSync(): void {
  createRoot(document.body.appendChild(document.createElement("div"))).render(<SyncBanner />);
}

function SyncBanner(): JSX.Element {
  const state = useSyncState();
  const [isTrying, setTrying] = useState(false);
  const retry = () => {
    setTrying(true);
    void syncNow().finally(() => setTrying(false));
  };
  return (
    <div role="status" className="contribution-sync-place">
      {state && (
        <div className="contribution-sync">
          <p>
            <strong>{sentence(state)}</strong> {state.reason}
          </p>
          <button type="button" disabled={isTrying} onClick={retry}>
            {isTrying ? "Nouvel essai…" : "Réessayer maintenant"}
          </button>
        </div>
      )}
    </div>
  );
}

function sentence({ remote, state, left }: SyncState): string {
  if (state === "conflict") return `Enregistré ici ; ne peut pas encore rejoindre « ${remote} ».`;
  if (left > 0) return `Enregistré ici ; sera envoyé à « ${remote} » dès que possible.`;
  return `Ce que d’autres ont fait sur « ${remote} » n’apparaît peut-être pas encore ici.`;
}
