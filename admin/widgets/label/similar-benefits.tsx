import { useDeferredValue, useMemo } from "react";
import { addressOf, existingBenefits, similarBenefits } from "../../existing/existing-benefits.ts";
import { useForm } from "../../form/findings.ts";
import { unbreakable } from "../../locale/typography.ts";

/** More of them would say nothing more. */
const SHOWN = 3;

/** Benefits that may be the one whose name is being typed, each with a link that leaves the form as it is. */
export function SimilarBenefits({ label }: { label: string }) {
  const index = useForm((form) => form.index);
  const institution = useForm(({ data }) => (typeof data.institution === "string" ? data.institution : ""));
  const all = useMemo(() => (index ? existingBenefits(index) : []), [index]);
  const settled = useDeferredValue(label);
  const similar = useMemo(
    () => similarBenefits(all, { label: settled, institution }).slice(0, SHOWN),
    [all, settled, institution],
  );
  return (
    <div role="status">
      {similar.length > 0 && (
        <div className="ct-note ct-similar">
          <p>{unbreakable(titleOf(similar.length, institution !== ""))}</p>
          <ul>
            {similar.map(({ file, label: other, institutionName }) => (
              <li key={file}>
                <a href={addressOf(file)} target="_blank" rel="noopener">
                  {other}
                  <span className="ct-hidden"> (nouvel onglet)</span>
                </a>{" "}
                ({institutionName})
              </li>
            ))}
          </ul>
          <p className="ct-hint">S’ouvre dans un nouvel onglet : ce que vous écrivez ici reste en place.</p>
        </div>
      )}
    </div>
  );
}

function titleOf(count: number, hasInstitution: boolean): string {
  if (!hasInstitution) return "D’autres institutions ont une aide semblable :";
  return count === 1 ? "Une aide semblable existe :" : "Des aides semblables existent :";
}
