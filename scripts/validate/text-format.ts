import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { Counts, MakeFormat } from "./report.ts";

const SEVERITIES = { error: "erreur", warning: "avertissement", info: "note" } as const;

/** One line a diagnostic, `path:line:col: message [code]`, then the counts; a warning or a note says that it is one. */
export const textFormat: MakeFormat = (prefix) => ({
  file: ({ diagnostics }) =>
    diagnostics.map((one) => `${placeOf(one, prefix)}: ${sentenceOf(one)} [${one.code}]\n`).join(""),
  end: summary,
});

const COLOURS = { error: 31, warning: 33, info: 36 } as const;
const BOLD = 1;
const GREY = 90;

/** The same for a person at a terminal: the line concerned under each message, in colours, and the counts by code. */
export const terminalFormat: MakeFormat = (prefix) => ({
  file: ({ diagnostics, read }) => diagnostics.map((one) => block(one, prefix, read?.text ?? "")).join(""),
  end: (counts, checked) => byCode(counts) + summary(counts, checked),
});

function block(diagnostic: Diagnostic, prefix: string, text: string): string {
  const { severity, code, message } = diagnostic;
  const place = coloured(BOLD, placeOf(diagnostic, prefix));
  const sentence = `${coloured(COLOURS[severity], SEVERITIES[severity])} ${message}${before(diagnostic)}`;
  return `${place} ${coloured(GREY, `[${code}]`)}\n  ${sentence}\n${frameOf(diagnostic, text)}\n`;
}

function placeOf({ file, range }: Diagnostic, prefix: string): string {
  return `${prefix}${file}:${range.start.line}:${range.start.column}`;
}

function sentenceOf(diagnostic: Diagnostic): string {
  const { severity, message } = diagnostic;
  const named = severity === "error" ? message : `${SEVERITIES[severity]} : ${message}`;
  return `${named}${before(diagnostic)}`;
}

function before({ wasThere }: Diagnostic): string {
  return wasThere ? " (déjà là avant cette modification)" : "";
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

function byCode({ codes }: Counts): string {
  const rows = [...codes].sort(([, a], [, b]) => b - a);
  return rows.map(([code, count]) => `${String(count).padStart(6)}  ${code}\n`).join("");
}

function coloured(code: number, text: string): string {
  return `\u001b[${code}m${text}\u001b[0m`;
}

function summary({ severities, known }: Counts, checked: number): string {
  const parts = (["error", "warning", "info"] as const)
    .map((severity) => counted(severities[severity], SEVERITIES[severity]))
    .join(", ");
  const old = known > 0 ? ` ; ${counted(known, "autre", "autres")} déjà là avant` : "";
  return `${counted(checked, "fichier vérifié", "fichiers vérifiés")} : ${parts}${old}.\n`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count > 1 ? many : one}`;
}
