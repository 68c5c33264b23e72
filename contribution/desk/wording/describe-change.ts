import { collectionOf } from "../../model/collections.ts";
import type { Version } from "../../review/change.ts";
import { changeSummary } from "../../review/change-summary.ts";
import { parseSource } from "../../source/reading/parse.ts";
import type { Territory } from "../../territory/territory.ts";

/** Two versions of an entry's text, absent where there is none. */
export interface VersionsOfEntry {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Says in one French line what changed between two versions of an entry; `institutionName` knows those they name. */
export type DescribeChange = (
  path: string,
  versions: VersionsOfEntry,
  institutionName: (slug: string) => string | undefined,
) => string;

/** Says it as a review does; places have names where a territory is given. */
export function createChangeSummary(territory?: Territory): DescribeChange {
  return (path, { before, after }, institutionName) => {
    const kind = collectionOf(path)?.kind;
    return kind ? changeSummary(kind, version(before), version(after), { territory, institutionName }) : "";
  };
}

function version(text: string | undefined): Version | undefined {
  if (text === undefined) return undefined;
  const parsed = parseSource(text);
  return parsed.ok ? { data: parsed.data } : { unreadable: "Ce fichier ne peut pas être lu." };
}
