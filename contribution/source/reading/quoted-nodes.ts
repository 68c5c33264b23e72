import { skipGap } from "../places/gaps.ts";
import type { ParsedNode } from "../places/parse-events.ts";

/** Offset of a node's first character. */
export function nodeStart(text: string, node: ParsedNode): number {
  return skipGap(text, node.openedAt, text.length);
}

/**
 * Offset of the quote that was never closed, when a text in quotes swallowed the beginning of other fields before
 * `at`: the parser only stumbles on the next quote, lines later.
 */
export function openedQuote(text: string, roots: readonly ParsedNode[], at: number): number | undefined {
  const swallowing = (node: ParsedNode) => {
    const written = text.slice(nodeStart(text, node), node.closedAt);
    return /^["'].*[\r\n]/.test(written) && /[\r\n] *(?:- +)?[\w-]+:\s/.test(written);
  };
  const node = lastScalar(roots, at, swallowing);
  return node && nodeStart(text, node);
}

/** The last scalar that was read to its end before `at`, among those asked for. */
export function lastScalar(
  roots: readonly ParsedNode[],
  at: number,
  wanted: (node: ParsedNode) => boolean = () => true,
): ParsedNode | undefined {
  for (const node of roots.toReversed()) {
    const found = lastScalar(node.children, at, wanted);
    if (found) return found;
    if (node.kind === "scalar" && node.closedAt <= at && wanted(node)) return node;
  }
  return undefined;
}
