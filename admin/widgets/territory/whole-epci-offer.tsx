import { useMemo } from "react";
import type { Territory } from "../../../contribution/territory/territory.ts";
import { wholeEpci } from "./pasted-rows.ts";

/** Offers the intercommunality in the place of the list of all its communes: it says the same, and ages better. */
export function WholeEpciOffer({
  territory,
  items,
  onReplace,
}: {
  territory: Territory;
  items: readonly unknown[];
  /** Puts the EPCI of this SIREN in the place of the communes. */
  onReplace: (code: string) => void;
}) {
  const epci = useMemo(() => wholeEpci(territory, items), [territory, items]);
  if (!epci) return null;
  return (
    <div className="ct-known" role="status">
      <p>
        Ces communes sont exactement celles de l’intercommunalité « {epci.name} ». La nommer dit la même chose
        en un mot, et suivra ses changements.
      </p>
      <button type="button" className="ct-button" onClick={() => onReplace(epci.code)}>
        Remplacer par l’intercommunalité
      </button>
    </div>
  );
}
