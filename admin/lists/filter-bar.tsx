import { useId, useState } from "react";
import type { Filter, Narrowed } from "./filters.ts";
import { EVERYTHING, type ListState } from "./list-state.ts";
import { inFrench } from "./list-words.ts";
import { SORTS } from "./sort.ts";

/** The words to look for, the filters with how many entries each choice leaves, and the order. */
export function FilterBar({
  state,
  change,
  filters,
  counts,
  isChecked,
}: {
  state: ListState;
  change: (change: Partial<ListState>) => void;
  filters: readonly Filter[];
  counts: Narrowed["counts"] | undefined;
  /** Whether it is known what is to correct. */
  isChecked: boolean;
}) {
  const searchId = useId();
  const panelId = useId();
  const [isOpen, setOpen] = useState(false);
  const active = filters.filter(({ name }) => state.chosen[name]).length;
  return (
    <search className="cl-bar">
      <label htmlFor={searchId}>Rechercher par nom, institution ou lieu</label>
      <div className="cl-query">
        <input
          id={searchId}
          type="search"
          value={state.query}
          placeholder="Par exemple : bafa gard"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => change({ query: target.value })}
        />
        <button
          type="button"
          className="cl-toggle"
          aria-expanded={isOpen}
          aria-controls={panelId}
          onClick={() => setOpen(!isOpen)}
        >
          Filtrer et trier{active > 0 && ` (${active})`}
        </button>
      </div>
      <div id={panelId} className={isOpen ? "cl-panel cl-panel-open" : "cl-panel"}>
        {filters.map((filter) => (
          <FilterSelect
            key={filter.name}
            filter={filter}
            value={state.chosen[filter.name] ?? ""}
            counts={counts?.get(filter.name)}
            isKnown={filter.name !== "verification" || isChecked}
            onChange={(value) => change({ chosen: { ...state.chosen, [filter.name]: value } })}
          />
        ))}
        <SortSelect value={state.sort} onChange={(sort) => change({ sort })} />
        {(active > 0 || state.query.trim() !== "") && (
          <button
            type="button"
            className="cl-clear"
            onClick={() => {
              change({ ...EVERYTHING, sort: state.sort });
              document.getElementById(searchId)?.focus();
            }}
          >
            Tout effacer
          </button>
        )}
      </div>
    </search>
  );
}

function FilterSelect({
  filter,
  value,
  counts,
  isKnown,
  onChange,
}: {
  filter: Filter;
  value: string;
  counts: ReadonlyMap<string, number> | undefined;
  isKnown: boolean;
  onChange: (value: string) => void;
}) {
  const id = useId();
  // What nothing comes under is not offered, unless it is what was chosen.
  const options = filter.options.filter((option) => counts?.get(option.value) || option.value === value);
  return (
    <div>
      <label htmlFor={id}>{filter.label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{isKnown ? filter.all : "Vérification en cours…"}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
            {isKnown && ` (${inFrench(counts?.get(option.value) ?? 0)})`}
          </option>
        ))}
      </select>
    </div>
  );
}

function SortSelect({
  value,
  onChange,
}: {
  value: ListState["sort"];
  onChange: (sort: ListState["sort"]) => void;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>Trier par</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => onChange(SORTS.find((sort) => sort.value === target.value)?.value ?? "nom")}
      >
        {SORTS.map((sort) => (
          <option key={sort.value} value={sort.value}>
            {sort.label}
          </option>
        ))}
      </select>
    </div>
  );
}
