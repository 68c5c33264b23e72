import { collectionOf } from "../../model/collections.ts";
import { titleAt } from "../../model/schema.ts";
import type { DataConflict } from "../../source/merging/merge-data.ts";
import type { Texts } from "../../source/merging/merge-documents.ts";
import type { EditConflict } from "../refusal.ts";
import type { Store, Version } from "../store.ts";

/** A conflict as it is shown to the person who has to choose; `at` holds `theirs`. `path` is under the data root. */
export async function editConflict(
  store: Pick<Store, "authorOf" | "prefix">,
  at: Version,
  { path, base, mine, theirs }: Texts & { readonly path: string },
  conflicts: readonly DataConflict[],
): Promise<EditConflict> {
  const kind = collectionOf(path)?.kind;
  const author = await store.authorOf(at, `${store.prefix}${path}`);
  const fields = conflicts.map((conflict) => ({
    ...conflict,
    title: kind ? titleAt(kind, conflict.path.slice(0, 1)) : "",
  }));
  return { path, base: base ?? null, mine, theirs, fields, ...author };
}
