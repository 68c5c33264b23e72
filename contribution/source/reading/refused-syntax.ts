import { skipGap } from "../places/gaps.ts";
import { lineEnd } from "../places/lines.ts";
import { type ParsedNode, type ParseEvents, parseEvents } from "../places/parse-events.ts";
import { treeOf } from "../places/read-tree.ts";
import type { SyntaxNode } from "../places/syntax-tree.ts";
import { type ProblemReason, type SourceProblem, sourceProblem } from "./source-problem.ts";

/** Characters without which nothing here is refused; few files hold one, and only those are looked at closely. */
const SUSPECT = /[&*!{%\uD800-\uDFFF]|<<|\?\s|\]\s*:/;
const PROPERTY_OR_ODD_KEY = /(?:^|[\s[,{])[&*!]|\{|\]\s*:|^[ \t-]*\?\s|<</m;
const SURROGATE = /[\uD800-\uDFFF]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const DIRECTIVE = /^(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*%/;

/**
 * What a text uses of YAML that we refuse, because readers disagree on it: anchors, aliases, tags, merge keys,
 * directives, keys that are not text; and halves of characters, which cannot be saved.
 */
export function refusedSyntax(text: string): SourceProblem | undefined {
  if (!SUSPECT.test(text)) return undefined;
  const directive = DIRECTIVE.exec(text);
  if (directive) return problemAt(text, "directive", directive[0].length - 1);
  const half = SURROGATE.test(text) ? text.search(LONE_SURROGATE) : -1;
  if (half !== -1) return sourceProblem("lone-surrogate", half, half + 1);
  return PROPERTY_OR_ODD_KEY.test(text) ? refusedNode(text) : undefined;
}

function refusedNode(text: string): SourceProblem | undefined {
  const events = parseEvents(text);
  const property = firstProperty(text, events);
  if (property || events.error) return property;
  const tree = treeOf(events);
  if (!tree)
    return events.roots.length === 1 && events.roots[0]?.kind ? oddKey(text, events.roots) : undefined;
  const merge = mergeKey(text, tree);
  return merge === undefined ? undefined : sourceProblem("merge-key", merge, merge + 2);
}

const PROPERTIES: Readonly<Record<string, ProblemReason>> = { "&": "anchor", "*": "alias", "!": "tag" };

function firstProperty(text: string, { roots }: ParseEvents): SourceProblem | undefined {
  for (const node of inOrder(roots)) {
    const start = skipGap(text, node.openedAt, text.length);
    const reason = PROPERTIES[text[start] ?? ""];
    if (reason) return problemAt(text, reason, start);
  }
  return undefined;
}

function* inOrder(nodes: readonly ParsedNode[]): Generator<ParsedNode> {
  for (const node of nodes) {
    yield node;
    yield* inOrder(node.children);
  }
}

function problemAt(text: string, reason: ProblemReason, start: number): SourceProblem {
  const word = /^\S*/.exec(text.slice(start, Math.min(lineEnd(text, start), start + 40)))?.[0] ?? "";
  return sourceProblem(reason, start, start + word.length, { text: word });
}

function oddKey(text: string, roots: readonly ParsedNode[]): SourceProblem {
  for (const { openedAt, closedAt, kind } of inOrder(roots)) {
    const isKey = text[skipGap(text, closedAt, text.length)] === ":";
    const start = skipGap(text, openedAt, text.length);
    if (kind !== "scalar" && kind !== null && isKey) return sourceProblem("key-not-text", start, closedAt);
  }
  const start = Math.max(text.search(/[{[]/), 0);
  return sourceProblem("key-not-text", start, lineEnd(text, start));
}

/** Other readers take `<<`, without quotes, for "copy the keys of". */
function mergeKey(text: string, node: SyntaxNode): number | undefined {
  if (node.kind === "scalar") return undefined;
  if (node.kind === "sequence")
    return firstDefined(
      text,
      node.items.map((item) => item.node),
    );
  const merge = node.entries.get("<<");
  if (merge && text.startsWith("<<", merge.keyStart)) return merge.keyStart;
  return firstDefined(
    text,
    [...node.entries.values()].map((entry) => entry.value),
  );
}

function firstDefined(text: string, nodes: readonly SyntaxNode[]): number | undefined {
  for (const node of nodes) {
    const found = mergeKey(text, node);
    if (found !== undefined) return found;
  }
  return undefined;
}
