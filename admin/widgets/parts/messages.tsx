import { createContext, useContext } from "react";
import type { Finding } from "../../../contribution/diagnostics/diagnostic.ts";
import type { Severity } from "../../../contribution/diagnostics/severity.ts";
import { unbreakable } from "../../locale/typography.ts";

/** French name of each severity, as it stands before a message. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: "À corriger",
  warning: "À vérifier",
  info: "À savoir",
};

/** Applies a finding's repair to the field being edited; undefined where the repair touches another field. */
export type FindRepair = (finding: Finding) => (() => void) | undefined;

/** How the messages of a control repair its value; by default they cannot. */
export const RepairContext = createContext<FindRepair>(() => undefined);

/** What is said of a field, beside it; `id` is for the input's `aria-describedby`. */
export function Messages({ id, findings }: { id: string; findings: readonly Finding[] }) {
  const wrong = findings.some(({ severity }) => severity === "error");
  return (
    <div id={id} className="ct-messages" role={wrong ? "alert" : undefined}>
      {findings.map((finding) => (
        <Message key={`${finding.code} ${finding.path.join(".")} ${finding.message}`} finding={finding} />
      ))}
    </div>
  );
}

function Message({ finding }: { finding: Finding }) {
  const repair = useContext(RepairContext)(finding);
  return (
    <div className={`ct-message ct-message-${finding.severity}`}>
      <p>
        <strong>{SEVERITY_NAMES[finding.severity]}&nbsp;:</strong> {unbreakable(finding.message)}
      </p>
      {repair && finding.repair && (
        <button type="button" className="ct-button ct-button-small" onClick={repair}>
          {unbreakable(finding.repair.title)}
        </button>
      )}
    </div>
  );
}
