import fc from "fast-check";
import { CORE_SCHEMA, dump, load } from "js-yaml";
import { isMapping, setOwn } from "../../contribution/model/mapping.ts";
import { ROOT } from "../../scripts/root.ts";
import { readTree } from "../support/corpus.ts";

/** Every file of the project's own catalogue, in which nothing is wrong. */
export const SEEDS = readTree(ROOT).map(({ path: file, text }) => ({ file, text }));

interface DataEdit {
  /** Which child to go into, at each level, modulo their number. */
  readonly steps: readonly number[];
  readonly action: "replace" | "remove" | "repeat" | "rename" | "add" | "wrap" | "text";
  readonly value: unknown;
  readonly key: string;
}

const WORDS = [
  "",
  " ",
  "float",
  "bool",
  "age",
  "not",
  "departements",
  "communes",
  "lyceen",
  "boursier",
  "30",
  "2a",
  "75101",
  "30000",
  "243000643",
  "=>",
  ">=",
  "month",
  "https://www.exemple.fr/?utm_source=a&b=1#:~:text=x",
  "www.exemple.fr",
  "<strong>x",
  "<a target=_blank href='https://exemple.fr'>y</a>",
  "<script>",
  "aide  à l'achat. ",
  "étudiant·es",
  "oui",
  "non",
  "true",
  "12,5",
  "-1",
  "1e3",
  "departement_gard",
  "etat",
  "\u200b",
  "a\nb\n",
  "\u00e9".repeat(500),
];

function hostileValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      0.5,
      16.5,
      1e9,
      1e21,
      [],
      {},
      [[]],
      [null],
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ),
    fc.constantFrom(...WORDS),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(...WORDS).map((type) => ({ type, operator: ">=", value: 16, values: ["30"] })),
  );
}

function hostileKey(): fc.Arbitrary<string> {
  const names = [
    "type",
    "value",
    "values",
    "label",
    "montant",
    "conditions",
    "profils",
    "imgSrc",
    "__proto__",
    "constructor",
    "toString",
    "",
    "Label",
    "0",
  ];
  return fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 6 }));
}

function dataEdit(): fc.Arbitrary<DataEdit> {
  return fc.record({
    steps: fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
    action: fc.constantFrom("replace", "remove", "repeat", "rename", "add", "wrap", "text"),
    value: hostileValue(),
    key: hostileKey(),
  });
}

function edited(target: unknown, steps: readonly number[], edit: DataEdit): unknown {
  const [step = 0, ...rest] = steps;
  if (Array.isArray(target) && target.length > 0) return editedList(target, step % target.length, rest, edit);
  if (isMapping(target) && Object.keys(target).length > 0) return editedMapping(target, step, rest, edit);
  return changed(target, edit);
}

function editedList(list: readonly unknown[], at: number, rest: readonly number[], edit: DataEdit): unknown {
  if (rest.length > 0) return list.map((item, index) => (index === at ? edited(item, rest, edit) : item));
  if (edit.action === "remove") return list.filter((_, index) => index !== at);
  if (edit.action === "repeat") return [...list, list[at]];
  if (edit.action === "add") return [...list, edit.value];
  return list.map((item, index) => (index === at ? changed(item, edit) : item));
}

function editedMapping(
  mapping: Readonly<Record<string, unknown>>,
  step: number,
  rest: readonly number[],
  edit: DataEdit,
): unknown {
  const names = Object.keys(mapping);
  const chosen = names[step % names.length];
  const copy: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(mapping)) {
    if (name !== chosen) setOwn(copy, name, item);
    else if (rest.length > 0) setOwn(copy, name, edited(item, rest, edit));
    else if (edit.action === "rename") setOwn(copy, edit.key, item);
    else if (edit.action !== "remove") setOwn(copy, name, changed(item, edit));
  }
  if (edit.action === "add" && rest.length === 0) setOwn(copy, edit.key, edit.value);
  return copy;
}

function changed(item: unknown, { action, value }: DataEdit): unknown {
  if (action === "wrap") return [item];
  if (action === "text" && typeof item === "number") return String(item);
  if (action === "text" && typeof item === "string")
    return /^\d+$/.test(item) ? Number(item) : `${item} ${String(value)}`;
  return value;
}

interface TextSlip {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

function textSlip(): fc.Arbitrary<TextSlip> {
  const fragments = [
    "",
    "\t",
    "\n",
    ":",
    ": ",
    "'",
    '"',
    "- ",
    "&a ",
    "*a",
    "!!x ",
    "{",
    "[",
    "---\n",
    "%",
    "|",
    ">",
    "#",
    "\0",
    "\ufeff",
    "\r",
    "  ",
  ];
  return fc.record({ at: fc.nat(5000), removed: fc.nat(3), inserted: fc.constantFrom(...fragments) });
}

function slipped(text: string, { at, removed, inserted }: TextSlip): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + inserted + text.slice(place + removed);
}

/** A file of the catalogue after some edits of its data, then perhaps of its text. */
export const mutatedDocument: fc.Arbitrary<{ file: string; text: string }> = fc
  .record({
    seed: fc.constantFrom(...SEEDS),
    edits: fc.array(dataEdit(), { minLength: 1, maxLength: 4 }),
    slips: fc.array(textSlip(), { maxLength: 1 }),
  })
  .map(({ seed: { file, text }, edits, slips }) => {
    let data = load(text, { schema: CORE_SCHEMA });
    for (const edit of edits) data = edited(data, edit.steps, edit);
    const dumped = dump(data, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true, skipInvalid: true });
    return { file, text: slips.reduce(slipped, dumped) };
  });
