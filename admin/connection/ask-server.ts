import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";

/** The smallest request that the server answers; rejects when it does not. */
export async function askServer(): Promise<unknown> {
  return currentBackend(store.getState().config).implementation.request({ action: "info", params: {} });
}
