import type { Finding } from "../../contribution/diagnostics/diagnostic.ts";
import type { Severity } from "../../contribution/diagnostics/severity.ts";
import type { Kind } from "../../contribution/model/collections.ts";
import { fieldHolding } from "../form/fields.ts";
import { showAllFindings, useForm } from "../form/findings.ts";
import { inFormOrder } from "../form/order.ts";
import { unbreakable } from "../locale/typography.ts";
import { focusPath } from "../widgets/focus-field.ts";

const SECTIONS: readonly { severity: Severity; title: string }[] = [
  { severity: "error", title: "À corriger avant de publier" },
  { severity: "warning", title: "À vérifier" },
  { severity: "info", title: "À savoir" },
];

/** Everything that is said of the file; each line leads to its field. */
export function FindingsList() {
  const { findings, checked, problem, kind } = useForm((form) => form);
  const inOrder = inFormOrder(kind, findings);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <section className="cp-findings" aria-labelledby="cp-findings-title">
      <h2 id="cp-findings-title">Ce qui est à corriger</h2>
      {problem !== "" && <p className="cp-problem">{problem}</p>}
      <p role="status">
        {checked ? summary(errors, findings.length - errors) : problem === "" && "Vérification en cours…"}
      </p>
      {SECTIONS.map(({ severity, title }) => (
        <Section
          key={severity}
          title={title}
          severity={severity}
          kind={kind}
          findings={inOrder.filter((finding) => finding.severity === severity)}
        />
      ))}
    </section>
  );
}

function Section({
  title,
  severity,
  kind,
  findings,
}: {
  title: string;
  severity: Severity;
  kind: Kind;
  findings: readonly Finding[];
}) {
  if (findings.length === 0) return null;
  return (
    <>
      <h3 className={`cp-${severity}`}>
        {title} ({findings.length})
      </h3>
      <ul>
        {findings.map((finding) => (
          <li
            key={`${finding.code} ${finding.path.join(".")} ${finding.message}`}
            className={`cp-${severity}`}
          >
            <button type="button" onClick={() => show(finding)}>
              <span className="cp-place">{placeOf(kind, finding)}</span> {unbreakable(finding.message)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function show({ path }: Finding): void {
  showAllFindings();
  // The messages must be drawn before the screen moves.
  requestAnimationFrame(() => focusPath(path));
}

/** The field that a finding is about, by its title: « Montant », « Qui peut en bénéficier, condition 2 ». */
function placeOf(kind: Kind, { path }: Finding): string {
  // The benefit's new institution is checked with it.
  const [first, key] = path;
  if (first === "institution" && typeof key === "string")
    return `Nouvelle institution, ${fieldHolding("institution", key)?.node.title ?? key}`;
  const field = fieldHolding(kind, path[0]);
  const title =
    (field?.isGroup ? field.node.properties?.[String(path[0])]?.title : field?.node.title) ?? path[0];
  const position = typeof path[1] === "number" ? `, n° ${path[1] + 1}` : "";
  return title === undefined ? "" : `${title}${position}`;
}

function summary(errors: number, others: number): string {
  if (errors + others === 0) return "Rien à corriger.";
  const first = errors === 0 ? "Aucune erreur" : errors === 1 ? "1 erreur" : `${errors} erreurs`;
  return others === 0 ? `${first}.` : `${first}, ${others} remarque${others > 1 ? "s" : ""}.`;
}
