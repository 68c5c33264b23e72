import { isMap, isPair, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { placesOf } from "../../contribution/source/places/places.ts";

type Path = (string | number)[];

/** Expects our places to be those that the `yaml` package finds, for every key and value of a text. */
export function expectSamePlaces(text: string): void {
  const places = placesOf(text);
  const document = parseDocument(text, { schema: "core", version: "1.2" });
  const ours: unknown[] = [];
  const theirs: unknown[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        const inner = [...path, String(pair.key.source ?? pair.key.value)];
        theirs.push([inner, "key", ...stretch(text, pair.key)]);
        ours.push([inner, "key", ...offsets(text, places.rangeOf(inner, "key"))]);
        visit(pair.value, inner);
      }
    }
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    if (path.length === 0 || !isSomething(text, node)) return;
    theirs.push([path, "value", ...stretch(text, node)]);
    ours.push([path, "value", ...offsets(text, places.rangeOf(path, "value"))]);
  };
  visit(document.contents, []);
  expect(ours).toEqual(theirs);
}

/** Where nothing is written, the two parsers may name any of the spaces around. */
function isSomething(text: string, node: unknown): node is Node & { range: [number, number, number] } {
  const range = (node as Node | null)?.range;
  return Boolean(range && text.slice(range[0], range[1]).trim() !== "");
}

function stretch(text: string, node: Node): string[] {
  const [start = 0, end = 0] = node.range ?? [];
  return offsets(text, { start, end });
}

/** The end of a block is compared without the line breaks, spaces and comments that end it. */
function offsets(text: string, { start, end }: { start: number; end: number }): string[] {
  const written = text.slice(start, end);
  const isBlock = /^[|>]|^- |^[^"'[{][^\n]*:\s/.test(written);
  return [`${start}`, isBlock ? written.replace(/(?:\s|\n *#[^\n]*)+$/, "") : written];
}
