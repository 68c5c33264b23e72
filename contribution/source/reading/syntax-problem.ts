import { lineEnd, lineStart } from "../places/lines.ts";
import { type ParsedNode, type ParseEvents, parseEvents } from "../places/parse-events.ts";
import { misreadLine } from "./misread-line.ts";
import { nodeStart, openedQuote } from "./quoted-nodes.ts";
import { type ProblemReason, type SourceProblem, sourceProblem } from "./source-problem.ts";

/** How js-yaml's English reasons translate into ours; the others depend on the line where it gave up. */
const REASONS: readonly (readonly [RegExp, ProblemReason])[] = [
  [/duplicated mapping key/, "duplicate-key"],
  [/quoted scalar/, "unclosed-quote"],
  [/within a flow collection|missed comma/, "unclosed-bracket"],
  [/found ','/, "bad-comma"],
  [/tab characters/, "tab"],
  [/escape sequence|hexadecimal/, "bad-escape"],
  [/non-printable|valid JSON/, "control-character"],
  [/maxDepth/, "too-deep"],
  [/nested arrays/, "key-not-text"],
  [/chomping|indentation width|for block scalar|line break is expected/, "bad-block-mark"],
  [/after the key-value separator/, "missing-space"],
];

/** Why js-yaml cannot read a text, and where the mistake is, which may be lines before the place where it gave up. */
export function syntaxProblem(text: string): SourceProblem {
  const events = parseEvents(text);
  const at = Math.min(events.error?.mark?.position ?? 0, text.length);
  if (events.roots.length > 1) return severalDocuments(text, events);
  const quote = openedQuote(text, events.roots, at);
  if (quote !== undefined) return unclosed("unclosed-quote", text, quote);
  const message = events.error?.reason ?? "";
  const reason = REASONS.find(([pattern]) => pattern.test(message))?.[1];
  return reason ? placed(reason, text, at, events) : misreadLine(text, at, message, events.roots);
}

function placed(reason: ProblemReason, text: string, at: number, events: ParseEvents): SourceProblem {
  const open = events.open.at(-1);
  const opening = open ? nodeStart(text, open) : at;
  switch (reason) {
    case "duplicate-key":
      return duplicateKey(text, at, open);
    case "unclosed-quote":
      return unclosed(reason, text, opening);
    case "unclosed-bracket":
      return bracket(text, at, opening);
    case "bad-escape":
      return escapeProblem(text, text.lastIndexOf("\\", at));
    case "control-character":
      return controlCharacter(text, at);
    case "too-deep":
    case "bad-comma":
      return sourceProblem(reason, at, at + 1);
    default:
      return sourceProblem(reason, at, Math.max(lineEnd(text, at), at + 1));
  }
}

function severalDocuments(text: string, { roots }: ParseEvents): SourceProblem {
  const second = roots[1]?.openedAt ?? 0;
  const start = lineStart(
    text,
    Math.max(text.lastIndexOf("---", second), text.lastIndexOf("...", second), 0),
  );
  return sourceProblem("several-documents", start, lineEnd(text, start));
}

function duplicateKey(text: string, at: number, mapping: ParsedNode | undefined): SourceProblem {
  const twin = mapping?.children.find((child) => nodeStart(text, child) === at);
  const key = String(twin?.data ?? "");
  const first = mapping?.children.find((child) => child.kind === "scalar" && String(child.data) === key);
  const line = first ? text.slice(0, nodeStart(text, first)).split(/\r\n?|\n/).length : 1;
  return sourceProblem("duplicate-key", at, (twin?.closedAt ?? at) || at + 1, { key, line: String(line) });
}

function unclosed(reason: ProblemReason, text: string, start: number): SourceProblem {
  return sourceProblem(reason, start, lineEnd(text, start), { text: text[start] ?? "" });
}

/** A comma seems to be missing when the bracket is closed on its line; else the parser ran into the next keys. */
function bracket(text: string, at: number, start: number): SourceProblem {
  const onOneLine = lineStart(text, start) === lineStart(text, at) && at < lineEnd(text, at);
  return onOneLine ? sourceProblem("bad-comma", at, at + 1) : unclosed("unclosed-bracket", text, start);
}

function escapeProblem(text: string, start: number): SourceProblem {
  return sourceProblem("bad-escape", start, start + 2, { text: text.slice(start, start + 2) });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const CONTROL = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

function controlCharacter(text: string, at: number): SourceProblem {
  const found = text.search(CONTROL);
  const start = found === -1 ? at : found;
  return sourceProblem("control-character", start, start + 1);
}
