import { memo, useEffect, useRef } from "react";
import type { ProblemCount, ProblemCounts } from "../../contribution/listing/problem-counts.ts";
import type { Collection } from "../../contribution/model/collections.ts";
import { labelOf, schemaOf } from "../../contribution/model/schema.ts";
import type { ListEntry } from "./list-entry.ts";
import { statusText } from "./status-text.ts";

/** File of the entry that was opened from a list, to be found again on coming back. */
const OPENED = "contribution.list.opened";

/** One page of a list. */
export function EntriesTable({
  collection,
  entries,
  problems,
}: {
  collection: Collection["name"];
  entries: readonly ListEntry[];
  problems: ProblemCounts | undefined;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const isShown = entries.length > 0;
  useEffect(() => {
    if (isShown) focusOpened(body.current);
  }, [isShown]);
  if (!isShown) return null;
  const isInstitutions = collection === "institutions";
  return (
    <table className="cl-table">
      <thead>
        <tr>
          <th scope="col">{isInstitutions ? "Institution" : "Aide"}</th>
          <th scope="col">{isInstitutions ? "Type" : "Institution"}</th>
          <th scope="col">Où</th>
          {!isInstitutions && <th scope="col">Montant</th>}
          <th scope="col">État</th>
          <th scope="col">À corriger</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {entries.map((entry) => (
          <EntryRow
            key={entry.row.file}
            entry={entry}
            problems={problems && (problems[entry.row.file] ?? NOTHING)}
          />
        ))}
      </tbody>
    </table>
  );
}

const NOTHING: ProblemCount = [0, 0];

const EntryRow = memo(function EntryRow({
  entry,
  problems,
}: {
  entry: ListEntry;
  problems: ProblemCount | undefined;
}) {
  const { collection, slug, row, institution } = entry;
  const { text, detail } = statusText(entry);
  return (
    <tr>
      <th scope="row">
        <a
          href={`#/collections/${collection}/entries/${slug}`}
          data-file={row.file}
          onClick={() => sessionStorage.setItem(OPENED, row.file)}
        >
          {nameOf(entry)}
        </a>
        {row.private && <span className="cl-badge">Masquée</span>}
      </th>
      <td>{collection === "institutions" ? typeText(row.type) : (institution?.name ?? "")}</td>
      <td>{row.where}</td>
      {collection !== "institutions" && <td>{row.amount}</td>}
      <td>
        <span className={`cl-state cl-state-${entry.draft?.status ?? "published"}`}>{text}</span>
        {detail !== "" && <span className="cl-detail">{detail}</span>}
      </td>
      <td>
        <Problems count={problems} />
      </td>
    </tr>
  );
});

function Problems({ count }: { count: ProblemCount | undefined }) {
  if (!count) return <span className="cl-detail">…</span>;
  const [errors, warnings] = count;
  if (errors + warnings === 0) return <span className="cl-detail cl-nothing">Rien</span>;
  return (
    <>
      {errors > 0 && (
        <span className="cl-errors">
          {errors} erreur{errors > 1 && "s"}
        </span>
      )}
      {warnings > 0 && <span className="cl-warnings">{warnings} à vérifier</span>}
    </>
  );
}

function nameOf({ row, slug }: ListEntry): string {
  if (row.unreadable) return `Fichier à corriger : ${slug}`;
  return row.label ?? `Sans nom : ${slug}`;
}

const typeNode = schemaOf("institution").properties?.type;

function typeText(type: string | undefined): string {
  const text = type === undefined ? "" : labelOf(typeNode, type);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Coming back from an entry, the keyboard and the screen are where they were. */
function focusOpened(body: HTMLElement | null): void {
  const file = sessionStorage.getItem(OPENED);
  sessionStorage.removeItem(OPENED);
  if (file === null) return;
  const link = body?.querySelector<HTMLElement>(`a[data-file="${CSS.escape(file)}"]`);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center" });
}
