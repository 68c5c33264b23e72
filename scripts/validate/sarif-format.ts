import type { Diagnostic } from "../../contribution/diagnostics/diagnostic.ts";
import { ENTRIES } from "../../contribution/diagnostics/entries.ts";
import { jsonList } from "./json-list.ts";
import type { MakeFormat } from "./report.ts";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** SARIF 2.1.0, which code hosts show beside the lines concerned. */
export const sarifFormat: MakeFormat = (prefix) => {
  const list = jsonList("      ");
  // The text is that of a whole report without results, cut where they stand.
  const [before, after] = JSON.stringify(report(), null, 2).split(/(?<="results": )\[\]/);
  return {
    start: () => before ?? "",
    file: ({ diagnostics }) => list.more(diagnostics.map((diagnostic) => resultOf(diagnostic, prefix))),
    end: () => `${list.end()}${after}\n`,
  };
};

function report() {
  const rules = Object.entries(ENTRIES).map(([id, entry]) => ({
    id,
    shortDescription: { text: entry.title },
    fullDescription: { text: entry.why },
    help: { text: entry.remedy },
  }));
  const driver = { name: "contribution", rules };
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results: [] }],
  };
}

function resultOf({ code, severity, message, file, range, wasThere }: Diagnostic, prefix: string): object {
  return {
    ruleId: code,
    ...(wasThere && { baselineState: "unchanged" }),
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
  };
}
