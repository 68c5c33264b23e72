import { CORE_SCHEMA, type EventType, load, type State, YAMLException } from "js-yaml";

/** One node as the parser met it: where it began and stopped reading, and what it found there. */
export interface ParsedNode {
  readonly openedAt: number;
  closedAt: number;
  kind: string | null;
  data: unknown;
  readonly children: ParsedNode[];
}

/** Everything that the parser met: root nodes, and, when it gave up, its error and the nodes still open. */
export interface ParseEvents {
  /** The text, its last line completed: places may be just after it. */
  readonly text: string;
  readonly roots: readonly ParsedNode[];
  readonly open: readonly ParsedNode[];
  readonly error: YAMLException | undefined;
}

/**
 * Parses a text and keeps where each node is. It uses js-yaml's `listener`, called when a node is opened (before
 * spaces and comments are skipped) and closed; attempts that come to nothing are among the children.
 */
export function parseEvents(source: string): ParseEvents {
  const text = /[\r\n]$/.test(source) ? source : `${source}\n`;
  const roots: ParsedNode[] = [];
  const open: ParsedNode[] = [];
  try {
    load(text, { schema: CORE_SCHEMA, listener: (event, state) => record(event, state, roots, open) });
    return { text, roots, open, error: undefined };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { text, roots, open, error };
  }
}

function record(event: EventType, state: State, roots: ParsedNode[], open: ParsedNode[]): void {
  if (event === "open") {
    const node = { openedAt: state.position, closedAt: 0, kind: null, data: null, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
    return;
  }
  const node = open.pop();
  if (!node) return;
  node.closedAt = state.position;
  node.kind = state.kind;
  node.data = state.result;
}
