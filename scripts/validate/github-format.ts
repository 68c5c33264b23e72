import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import type { MakeFormat } from "./report.ts";

const LEVELS = { error: "error", warning: "warning", info: "notice" } as const;

/** Annotations that GitHub Actions reads from the log. */
export const githubFormat: MakeFormat = (prefix) => ({
  file: ({ diagnostics }) => diagnostics.map((one) => `${annotation(one, prefix)}\n`).join(""),
});

function annotation({ file, range, severity, code, message, wasThere }: Diagnostic, prefix: string): string {
  const place = {
    file: `${prefix}${file}`,
    line: range.start.line,
    col: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    title: code,
  };
  const properties = Object.entries(place).map(([key, value]) => `${key}=${property(String(value))}`);
  // What a proposal has not brought is nothing that its author must mend.
  const [level, before] = wasThere
    ? ["notice", "Déjà là avant cette proposition : "]
    : [LEVELS[severity], ""];
  return `::${level} ${properties.join(",")}::${data(`${before}${message}`)}`;
}

// The escapes of GitHub's workflow commands: a line break would end the command.
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
