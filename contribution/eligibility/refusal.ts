import type { Finding, Path } from "../diagnostics/diagnostic.ts";
import { attachedMeaningless } from "../diagnostics/entries/attached-meaningless.ts";
import { criterionNotAllowedHere } from "../diagnostics/entries/criterion-not-allowed-here.ts";
import { criterionUnknown } from "../diagnostics/entries/criterion-unknown.ts";
import { missingKey } from "../diagnostics/entries/missing-key.ts";
import { operatorUnknown } from "../diagnostics/entries/operator-unknown.ts";
import { unknownKey } from "../diagnostics/entries/unknown-key.ts";
import { valueOutOfRange } from "../diagnostics/entries/value-out-of-range.ts";
import { valuesEmpty } from "../diagnostics/entries/values-empty.ts";
import { wrongType } from "../diagnostics/entries/wrong-type.ts";
import { wrongValue } from "../diagnostics/entries/wrong-value.ts";
import type { Values } from "../diagnostics/entry.ts";

// Each entry by its file: what only evaluates should not carry the sentences of every check.
const ENTRIES = {
  "attached-meaningless": attachedMeaningless,
  "criterion-not-allowed-here": criterionNotAllowedHere,
  "criterion-unknown": criterionUnknown,
  "missing-key": missingKey,
  "operator-unknown": operatorUnknown,
  "unknown-key": unknownKey,
  "value-out-of-range": valueOutOfRange,
  "values-empty": valuesEmpty,
  "wrong-type": wrongType,
  "wrong-value": wrongValue,
} as const;

/** Why a criterion or a profile cannot be judged: a code of the validation, the place inside it, the sentence's values. */
export interface Refusal {
  readonly code: keyof typeof ENTRIES;
  readonly path: Path;
  readonly values: Values;
}

/** Whether compiling gave a refusal. */
export function isRefusal(compiled: object): compiled is Refusal {
  return "code" in compiled;
}

/** A refusal as the validation says it, at a place of the benefit. */
export function refusalFinding({ code, path, values }: Refusal, at: Path): Finding {
  const entry = ENTRIES[code];
  const { severity, message } = entry.wordings.default ?? { severity: "error", message: () => entry.title };
  return { code, severity, message: message(values), path: [...at, ...path], help: entry.remedy };
}
