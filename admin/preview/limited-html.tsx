import { Parser } from "htmlparser2";
import { createElement, type ReactNode } from "react";
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS, isSafeAddress } from "../../contribution/validation/html.ts";

/** Tags whose content is code, never text. */
const DROPPED = new Set(["script", "style", "iframe", "object", "template", "svg", "math"]);

interface OpenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ReactNode[];
}

/** Limited HTML drawn with React's own elements: allowed tags and attributes only, the text of any other tag. */
export function LimitedHtml({ html }: { html: string }): ReactNode {
  const root: OpenTag = { name: "", attributes: {}, children: [] };
  const stack = [root];
  const parser = new Parser({
    onopentag: (name, attributes) => stack.push({ name, attributes, children: [] }),
    ontext: (text) => stack.at(-1)?.children.push(text),
    onclosetag() {
      const closed = stack.pop();
      if (closed) stack.at(-1)?.children.push(...drawn(closed, stack.at(-1)?.children.length ?? 0));
    },
  });
  parser.write(html);
  parser.end();
  return createElement("div", null, ...root.children);
}

function drawn({ name, attributes, children }: OpenTag, key: number): ReactNode[] {
  if (DROPPED.has(name)) return [];
  if (!ALLOWED_TAGS.some((tag) => tag === name)) return children;
  const kept = (ALLOWED_ATTRIBUTES[name] ?? []).flatMap((attribute) => {
    const value = attributes[attribute];
    return value === undefined || (attribute === "href" && !isSafeAddress(value)) ? [] : [[attribute, value]];
  });
  return [createElement(name, { key, ...Object.fromEntries(kept) }, ...children)];
}
