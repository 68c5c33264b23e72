import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import type { KeyOrder } from "../../model/key-order.ts";
import { isMapping } from "../../model/mapping.ts";
import { readTree } from "../places/read-tree.ts";
import type { MappingNode } from "../places/syntax-tree.ts";
import { parseSource } from "../reading/parse.ts";
import { plainData } from "../reading/plain-data.ts";
import { deepEqual } from "../values/data-equality.ts";
import { withoutNothing } from "../values/nothing.ts";
import { applyEdits } from "./apply-edits.ts";
import { type Layout, mappingLines } from "./block-text.ts";
import { flowMappingEdits } from "./flow-edits.ts";
import { layoutOf } from "./layout-of.ts";
import { mappingEdits } from "./mapping-edits.ts";
import { settled } from "./settled.ts";
import type { Writing } from "./slot.ts";
import { valueEdits, wholeValueEdit } from "./value-edits.ts";

type Data = Readonly<Record<string, unknown>>;

/**
 * The text of some data. Without `base`, in canonical form; with the text that the data was read from, only the lines
 * of what was edited change. Keys that come to say nothing (undefined, null, blank, [], {}) are not written; those that
 * the base already holds so are left as they are. What is returned always reads back as the data; data that no YAML
 * of ours can hold (deeper than 100 levels, not plain) is a bug of the caller, and throws.
 */
export function writeDocument(base: string | undefined, data: Data, order: KeyOrder): string {
  return documentWriter(base, order)(data);
}

/** The same for several wanted data, each from the base alone, which is read once. */
export function documentWriter(base: string | undefined, order: KeyOrder): (data: Data) => string {
  const parsed = base === undefined ? undefined : parseSource(base);
  if (base === undefined || !parsed?.ok)
    return (data) => canonical(data, order, { newline: "\n", listIndent: 2 });
  let known: ReturnType<typeof laidOut> | undefined;
  return (data) => {
    const wanted = settled(parsed.data, data);
    if (deepEqual(parsed.data, wanted)) return base;
    known ??= laidOut(base);
    const { tree, layout } = known;
    for (const edit of [valueEdits, wholeValueEdit]) {
      if (tree?.kind !== "mapping" || !isMapping(wanted)) break;
      const texts = edited(base, tree, wanted, order, { layout, edit });
      const text = texts.find((candidate) => readsAs(candidate, wanted));
      if (text !== undefined) return text;
    }
    return canonical(data, order, layout);
  };
}

function laidOut(text: string) {
  const tree = readTree(text);
  return { tree, layout: layoutOf(text, tree) };
}

function canonical(data: Data, order: KeyOrder, layout: Layout): string {
  const wanted = withoutNothing(data);
  const lines = isMapping(wanted) ? mappingLines(wanted, order, layout) : [];
  const text = (lines.length === 0 ? ["{}"] : lines).map((line) => line + layout.newline).join("");
  if (!readsAs(text, wanted)) throw new Error("These data cannot be written as YAML.");
  return text;
}

/**
 * The base edited, in the order of preference. A last line without line break gets one if it is itself removed or
 * followed, or if the value needs it.
 */
function edited(
  base: string,
  tree: MappingNode,
  wanted: Data,
  order: KeyOrder,
  manner: Pick<Writing, "layout" | "edit">,
): string[] {
  const { newline } = manner.layout;
  const complete = /[\r\n]$/.test(base);
  const text = complete ? base : base + newline;
  const edits = (tree.flow ? flowMappingEdits : mappingEdits)(tree, wanted, order, { text, ...manner });
  const result = edits && applyEdits(text, edits);
  if (result === undefined) return [];
  if (complete || edits?.some(({ end }) => end === text.length)) return [result];
  return [result.slice(0, -newline.length), result];
}

function readsAs(text: string, wanted: unknown): boolean {
  try {
    return deepEqual(plainData(text) ?? load(text, { schema: CORE_SCHEMA }), wanted);
  } catch (error) {
    if (error instanceof YAMLException) return false;
    throw error;
  }
}
