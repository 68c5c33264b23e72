import { isMapping } from "../../contribution/model/mapping.ts";

/** Gives a number from 0 to `count - 1`, another each time. */
export type Pick = (count: number) => number;

/** A repeatable series of choices (the generator of Park and Miller). */
export function picks(seed: number): Pick {
  let state = (Math.abs(seed) % 2147483646) + 1;
  return (count) => {
    state = (state * 48271) % 2147483647;
    return state % count;
  };
}

/** A text that holds some data, each value in a style chosen by `pick`, with comments and blank lines anywhere. */
export function styledYaml(data: Record<string, unknown>, pick: Pick): string {
  const lines = mapping(data, pick, true);
  const newline = pick(4) === 0 ? "\r\n" : "\n";
  return lines.join(newline) + (pick(5) === 0 ? "" : newline);
}

function mapping(data: Readonly<Record<string, unknown>>, pick: Pick, root = false): string[] {
  return Object.entries(data).flatMap(([key, value], index) => [
    ...(root ? [`# avant ${index}`] : noise(pick)),
    ...withTail(`${quoted(key, pick)}:`, value, pick, true),
  ]);
}

function noise(pick: Pick): string[] {
  return [[], [], [], [""], ["# note"], ["  # retrait"]][pick(6)] ?? [];
}

/** `head` and a value, on its line or under it. */
function withTail(head: string, value: unknown, pick: Pick, isKey: boolean): string[] {
  const comment = pick(6) === 0 ? " # fin" : "";
  if (isCollection(value) && pick(4) > 0) {
    const lines = Array.isArray(value)
      ? value.flatMap((item) => withTail("-", item, pick, false))
      : mapping(value, pick);
    const compact = !isKey && !/^(?:$| *#)/.test(lines[0] ?? "") && pick(3) > 0;
    if (compact) return [`- ${lines[0]}`, ...moved(lines.slice(1), 2)];
    const indent = isKey && Array.isArray(value) ? pick(3) * 2 : 2 + pick(2) * 2;
    return [head + comment, ...moved(lines, indent)];
  }
  if (value === null && pick(2) === 0) return [head + comment];
  const [first, ...rest] = isCollection(value) ? [flow(value, pick)] : scalar(value, pick);
  const space = " ".repeat(1 + (pick(5) === 0 ? 2 : 0));
  return [head + space + first + (rest.length === 0 ? comment : ""), ...moved(rest, 2 + pick(2) * 2)];
}

function moved(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(columns) + line));
}

function isCollection(value: unknown): value is unknown[] | Readonly<Record<string, unknown>> {
  return Array.isArray(value) ? value.length > 0 : isMapping(value) && Object.keys(value).length > 0;
}

function flow(value: unknown, pick: Pick): string {
  const pad = pick(2) === 0 ? "" : " ";
  if (Array.isArray(value)) return `[${pad}${value.map((item) => flow(item, pick)).join(`,${pad} `)}${pad}]`;
  if (!isMapping(value)) return scalar(value, () => 1)[0] ?? "";
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flow(item, pick)}`);
  return `{${pad}${entries.join(", ")}${pad}}`;
}

function quoted(key: string, pick: Pick): string {
  return /^[a-z]+$/.test(key) && pick(8) > 0 ? key : JSON.stringify(key);
}

/** The lines of a scalar; those after the first are to be indented. */
function scalar(value: unknown, pick: Pick): string[] {
  if (typeof value !== "string") return [JSON.stringify(value)];
  const folded = value.split(" ").length > 2 && pick(2) === 0 ? halves(value, pick) : [value];
  switch (pick(5)) {
    case 0:
      return folded;
    case 1:
      return [JSON.stringify(value)];
    case 2:
      return folded.length > 1
        ? [`'${folded[0]?.replaceAll("'", "''")}`, `${folded[1]?.replaceAll("'", "''")}'`]
        : [`'${value.replaceAll("'", "''")}'`];
    case 3:
      return [value.endsWith("\n") ? "|" : "|-", ...value.replace(/\n$/, "").split("\n")];
    default:
      return [value.endsWith("\n") ? ">" : ">-", ...folded.map((line) => line.replace(/\n$/, ""))];
  }
}

function halves(text: string, pick: Pick): string[] {
  const words = text.split(" ");
  const at = 1 + pick(words.length - 1);
  return [words.slice(0, at).join(" "), words.slice(at).join(" ")];
}
