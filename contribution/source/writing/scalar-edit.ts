import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import type { ScalarNode } from "../places/syntax-tree.ts";
import { indented } from "./block-text.ts";
import { canBePlain, doubleQuoted, inlineScalar, scalarLines } from "./scalar-text.ts";
import { type LineForm, splicedBlock, splicedFlow } from "./spliced-scalar.ts";

/** Where a scalar stands: after a key, after a dash, or between brackets; `column` is that of the key or dash. */
interface ScalarPlace {
  readonly kind: "entry" | "item" | "flow";
  readonly column: number;
}

/**
 * The new source of a scalar, to replace the old one: its style is kept when it can hold the value, and so are the
 * lines of a text that spans several. The first candidate that reads back as the value is chosen.
 */
export function editedScalar(
  source: string,
  node: ScalarNode,
  value: unknown,
  place: ScalarPlace,
  newline: string,
): string {
  const [first, ...rest] = place.kind === "flow" ? [inlineScalar(value, true)] : scalarLines(value);
  const canonical = [first, ...indented(rest, place.column + 2)].join(newline);
  if (typeof value !== "string" || typeof node.data !== "string" || node.data === "") return canonical;
  const indent = /[\r\n]( *)[^\s]/.exec(source)?.[1] ?? " ".repeat(place.column + 2);
  const candidates = sameStyle(source, node, node.data, value, { indent, newline });
  return candidates.find((text) => text !== undefined && readsAs(text, value, place)) ?? canonical;
}

function sameStyle(
  source: string,
  { style }: ScalarNode,
  before: string,
  after: string,
  form: LineForm,
): (string | undefined)[] {
  const newLines = after.includes("\n") && !before.includes("\n");
  // A first real line break shows better in a block than as an empty line.
  if (newLines && (style === "plain" || style === "single")) return [];
  switch (style) {
    case "plain": {
      const spliced = splicedFlow("plain", source, before, after, form);
      const plain = canBePlain(after.replaceAll("\n", " ")) ? spliced : undefined;
      return [plain, spliced && spliced !== after ? `"${spliced.replace(/["\\]/g, "\\$&")}"` : undefined];
    }
    case "single":
    case "double": {
      const spliced = splicedFlow(style, source.slice(1, -1), before, after, form);
      const quote = source[0] ?? "";
      const whole = style === "single" ? `'${after.replaceAll("'", "''")}'` : doubleQuoted(after);
      return [spliced === undefined ? undefined : quote + spliced + quote, whole];
    }
    case "literal":
    case "folded":
      return [splicedBlock(style, source, before, after, form)];
    default:
      return [];
  }
}

/** Whether a source, read where the scalar stands, gives the value; the rest of the file is not needed to know. */
function readsAs(source: string, value: string, { kind, column }: ScalarPlace): boolean {
  const before = { entry: `${" ".repeat(column)}k: `, item: `${" ".repeat(column)}- `, flow: "[ " }[kind];
  try {
    const data = load(`${before}${source}${kind === "flow" ? " ]" : "\n"}`, { schema: CORE_SCHEMA });
    // Either a mapping with the key k or a list of one element, by construction.
    return (data as Record<string, unknown>)[kind === "entry" ? "k" : 0] === value;
  } catch (error) {
    if (error instanceof YAMLException) return false;
    throw error;
  }
}
