import { useState } from "react";
import { useForm } from "../form/findings.ts";
import { unbreakable } from "../locale/typography.ts";
import { CoverageMap } from "./coverage-map.tsx";
import { useCoverage } from "./use-coverage.ts";

/** Where the conditions being edited leave people to live: one line, and the map for who opens it. */
export function CoverageDetails() {
  const territory = useForm((form) => form.territory);
  const found = useCoverage();
  const [isOpen, setOpen] = useState(false);
  if (!found?.coverage.isRestricted || !territory) return null;
  return (
    <details className="ct-coverage" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>Couverture :</strong> {unbreakable(found.sentence)} <span className="ct-map-link">Carte</span>
      </summary>
      {isOpen && <CoverageMap coverage={found.coverage} territory={territory} />}
    </details>
  );
}
