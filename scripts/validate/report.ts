import type { Code } from "../../contribution/diagnostics/codes.ts";
import type { Severity } from "../../contribution/diagnostics/severity.ts";
import type { CheckedFile } from "../../contribution/validation/validate-files.ts";
import { clearProgressLine } from "./progress-line.ts";

/** How many diagnostics there are, by severity and by code; those that were there before a change are counted apart. */
export interface Counts {
  readonly severities: Record<Severity, number>;
  readonly codes: Map<Code, number>;
  known: number;
}

/** Writes a report piece by piece, so that nothing of a file needs to be remembered once it is checked. */
export interface Format {
  /** What comes before the first file; `checked` is the number of files. */
  start?(checked: number): string;
  file(checked: CheckedFile): string;
  end?(counts: Counts, checked: number): string;
}

/** Makes a format; `prefix` is what makes a path from the current folder of a path under the data root. */
export type MakeFormat = (prefix: string) => Format;

// Characters: writing each line alone would take longer than checking its file.
const CHUNK = 50_000;

/** Writes a report to the standard output while the files are being checked. */
export async function writeReport(
  format: Format,
  files: Iterable<CheckedFile>,
  checked: number,
): Promise<Counts> {
  const counts: Counts = {
    known: 0,
    severities: { error: 0, warning: 0, info: 0 },
    codes: new Map(),
  };
  // Whoever reads the report has seen enough of it, as with "| head".
  process.stdout.on("error", () => process.exit());
  let text = format.start?.(checked) ?? "";
  for (const file of files) {
    for (const { severity, code, wasThere } of file.diagnostics) {
      if (wasThere) {
        counts.known += 1;
        continue;
      }
      counts.severities[severity] += 1;
      counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1);
    }
    text += format.file(file);
    if (text.length < CHUNK) continue;
    await write(text);
    text = "";
  }
  await write(text + (format.end?.(counts, checked) ?? ""));
  return counts;
}

/** Waits for a reader that is slower than the checks: what it has not read yet would fill the memory. */
async function write(text: string): Promise<void> {
  clearProgressLine();
  if (!process.stdout.write(text)) await new Promise((done) => process.stdout.once("drain", done));
}
