import { loadMedia } from "decap-cms-core/dist/esm/actions/mediaLibrary.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";

/** Has Decap ask for the list of logos when somebody first opens the library, instead of when a page opens. */
export function loadMediaOnOpening(): void {
  const stop = store.subscribe(() => {
    if (!store.getState().mediaLibrary?.get("isVisible")) return;
    stop();
    store.dispatch(loadMedia());
  });
}
