import { currentBackend } from "decap-cms-core/dist/esm/backend.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { collectionOf } from "../../contribution/model/collections.ts";
import { contributionFormat } from "../form/format.ts";
import type { PlainRecord } from "../form/plain-value.ts";

/** The fields of a published file (path under the data root), as its form would hold them; rejects when it cannot be read. */
export async function readPublished(file: string): Promise<PlainRecord> {
  const kind = collectionOf(file)?.kind;
  const { data } = await currentBackend(store.getState().config).implementation.getEntry(file);
  if (!kind || data === null) throw new Error(`${file} cannot be read`);
  return contributionFormat(kind).fromFile(data);
}
