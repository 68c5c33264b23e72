import type { Report } from "./report.ts";

const LEVELS = { error: "error", warning: "warning", info: "notice" } as const;

/** Annotations that GitHub Actions reads from the log. */
export function githubFormat({ diagnostics, prefix }: Report): string {
  return diagnostics
    .map(({ file, range, severity, code, message }) => {
      const place = {
        file: `${prefix}${file}`,
        line: range.start.line,
        col: range.start.column,
        endLine: range.end.line,
        endColumn: range.end.column,
        title: code,
      };
      const properties = Object.entries(place).map(([key, value]) => `${key}=${property(String(value))}`);
      return `::${LEVELS[severity]} ${properties.join(",")}::${data(message)}`;
    })
    .join("\n");
}

// The escapes of GitHub's workflow commands: a line break would end the command.
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
