import { store } from "decap-cms-core/dist/esm/redux/index.js";
import type { JSX } from "react";
import { COLLECTIONS } from "../../contribution/model/collections.ts";
import { ListPage } from "../lists/list-page.tsx";

/** What the router gives: the collection's name, and the words of a search. */
interface CollectionProps {
  readonly match: { readonly params: { readonly name?: string; readonly searchTerm?: string } };
}

/**
 * Takes the place of Decap's list of a collection, which loads every file, draws all of them, knows neither drafts
 * nor problems, and says institutions by their file names.
 */
// A default export, because the module that it stands for has one.
export default function CollectionPage({ match }: CollectionProps): JSX.Element | null {
  const { name, searchTerm } = match.params;
  const configured = store.getState().collections;
  const shown = COLLECTIONS.filter((collection) => configured.has(collection.name));
  const collection = shown.find((one) => one.name === name) ?? shown[0];
  if (!collection) return null;
  const texts = shown.map((one) => ({ name: one.name, label: labelOf(configured.get(one.name), "label") }));
  return (
    <ListPage
      key={collection.name}
      collection={collection.name}
      tabs={texts}
      singular={labelOf(configured.get(collection.name), "label_singular")}
      description={labelOf(configured.get(collection.name), "description")}
      initialQuery={searchTerm}
    />
  );
}

function labelOf(collection: { get(key: string): unknown } | undefined, key: string): string {
  const text = collection?.get(key);
  return typeof text === "string" ? text : "";
}
