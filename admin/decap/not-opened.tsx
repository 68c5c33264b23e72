import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { type JSX, useEffect } from "react";
import { unbreakable } from "../locale/typography.ts";
import { OPEN_AGAIN } from "./editorial-workflow.ts";

/** In the place of the form of an entry that could not be read: why, and where to go from there. */
export function NotOpened({
  collection,
  slug,
  refusal,
}: {
  readonly collection: string;
  readonly slug: string;
  /** A French sentence. */
  readonly refusal: string;
}): JSX.Element {
  const again = () => store.dispatch({ type: OPEN_AGAIN, payload: { collection, slug } });
  // Whoever leaves and comes back tries again.
  useEffect(
    () => () => void store.dispatch({ type: OPEN_AGAIN, payload: { collection, slug } }),
    [collection, slug],
  );
  return (
    <main className="contribution-not-opened">
      <h1>Cette fiche n’a pas pu être ouverte</h1>
      <p>{unbreakable(refusal)}</p>
      <div className="ct-row">
        <button type="button" className="ct-button ct-button-main" onClick={again}>
          Réessayer
        </button>
        <a className="ct-button" href={`#/collections/${collection}`}>
          Revenir à la liste
        </a>
      </div>
    </main>
  );
}
