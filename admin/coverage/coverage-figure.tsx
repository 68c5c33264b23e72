import { useForm } from "../form/findings.ts";
import { unbreakable } from "../locale/typography.ts";
import { CoverageMap } from "./coverage-map.tsx";
import { useCoverage } from "./use-coverage.ts";

/** Where the benefit on screen is given, in words and on a map; nothing as long as it is not restricted to places. */
export function CoverageFigure() {
  const territory = useForm((form) => form.territory);
  const found = useCoverage();
  if (!found?.coverage.isRestricted || !territory) return null;
  return (
    <figure className="ct-coverage">
      <figcaption>
        <strong>Couverture :</strong> {unbreakable(found.sentence)}
      </figcaption>
      <CoverageMap coverage={found.coverage} territory={territory} />
    </figure>
  );
}
