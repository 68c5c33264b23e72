import type { Finding, Path } from "../../contribution/diagnostics/diagnostic.ts";
import type { Kind } from "../../contribution/model/collections.ts";
import type { SchemaNode } from "../../contribution/model/schema.ts";
import type { PlainRecord } from "../form/plain-value.ts";

/** What every editor is given: a place of the file, what the schema says of it, its value and how to change it. */
export interface EditorProps {
  /** Identifier of the main input, that a label points to. */
  readonly id: string;
  readonly kind: Kind;
  /** Place in the file; `[]` for a group of keys, whose value holds the keys themselves. */
  readonly path: Path;
  readonly node: SchemaNode;
  /** Accessible name, for what a label cannot point to. */
  readonly label: string;
  /** Plain data of any shape: what is wrong is shown, never refused. */
  readonly value: unknown;
  /** Undefined takes the key out of the file. */
  readonly onChange: (value: unknown) => void;
  /** What to say at this place and below it. */
  readonly findings: readonly Finding[];
  /** Identifiers of the texts that describe the main input. */
  readonly describedBy?: string | undefined;
  /** Type of the criterion that holds the key, from which follows the kind of place to look for. */
  readonly holder?: string | undefined;
  /** Puts another criterion in the place of the one that holds the key. */
  readonly onReplaceHolder?: ((criterion: PlainRecord) => void) | undefined;
}

/** The findings at a path or below it. */
export function findingsUnder(findings: readonly Finding[], path: Path): readonly Finding[] {
  return findings.filter((finding) => path.every((step, index) => finding.path[index] === step));
}

/** The findings under `path` that none of its children `shown` displays. */
export function findingsLeft(
  findings: readonly Finding[],
  path: Path,
  shown: readonly (string | number)[],
): readonly Finding[] {
  return findingsUnder(findings, path).filter(({ path: { [path.length]: step } }) => {
    return step === undefined || !shown.includes(step);
  });
}

/** The attributes that tell an input what is said of it. */
export function messageAttributes({ findings, describedBy }: Pick<EditorProps, "findings" | "describedBy">) {
  const wrong = findings.some(({ severity }) => severity === "error");
  return { "aria-invalid": wrong || undefined, "aria-describedby": describedBy };
}

/** A path as the attribute `data-ct-path` writes it. */
export function pathAttribute(path: Path): string {
  return path.join(".");
}
