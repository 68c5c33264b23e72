import { ENTRIES } from "../../contribution/diagnostics/entries.ts";
import type { Report } from "./report.ts";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** SARIF 2.1.0, which code hosts show beside the lines concerned. */
export function sarifFormat({ diagnostics, prefix }: Report): string {
  const rules = Object.entries(ENTRIES).map(([id, entry]) => ({
    id,
    shortDescription: { text: entry.title },
    fullDescription: { text: entry.why },
    help: { text: entry.remedy },
  }));
  const results = diagnostics.map(({ code, severity, message, file, range }) => ({
    ruleId: code,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(`${prefix}${file}`) },
          region: {
            startLine: range.start.line,
            startColumn: range.start.column,
            endLine: range.end.line,
            endColumn: range.end.column,
          },
        },
      },
    ],
  }));
  const driver = { name: "contribution", rules };
  return JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
    },
    null,
    2,
  );
}
