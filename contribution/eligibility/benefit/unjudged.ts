import type { Finding, Path } from "../../diagnostics/diagnostic.ts";
import { attachedMeaningless } from "../../diagnostics/entries/attached-meaningless.ts";
import { criterionNotAllowedHere } from "../../diagnostics/entries/criterion-not-allowed-here.ts";
import { criterionUnknown } from "../../diagnostics/entries/criterion-unknown.ts";
import { emptyValue } from "../../diagnostics/entries/empty-value.ts";
import { missingKey } from "../../diagnostics/entries/missing-key.ts";
import { operatorUnknown } from "../../diagnostics/entries/operator-unknown.ts";
import { unknownKey } from "../../diagnostics/entries/unknown-key.ts";
import { valueOutOfRange } from "../../diagnostics/entries/value-out-of-range.ts";
import { valuesEmpty } from "../../diagnostics/entries/values-empty.ts";
import { wrongType } from "../../diagnostics/entries/wrong-type.ts";
import { wrongValue } from "../../diagnostics/entries/wrong-value.ts";
import type { Entry, Values } from "../../diagnostics/entry.ts";

// Each entry by its file: what only evaluates should not carry the sentences of every check.
const ENTRIES = {
  "attached-meaningless": attachedMeaningless,
  "criterion-not-allowed-here": criterionNotAllowedHere,
  "criterion-unknown": criterionUnknown,
  "empty-value": emptyValue,
  "missing-key": missingKey,
  "operator-unknown": operatorUnknown,
  "unknown-key": unknownKey,
  "value-out-of-range": valueOutOfRange,
  "values-empty": valuesEmpty,
  "wrong-type": wrongType,
  "wrong-value": wrongValue,
} satisfies Record<string, Entry>;

/** Why a criterion or a profile cannot be judged: a code of the validation, the place inside it, the sentence's values. */
export interface Unjudged {
  readonly code: keyof typeof ENTRIES;
  /** Which sentence of the code; `default` when absent. */
  readonly variant?: string;
  readonly path: Path;
  readonly values: Values;
}

/** Whether compiling gave a refusal. */
export function isUnjudged(compiled: object): compiled is Unjudged {
  return "code" in compiled;
}

/** A refusal as the validation says it, at a place of the benefit. */
export function unjudgedFinding({ code, variant = "default", path, values }: Unjudged, at: Path): Finding {
  const entry: Entry = ENTRIES[code];
  const wording = entry.wordings[variant];
  if (!wording) throw new Error(`${code} has no sentence for the variant ${variant}`);
  const { severity, message } = wording;
  return { code, severity, message: message(values), path: [...at, ...path], help: entry.remedy };
}
