import { resolved } from "../../model/schema.ts";
import { matchedItems } from "../../source/matching/matched-items.ts";
import type { PlaceKind } from "../../territory/place.ts";
import { placeName } from "../../territory/search.ts";
import type { Change } from "../change.ts";
import { change, type Field } from "./field.ts";
import { orderChanges } from "./list-order.ts";
import { listed, valueText } from "./value-text.ts";

/** One and many places of a kind, with the ending of their participle. */
const PLACES: Readonly<Record<PlaceKind, readonly [one: string, many: string, feminine: boolean]>> = {
  region: ["région", "régions", true],
  department: ["département", "départements", false],
  epci: ["intercommunalité", "intercommunalités", true],
  commune: ["commune", "communes", true],
  postal_code: ["code postal", "codes postaux", false],
};

/** A list of places: « 3 départements ajoutés : Gard, Hérault, Lozère ». `excluded`: those that it names are refused. */
export function placeListChanges(field: Field, kind: PlaceKind, excluded = false): Change[] {
  const [one, many, feminine] = PLACES[kind];
  const e = feminine ? "e" : "";
  const adjective = (count: number) => (excluded ? ` exclu${e}${count > 1 ? "s" : ""}` : "");
  const noun = (count: number) => `${count} ${count > 1 ? many : one}${adjective(count)}`;
  const told = (count: number, participle: string, names: string) =>
    `${noun(count)} ${participle}${e}${count > 1 ? "s" : ""} : ${names}`;
  return codeListChanges(field, (code) => nameOf(kind, code, field), told);
}

/** A list of choices or of technical names, whose order means nothing: « Années d’études : terminale (ajout) ». */
export function choiceListChanges(field: Field): Change[] {
  const items = field.node?.items && resolved(field.node.items);
  return codeListChanges(
    field,
    (value) => valueText(items, value),
    (_count, participle, names) =>
      `${field.title} : ${names} (${participle === "ajouté" ? "ajout" : "retrait"})`,
  );
}

function codeListChanges(
  field: Field,
  name: (value: unknown) => string,
  told: (count: number, participle: "ajouté" | "retiré", names: string) => string,
): Change[] {
  const before = listOf(field.before);
  const after = listOf(field.after);
  // A code is itself or another one, however alike they are.
  const { added, removed, moved } = matchedItems(before, after, () => undefined);
  const one = (
    kind: "added" | "removed",
    participle: "ajouté" | "retiré",
    items: readonly unknown[],
    paths: Change["paths"],
  ) => {
    if (items.length === 0) return [];
    const names = listed(items.map(name));
    const text = told(items.length, participle, names);
    return [
      change(
        field,
        { kind, subject: field.title, text, [kind === "added" ? "after" : "before"]: names },
        paths,
      ),
    ];
  };
  const wasAt = (index: number) => [...field.path.before, index];
  const isAt = (index: number) => [...field.path.after, index];
  return [
    ...one(
      "added",
      "ajouté",
      added.map((index) => after[index]),
      { before: [], after: added.map(isAt) },
    ),
    ...one(
      "removed",
      "retiré",
      removed.map((index) => before[index]),
      { before: removed.map(wasAt), after: [] },
    ),
    ...orderChanges(field, moved, "rewritten", ({ to }) => name(after[to])),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function nameOf(kind: PlaceKind, code: unknown, { context: { territory } }: Field): string {
  if (typeof code !== "string") return valueText(undefined, code);
  if (!territory || kind === "postal_code") return code;
  // A department needs no code beside its name.
  const name = kind === "department" ? territory.department(code)?.name : placeName(territory, kind, code);
  return name?.replaceAll("'", "’") ?? `code inconnu ${code}`;
}
