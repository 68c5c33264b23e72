import { columnOf } from "../places/lines.ts";
import type { SyntaxNode } from "../places/syntax-tree.ts";
import type { Layout } from "./block-text.ts";

/** How a file is laid out: its first line break, and the indent of its first list. */
export function layoutOf(text: string, tree: SyntaxNode | undefined): Layout {
  return {
    newline: /\r\n|\r|\n/.exec(text)?.[0] ?? "\n",
    listIndent: (tree && listIndent(text, tree)) ?? 2,
  };
}

function listIndent(text: string, node: SyntaxNode): 0 | 2 | undefined {
  const nodes = node.kind === "sequence" ? node.items.map((item) => item.node) : [];
  if (node.kind === "mapping") {
    for (const { keyStart, value } of node.entries.values()) {
      const dash = value.kind === "sequence" && !value.flow ? value.items[0]?.start : undefined;
      if (dash !== undefined) return columnOf(text, dash) === columnOf(text, keyStart) ? 0 : 2;
      nodes.push(value);
    }
  }
  for (const child of nodes) {
    const found = listIndent(text, child);
    if (found !== undefined) return found;
  }
  return undefined;
}
