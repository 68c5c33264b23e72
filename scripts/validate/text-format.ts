import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { Report } from "./report.ts";

const SEVERITIES = { error: "erreur", warning: "avertissement", info: "note" } as const;

/** One line a diagnostic, `path:line:col: message [code]`, then the counts; a warning or a note says that it is one. */
export function textFormat({ diagnostics, prefix, checked }: Report): string {
  const lines = diagnostics.map(
    (diagnostic) => `${placeOf(diagnostic, prefix)}: ${sentenceOf(diagnostic)} [${diagnostic.code}]`,
  );
  return [...lines, summary(diagnostics, checked)].join("\n");
}

const COLOURS = { error: 31, warning: 33, info: 36 } as const;
const BOLD = 1;
const GREY = 90;

/** The same for a person at a terminal: the line concerned under each message, in colours, and the counts by code. */
export function terminalFormat({ diagnostics, prefix, checked, files }: Report): string {
  const blocks = diagnostics.map((diagnostic) => {
    const { severity, code } = diagnostic;
    const place = coloured(BOLD, placeOf(diagnostic, prefix));
    const sentence = `${coloured(COLOURS[severity], SEVERITIES[severity])} ${diagnostic.message}`;
    const frame = frameOf(diagnostic, files.get(diagnostic.file)?.text ?? "");
    return `${place} ${coloured(GREY, `[${code}]`)}\n  ${sentence}\n${frame}`;
  });
  return [...blocks, ...byCode(diagnostics), summary(diagnostics, checked)].join("\n");
}

function placeOf({ file, range }: Diagnostic, prefix: string): string {
  return `${prefix}${file}:${range.start.line}:${range.start.column}`;
}

function sentenceOf({ severity, message }: Diagnostic): string {
  return severity === "error" ? message : `${SEVERITIES[severity]} : ${message}`;
}

const WIDTH = 100;

/** The first line concerned, and under it what of it is meant. */
function frameOf({ range, severity }: Diagnostic, text: string): string {
  const line = text.split(/\r\n?|\n/, range.start.line)[range.start.line - 1];
  if (line === undefined || line === "") return "";
  const shown = line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line;
  const number = String(range.start.line);
  const end = range.end.line > range.start.line ? shown.length : range.end.column - 1;
  const start = Math.min(range.start.column - 1, shown.length);
  const marks = "^".repeat(Math.max(1, Math.min(end, shown.length) - start));
  const margin = " ".repeat(number.length);
  return `  ${coloured(GREY, `${number} │`)} ${shown}\n  ${coloured(GREY, `${margin} │`)} ${" ".repeat(start)}${coloured(COLOURS[severity], marks)}\n`;
}

function byCode(diagnostics: readonly Diagnostic[]): string[] {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rows = [...counts].sort(([, a], [, b]) => b - a);
  return rows.map(([code, count]) => `${String(count).padStart(6)}  ${code}`);
}

function coloured(code: number, text: string): string {
  return `\u001b[${code}m${text}\u001b[0m`;
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
