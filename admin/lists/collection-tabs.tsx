import { useMemo } from "react";
import type { Collection } from "../../contribution/model/collections.ts";
import { SIMULATOR } from "../simulator/situation-link.ts";
import type { ListEntry } from "./list-entry.ts";
import { EVERYTHING, listAddress } from "./list-state.ts";
import { inFrench } from "./list-words.ts";
import { matcher, type SearchTexts } from "./search-texts.ts";

/** A collection, and what it is called. */
export interface Tab {
  readonly name: Collection["name"];
  readonly label: string;
}

/** The way to the other lists, with how many entries of each hold the words that are looked for. */
export function CollectionTabs({
  tabs,
  current,
  query,
  entries,
  texts,
}: {
  tabs: readonly Tab[];
  current: Collection["name"];
  query: string;
  entries: readonly ListEntry[] | undefined;
  texts: SearchTexts | undefined;
}) {
  const counts = useMemo(() => entries && countsOf(entries, query, texts), [entries, query, texts]);
  return (
    <nav className="cl-tabs" aria-label="Listes">
      <ul>
        {tabs.map(({ name, label }) => (
          <li key={name}>
            <a
              href={query.trim() ? listAddress(name, { ...EVERYTHING, query }) : `#/collections/${name}`}
              aria-current={name === current ? "page" : undefined}
            >
              {label} {counts && <span>({inFrench(counts.get(name) ?? 0)})</span>}
            </a>
          </li>
        ))}
        <li>
          <a href={SIMULATOR}>Simulateur d’essai</a>
        </li>
      </ul>
    </nav>
  );
}

function countsOf(
  entries: readonly ListEntry[],
  query: string,
  texts: SearchTexts | undefined,
): ReadonlyMap<string, number> {
  const matches = matcher(query);
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (texts && !matches(texts.get(entry) ?? "")) continue;
    counts.set(entry.collection, (counts.get(entry.collection) ?? 0) + 1);
  }
  return counts;
}
