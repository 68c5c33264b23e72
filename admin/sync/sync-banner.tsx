import { type JSX, useState } from "react";
import { createRoot } from "react-dom/client";
import { decideSync, type SyncState, syncNow, useSyncState } from "./sync-state.ts";

/** Shows, at the foot of every page, what is kept here until the remote takes it. */
export function showSync(): void {
  createRoot(document.body.appendChild(document.createElement("div"))).render(<SyncBanner />);
}

function SyncBanner(): JSX.Element {
  const state = useSyncState();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const act = (work: () => Promise<void>) => {
    setBusy(true);
    setFailure("");
    void work()
      .catch(({ message }: Error) => setFailure(message))
      .finally(() => setBusy(false));
  };
  return (
    <div role="status" className="contribution-sync-place">
      {state && (
        <div className="contribution-sync">
          <p>
            <strong>{sentence(state)}</strong> {state.reason} {failure}
          </p>
          {actionsOf(state).map(({ label, busy, work }) => (
            <button key={label} type="button" disabled={isBusy} onClick={() => act(work)}>
              {isBusy ? busy : label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function sentence({ remote, state, left, decision }: SyncState): string {
  if (decision) return "Une décision vous attend.";
  if (state === "conflict") return `Enregistré ici ; ne peut pas encore rejoindre « ${remote} ».`;
  if (left > 0) return `Enregistré ici ; sera envoyé à « ${remote} » dès que possible.`;
  return `Ce que d’autres ont fait sur « ${remote} » n’apparaît peut-être pas encore ici.`;
}

interface Action {
  readonly label: string;
  /** What it says while it is under way. */
  readonly busy: string;
  work(): Promise<void>;
}

function actionsOf({ remote, decision }: SyncState): readonly Action[] {
  if (!decision) return [{ label: "Réessayer maintenant", busy: "Nouvel essai…", work: syncNow }];
  const follow = {
    label: "L’annuler aussi ici",
    busy: "En cours…",
    work: () => decideSync("follow"),
  };
  const restore = {
    label: decision.now ? `Le remettre sur « ${remote} »` : `Recréer cette branche sur « ${remote} »`,
    busy: "En cours…",
    work: () => decideSync("restore"),
  };
  return decision.now ? [follow, restore] : [restore];
}
