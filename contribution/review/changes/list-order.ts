import type { Pair } from "../../source/matching/matched-items.ts";
import type { Change } from "../change.ts";
import { change, type Field } from "./field.ts";

/** Items named before the others are counted. */
const NAMED = 3;

/** One change for all the items of a list that moved; `kind` is `rewritten` where the order means nothing. */
export function orderChanges(
  field: Field,
  moved: readonly Pair[],
  kind: "moved" | "rewritten",
  nameOf: (pair: Pair) => string,
): Change[] {
  if (moved.length === 0) return [];
  const named = moved.slice(0, NAMED).map((pair) => `${nameOf(pair)} ${placeText(pair)}`);
  const others = moved.length - named.length;
  const rest = others > 0 ? [`${others} ${others > 1 ? "autres changent" : "autre change"} de place`] : [];
  const effect = kind === "rewritten" ? " (sans effet)" : "";
  const paths = {
    before: moved.map(({ from }) => [...field.path.before, from]),
    after: moved.map(({ to }) => [...field.path.after, to]),
  };
  const subject = `${field.title}, ordre`;
  return [
    change(field, { kind, subject, text: `${subject}${effect} : ${[...named, ...rest].join(" ; ")}` }, paths),
  ];
}

function placeText({ from, to }: Pair): string {
  // Others came or went around it.
  if (from === to) return "change de place";
  return `passe de la ${ordinal(from)} à la ${ordinal(to)} place`;
}

function ordinal(index: number): string {
  return index === 0 ? "1re" : `${index + 1}e`;
}
