import { collectionOf } from "../../contribution/model/collections.ts";
import type { Version } from "../../contribution/review/change.ts";
import { changeSummary } from "../../contribution/review/change-summary.ts";
import { parseSource } from "../../contribution/source/parse.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import type { DescribeChange } from "../../server/repository/describe-change.ts";

/** Says what changed in an entry as a review does. */
export function createChangeSummary(territory: Territory): DescribeChange {
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
