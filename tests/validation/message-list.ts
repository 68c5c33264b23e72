import { ENTRIES } from "../../contribution/diagnostics/entries.ts";
import type { Entry, Values, Wording } from "../../contribution/diagnostics/entry.ts";
import type { Case } from "./case-folders.ts";

/** The name of the wording that a code's sentence comes from; undefined when none of them fits. */
export function variantOf(code: string, message: string): string | undefined {
  const entries: Readonly<Record<string, Entry>> = ENTRIES;
  const fitting = Object.entries(entries[code]?.wordings ?? {}).filter(([, wording]) =>
    patternOf(wording).test(message),
  );
  // Of several, the one with the most words of its own.
  return fitting.sort(([, a], [, b]) => patternOf(b).source.length - patternOf(a).source.length)[0]?.[0];
}

const HOLE = "\u0000";

function patternOf({ message }: Wording): RegExp {
  // Whatever the sentence asks for, it gets a hole.
  const holes: Values = new Proxy({}, { get: () => HOLE });
  const parts = message(holes)
    .split(HOLE)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`);
}

/** Every sentence of the cases, by code, once for each wording and severity, for a reader to review. */
export function messageList(cases: readonly Case[]): string {
  const said = cases.flatMap(({ diagnostics }) => diagnostics);
  const sections = Object.keys(ENTRIES).map((code) => {
    const own = said.filter((diagnostic) => diagnostic.code === code);
    const lines = new Set(
      own.map(
        ({ severity, message, repair }) => `${severity}: ${message}${repair ? ` → ${repair.title}` : ""}`,
      ),
    );
    return [code, ...[...lines].sort().map((line) => `  ${line}`)].join("\n");
  });
  return `${sections.join("\n\n")}\n`;
}
