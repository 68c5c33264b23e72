import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { Report } from "./report.ts";

const SEVERITIES = { error: "erreur", warning: "avertissement", info: "note" } as const;

/** One line a diagnostic, `path:line:col: message [code]`, then a count; errors only carry no severity word. */
export function textFormat({ diagnostics, prefix, checked }: Report): string {
  const lines = diagnostics.map((diagnostic) => line(diagnostic, prefix));
  return [...lines, summary(diagnostics, checked)].join("\n");
}

function line({ file, range, severity, message, code }: Diagnostic, prefix: string): string {
  const place = `${prefix}${file}:${range.start.line}:${range.start.column}`;
  return `${place}: ${severity === "error" ? "" : `${SEVERITIES[severity]} : `}${message} [${code}]`;
}

function summary(diagnostics: readonly Diagnostic[], checked: number): string {
  const count = (severity: Diagnostic["severity"]) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const parts = (["error", "warning", "info"] as const)
    .map((severity) => counted(count(severity), SEVERITIES[severity]))
    .join(", ");
  return `${counted(checked, "fichier vérifié", "fichiers vérifiés")} : ${parts}.`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count > 1 ? many : one}`;
}
