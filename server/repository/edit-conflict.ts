import type { EditConflict } from "../../contribution/desk/refusal.ts";
import { collectionOf } from "../../contribution/model/collections.ts";
import { titleAt } from "../../contribution/model/schema.ts";
import type { DataConflict } from "../../contribution/source/merge-data.ts";
import type { Texts } from "../../contribution/source/merge-documents.ts";
import type { Store } from "./store.ts";

/** A conflict as it is shown to the person who has to choose; `commit` holds `theirs`. */
export async function editConflict(
  store: Store,
  commit: string,
  { path, base, mine, theirs }: Texts & { readonly path: string },
  conflicts: readonly DataConflict[],
): Promise<EditConflict> {
  const kind = collectionOf(path)?.kind;
  const place = `:(top,literal)${store.prefix}${path}`;
  const line = await store.git.text([
    "log",
    "-1",
    "--no-show-signature",
    "--format=%an%x00%aI",
    commit,
    "--",
    place,
  ]);
  const [author = "", at = ""] = line.split("\0");
  const fields = conflicts.map((conflict) => ({
    ...conflict,
    title: kind ? titleAt(kind, conflict.path.slice(0, 1)) : "",
  }));
  return { path, base: base ?? null, mine, theirs, fields, author, at };
}
