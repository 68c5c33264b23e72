import { useEffect, useState } from "react";
import type { Collection } from "../../contribution/model/collections.ts";
import { EVERYTHING, keepListState, type ListState, listAddress, readListState } from "./list-state.ts";

/** Pause (ms) after the last change before it is in the address: browsers refuse too many changes of it. */
const PAUSE = 300;

/** What is asked of a list: it survives going to an entry and back, a reload, and being sent to somebody. */
export function useListState(
  collection: Collection["name"],
  initialQuery: string | undefined,
): readonly [ListState, (change: Partial<ListState>) => void] {
  const [state, setState] = useState(() =>
    initialQuery ? { ...EVERYTHING, query: initialQuery } : readListState(collection),
  );
  useEffect(() => {
    keepListState(collection, state);
    // Not through the router, which would draw everything again.
    const timer = setTimeout(() => {
      // The person may be on the way to another page, which is not drawn yet.
      if (isAddressOf(collection))
        window.history.replaceState(window.history.state, "", listAddress(collection, state));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [collection, state]);
  useEffect(() => {
    // A link to another state of the same list.
    const read = () => {
      if (isAddressOf(collection)) setState(readListState(collection));
    };
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, [collection]);
  // Whatever is asked, its answer begins on the first page.
  return [state, (change) => setState((last) => ({ ...last, page: 1, ...change }))];
}

/** Whether the page is at a list, or at a search in it. */
function isAddressOf(collection: Collection["name"]): boolean {
  const [path = ""] = window.location.hash.split("?");
  const list = `#/collections/${collection}`;
  return path === list || path.startsWith(`${list}/search/`);
}
