import { collectionOf } from "../../contribution/model/collections.ts";
import { changeSummary } from "../../contribution/review/change-summary.ts";
import { parseSource } from "../../contribution/source/reading/parse.ts";
import type { CatalogueIndex } from "../../contribution/validation/context.ts";
import type { EntryToSave } from "./entry-to-save.ts";

/** The subject of the commit of a save, in French: which entry, and what of it changes. */
export function entrySubject(
  { path, slug, newEntry }: Pick<EntryToSave, "path" | "slug" | "newEntry">,
  before: string | undefined,
  after: string,
  index: CatalogueIndex,
): string {
  const [from, to] = [before, after].map((text) => (text === undefined ? undefined : dataOf(text)));
  const title = titleOf(to ?? {}, slug, index);
  const kind = collectionOf(path)?.kind;
  if (newEntry || before === undefined || !kind) return `Crée ${title}`;
  const institutionName = (institution: string) => index.institutions[institution]?.name;
  const version = (data: Record<string, unknown> | undefined) => (data ? { data } : { unreadable: "" });
  return `Met à jour ${title} : ${changeSummary(kind, version(from), version(to), { institutionName })}`;
}

function dataOf(text: string): Record<string, unknown> | undefined {
  const source = parseSource(text);
  return source.ok ? source.data : undefined;
}

/** « aide au BAFA (CAF du Gard) », or the file's name where the data do not say more. */
function titleOf(data: Readonly<Record<string, unknown>>, slug: string, index: CatalogueIndex): string {
  const label = data.label ?? data.name;
  if (typeof label !== "string" || label === "") return slug;
  const institution =
    typeof data.institution === "string" ? index.institutions[data.institution]?.name : undefined;
  const title = institution === undefined ? label : `${label} (${institution})`;
  return title.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
