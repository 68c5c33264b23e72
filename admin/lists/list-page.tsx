import { useDeferredValue, useEffect, useMemo, useRef } from "react";
import type { Collection } from "../../contribution/model/collections.ts";
import { refreshLists, useCatalogueLists } from "./catalogue-lists.ts";
import { CollectionTabs, type Tab } from "./collection-tabs.tsx";
import { EmptyList } from "./empty-list.tsx";
import { EntriesTable } from "./entries-table.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { filtersOf, narrowed } from "./filters.ts";
import type { ListEntry } from "./list-entry.ts";
import { EVERYTHING, type ListState } from "./list-state.ts";
import { counted, inFrench } from "./list-words.ts";
import { Pager } from "./pager.tsx";
import { sorted } from "./sort.ts";
import { useListState } from "./use-list-state.ts";

/** Entries shown at once. */
const PAGE_SIZE = 50;

/** The list of a collection: search, filters, counts, sort, and what stands in each file, drafts included. */
export function ListPage({
  collection,
  tabs,
  singular,
  description,
  initialQuery,
}: {
  collection: Collection["name"];
  tabs: readonly Tab[];
  /** What one entry is called: « Aide ». */
  singular: string;
  description: string;
  initialQuery: string | undefined;
}) {
  const [state, change] = useListState(collection, initialQuery);
  const { entries, texts, problems, trouble } = useCatalogueLists();
  const label = tabs.find(({ name }) => name === collection)?.label ?? "";
  useTitle(label);
  const status = useRef<HTMLParagraphElement>(null);
  // Typing goes first: the list follows.
  const asked = useDeferredValue(state);
  const filters = useMemo(() => filtersOf(collection), [collection]);
  const own = useMemo(
    () => entries?.filter((entry) => entry.collection === collection),
    [entries, collection],
  );
  const ordered = useMemo(() => own && sorted(own, asked.sort), [own, asked.sort]);
  const { query, chosen } = asked;
  const searched = query.trim() ? texts : undefined;
  const found = useMemo(
    () => ordered && narrowed(ordered, filters, { query, chosen }, { texts: searched, problems }),
    [ordered, filters, query, chosen, searched, problems],
  );
  const pages = Math.max(1, Math.ceil((found?.entries.length ?? 0) / PAGE_SIZE));
  const page = Math.min(asked.page, pages);
  const shown = found?.entries.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) ?? [];
  const newAddress = `#/collections/${collection}/new`;
  return (
    <main className="cl-page">
      <CollectionTabs
        tabs={tabs}
        current={collection}
        query={asked.query}
        entries={entries}
        texts={searched}
      />
      <div className="cl-top">
        <div>
          <h1>{label}</h1>
          <p>{description}</p>
        </div>
        <a className="cl-new" href={newAddress}>
          Nouvelle {singular.toLowerCase()}
        </a>
      </div>
      <FilterBar
        state={state}
        change={change}
        filters={filters}
        counts={found?.counts}
        isChecked={problems !== undefined}
      />
      {trouble !== "" && (
        <div className="cl-trouble" role="alert">
          {trouble}{" "}
          <button type="button" onClick={() => void refreshLists()}>
            Réessayer
          </button>
        </div>
      )}
      <p className="cl-status" role="status" tabIndex={-1} ref={status}>
        {summary(collection, asked, found?.entries, own, texts !== undefined)}
      </p>
      {found && shown.length === 0 ? (
        <EmptyList
          collection={collection}
          state={asked}
          clear={() => change({ ...EVERYTHING, sort: state.sort })}
          newAddress={newAddress}
        />
      ) : (
        <EntriesTable collection={collection} entries={shown} problems={problems} />
      )}
      <Pager
        page={page}
        pages={pages}
        go={(next) => {
          change({ page: next });
          status.current?.focus({ preventScroll: true });
          status.current?.scrollIntoView({ block: "start" });
        }}
      />
    </main>
  );
}

function useTitle(label: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = `${label} – ${before}`;
    return () => {
      document.title = before;
    };
  }, [label]);
}

/** What a screen reader says once a list has changed: « 12 aides sur 43 pour « bafa » ». */
function summary(
  collection: Collection["name"],
  { query }: ListState,
  found: readonly ListEntry[] | undefined,
  all: readonly ListEntry[] | undefined,
  canSearch: boolean,
): string {
  if (!found || !all) return "Chargement de la liste…";
  if (query.trim() && !canSearch) return "Recherche en cours…";
  const count = counted(collection, found.length);
  const text = found.length === all.length ? count : `${count} sur ${inFrench(all.length)}`;
  const said = query.trim() ? `${text} pour « ${query.trim()} »` : text;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
