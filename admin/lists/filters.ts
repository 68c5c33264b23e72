import { BENEFIT_THEMES } from "../../contribution/listing/benefit-themes.ts";
import type { ProblemCounts } from "../../contribution/listing/problem-counts.ts";
import type { Collection } from "../../contribution/model/collections.ts";
import { labelOf, schemaOf } from "../../contribution/model/schema.ts";
import type { ListEntry } from "./list-entry.ts";
import { matcher, type SearchTexts } from "./search-texts.ts";

/** One choice of a filter. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** A way to narrow a list: its values are those of the address of the page. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  /** What the choice of everything says. */
  readonly all: string;
  readonly options: readonly FilterOption[];
  /** The choices under which an entry comes. */
  valuesOf(entry: ListEntry, problems: ProblemCounts | undefined): readonly string[];
}

const lists = new Map<string, readonly string[]>([["", []]]);

/** A list of one value, or of none for an empty one; the same list each time, because each keystroke asks for thousands. */
function alone(value: string): readonly string[] {
  const list = lists.get(value) ?? [value];
  lists.set(value, list);
  return list;
}

const typeNode = schemaOf("institution").properties?.type;
const TYPES = (typeNode?.enum ?? []).map((value) => ({
  value: String(value),
  label: capitalized(labelOf(typeNode, value)),
}));

const THEME: Filter = {
  name: "theme",
  label: "Thème",
  all: "Tous les thèmes",
  options: BENEFIT_THEMES.map(({ id, label }) => ({ value: id, label })),
  valuesOf: ({ row }) => row.themes ?? alone(""),
};

const TYPE: Filter = {
  name: "type",
  label: "Type d’institution",
  all: "Tous les types",
  options: TYPES,
  valuesOf: ({ row, institution }) => alone(institution?.type ?? row.type ?? ""),
};

const STATUS: Filter = {
  name: "etat",
  label: "État",
  all: "Tous les états",
  options: [
    { value: "published", label: "Publiées" },
    { value: "draft", label: "Brouillons" },
    { value: "pending_review", label: "En relecture" },
    { value: "pending_publish", label: "Prêtes à publier" },
  ],
  // A published entry with a draft is both.
  valuesOf: ({ isPublished, draft }) => {
    if (!draft) return alone("published");
    return isPublished ? ["published", draft.status] : alone(draft.status);
  },
};

const PROBLEMS: Filter = {
  name: "verification",
  label: "Vérification",
  all: "Toutes",
  options: [
    { value: "a-corriger", label: "À corriger" },
    { value: "erreurs", label: "Avec des erreurs" },
    { value: "rien", label: "Rien à corriger" },
  ],
  valuesOf: ({ row }, problems) => {
    if (!problems) return alone("");
    const [errors, warnings] = problems[row.file] ?? [0, 0];
    if (errors + warnings === 0) return alone("rien");
    return errors > 0 ? ["a-corriger", "erreurs"] : alone("a-corriger");
  },
};

const VISIBILITY: Filter = {
  name: "visibilite",
  label: "Visibilité",
  all: "Toutes",
  options: [
    { value: "visibles", label: "Visibles" },
    { value: "masquees", label: "Masquées" },
  ],
  valuesOf: ({ row }) => alone(row.private ? "masquees" : "visibles"),
};

/** The filters of a list, in the order in which they are shown. */
export function filtersOf(collection: Collection["name"]): readonly Filter[] {
  return collection === "institutions"
    ? [TYPE, STATUS, PROBLEMS]
    : [THEME, TYPE, STATUS, PROBLEMS, VISIBILITY];
}

/** What is looked for: the words typed, and the value chosen of each filter, by its name. */
export interface Wish {
  readonly query: string;
  readonly chosen: Readonly<Record<string, string>>;
}

/** What a list is narrowed with; what has not arrived yet is undefined. */
export interface Known {
  readonly texts: SearchTexts | undefined;
  readonly problems: ProblemCounts | undefined;
}

/** The entries that answer a wish, in the order given, and how many each choice would leave. */
export interface Narrowed {
  readonly entries: readonly ListEntry[];
  /** By name of filter and value, the other filters and the words typed being kept. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Narrows a list; without texts, the words typed narrow nothing. */
export function narrowed(
  entries: readonly ListEntry[],
  filters: readonly Filter[],
  { query, chosen }: Wish,
  { texts, problems }: Known,
): Narrowed {
  const matches = matcher(query);
  const counters = filters.map((filter) => ({ filter, wanted: chosen[filter.name], counts: new Map() }));
  const kept: ListEntry[] = [];
  for (const entry of entries) {
    if (texts && !matches(texts.get(entry) ?? "")) continue;
    const failed = counters.filter(
      ({ filter, wanted }) => wanted && !filter.valuesOf(entry, problems).includes(wanted),
    );
    if (failed.length === 0) kept.push(entry);
    if (failed.length > 1) continue;
    // What fails by one filter only would be there with another choice of it.
    for (const { filter, counts } of failed.length === 1 ? failed : counters)
      for (const value of filter.valuesOf(entry, problems)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { entries: kept, counts: new Map(counters.map(({ filter, counts }) => [filter.name, counts])) };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
