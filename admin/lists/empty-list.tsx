import type { Collection } from "../../contribution/model/collections.ts";
import type { ListState } from "./list-state.ts";

/** What to do when a list shows nothing. */
export function EmptyList({
  collection,
  state,
  clear,
  newAddress,
}: {
  collection: Collection["name"];
  state: ListState;
  clear: () => void;
  newAddress: string;
}) {
  const isInstitutions = collection === "institutions";
  const one = isInstitutions ? "institution" : "aide";
  const query = state.query.trim();
  const isFiltered = Object.values(state.chosen).some(Boolean);
  if (query === "" && !isFiltered) {
    return (
      <div className="cl-empty">
        <p>Cette liste est vide pour le moment.</p>
        <p>
          <a href={newAddress}>Créer une première {one}</a>
        </p>
      </div>
    );
  }
  return (
    <div className="cl-empty">
      <p>
        {query === ""
          ? `Aucune ${one} ne répond à ces filtres.`
          : `Aucune ${one} ne correspond à « ${query} »`}
        {query !== "" && (isFiltered ? " avec ces filtres." : ".")}
      </p>
      <ul>
        {query !== "" && (
          <li>
            Essayez moins de mots, ou un autre : un nom, une institution, une commune, un département. Les
            accents et les majuscules ne comptent pas.
          </li>
        )}
        {query !== "" && <li>Regardez dans les autres listes : leur nombre de résultats est en haut.</li>}
        <li>
          <button type="button" onClick={clear}>
            {isFiltered ? "Effacer la recherche et les filtres" : "Effacer la recherche"}
          </button>
        </li>
        <li>
          Elle n’existe pas encore ? <a href={newAddress}>Créer cette {one}</a>
        </li>
      </ul>
    </div>
  );
}
