import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import type { Path } from "../../contribution/diagnostics/diagnostic.ts";
import {
  type Offsets,
  type Places,
  placesOf,
  placesOfParsed,
} from "../../contribution/source/places/places.ts";
import { plainData } from "../../contribution/source/reading/plain-data.ts";
import { refusedSyntax } from "../../contribution/source/reading/refused-syntax.ts";
import { ROOT } from "../support/command.ts";
import { CORPUS, readTree } from "../support/corpus.ts";
import { holds } from "../support/random.ts";

// What means something to YAML, put anywhere in a real file.
const MARKS = [
  ...[
    "\n",
    "- ",
    ": ",
    ":",
    " #",
    "#",
    "'",
    '"',
    "|",
    ">",
    "|-",
    ">-",
    "[]",
    "{}",
    "&a",
    "*a",
    "!t",
    "---\n",
    "? ",
  ],
  ...[
    "~",
    "null",
    "true",
    "yes",
    "0x1f",
    "01",
    "1e3",
    "1_000",
    "-0",
    ".5",
    "@",
    "`",
    "%",
    "\t",
    "  ",
    "- - a",
    "<<: x",
  ],
];

/** What js-yaml says of a text, as `plainData` would; undefined where there is something to refuse. */
function reference(text: string): unknown {
  try {
    const data = load(text, { schema: CORE_SCHEMA });
    return refusedSyntax(text) ? undefined : data;
  } catch {
    return undefined;
  }
}

function expectAgreement(text: string): void {
  const data = plainData(text);
  if (data === undefined) return;
  expect(data).toEqual(reference(text));
  const [found, exact] = [placesOfParsed(text, true), placesOf(text)];
  const paths = pathsIn(data);
  for (const part of ["node", "key"] as const) {
    const written = (places: Places) =>
      paths.map((path) => [path, ...stretch(text, places.rangeOf(path, part))]);
    expect(written(found)).toEqual(written(exact));
  }
}

/** The end of a block is compared without the line breaks that end it. */
function stretch(text: string, { start, end }: Offsets): [number, string] {
  return [start, text.slice(start, end).trimEnd()];
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== "object") return path.length > 0 ? [path] : [];
  const inside = Object.entries(value).flatMap(([key, item]) =>
    pathsIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...(path.length > 0 ? [path] : []), ...inside];
}

// Texts in quotes that go on over several lines, which our own files have not.
const QUOTED = `label: 'aide à
  l’achat: d''un
  vélo # neuf'
conditions:
  - "Être
    majeur - ou: presque"
  - 'Habiter
    - ici'
link:
  "https://exemple.fr/une
  adresse"
`;
const files = [QUOTED, ...[...readTree(ROOT), ...(CORPUS ? readTree(CORPUS) : [])].map(({ text }) => text)];

describe("plainData", () => {
  it("reads nearly every file, and each as js-yaml does", () => {
    for (const text of files) expectAgreement(text);
    expect(files.filter((text) => plainData(text) !== undefined).length / files.length).toBeGreaterThan(0.9);
  });

  it("reads quoted texts of several lines", () => {
    expect(plainData(QUOTED)).toMatchObject({
      label: "aide à l’achat: d'un vélo # neuf",
      conditions: ["Être majeur - ou: presque", "Habiter - ici"],
    });
  });

  it("never says something else than js-yaml of a file with marks, lines and spaces put anywhere", () => {
    const edit = fc.record({
      at: fc.nat(),
      removed: fc.nat({ max: 4 }),
      added: fc.oneof(fc.constantFrom(...MARKS), fc.string({ maxLength: 3 })),
      line: fc.boolean(),
    });
    holds(
      fc.property(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 3 }), (which, edits) => {
        expectAgreement(edits.reduce(edited, files[which % files.length] ?? ""));
      }),
      5000,
    );
  });

  it.each([
    ["a repeated key", "a: 1\na: 2\n"],
    ["an anchor", "a: &x 1\n"],
    ["a list at the root", "- a\n"],
    ["a key that is not text", "null: 1\n"],
    ["a tab", "a:\t1\n"],
    ["nothing", ""],
  ])("leaves %s to the YAML parser", (_, text) => {
    expect(plainData(text)).toBeUndefined();
  });
});

function edited(
  text: string,
  { at, removed, added, line }: { at: number; removed: number; added: string; line: boolean },
): string {
  if (!line) {
    const start = at % (text.length + 1);
    return text.slice(0, start) + added + text.slice(start + removed);
  }
  const lines = text.split("\n");
  const index = at % lines.length;
  return lines.toSpliced(removed % lines.length, 0, `${" ".repeat(removed)}${lines[index] ?? ""}`).join("\n");
}
