import type { Collection } from "../../contribution/model/collections.ts";
import { type Filter, filtersOf, type Wish } from "./filters.ts";
import { SORTS, type Sort } from "./sort.ts";

/** What a person has asked of a list. */
export interface ListState extends Wish {
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

const QUERY = "recherche";
const SORT = "tri";
const PAGE = "page";

/** A list of which nothing has been asked. */
export const EVERYTHING: ListState = { query: "", chosen: {}, sort: SORTS[0].value, page: 1 };

/** The state as the query of an address; empty when nothing is asked. */
export function toQuery({ query, chosen, sort, page }: ListState): string {
  const values = new URLSearchParams();
  if (query.trim()) values.set(QUERY, query.trim());
  for (const [name, value] of Object.entries(chosen)) if (value) values.set(name, value);
  if (sort !== EVERYTHING.sort) values.set(SORT, sort);
  if (page > 1) values.set(PAGE, String(page));
  return values.toString();
}

/** Reads such a query; what a list does not offer is left out. */
export function fromQuery(query: string, filters: readonly Filter[]): ListState {
  const values = new URLSearchParams(query);
  const chosen = filters.flatMap(({ name, options }) => {
    const value = values.get(name);
    return options.some((option) => option.value === value) ? [[name, value ?? ""] as const] : [];
  });
  const page = Number(values.get(PAGE));
  return {
    query: values.get(QUERY) ?? "",
    chosen: Object.fromEntries(chosen),
    sort: SORTS.find(({ value }) => value === values.get(SORT))?.value ?? EVERYTHING.sort,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

const key = (collection: Collection["name"]) => `contribution.list.${collection}`;

/** What the address asks of a list, or else what was last asked of it in this tab. */
export function readListState(collection: Collection["name"]): ListState {
  const [, query = ""] = window.location.hash.split("?");
  return fromQuery(query || (sessionStorage.getItem(key(collection)) ?? ""), filtersOf(collection));
}

/** Keeps the state for when the person comes back to the list in this tab. */
export function keepListState(collection: Collection["name"], state: ListState): void {
  sessionStorage.setItem(key(collection), toQuery(state));
}

/** Address of a list in a state, which can be sent to somebody. */
export function listAddress(collection: Collection["name"], state: ListState): string {
  const query = toQuery(state);
  return `#/collections/${collection}${query && `?${query}`}`;
}
