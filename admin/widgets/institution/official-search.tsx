import { useId } from "react";
import { useForm } from "../../form/findings.ts";
import type { PlainRecord } from "../../form/plain-value.ts";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import { isListed, officialInstitution, SOUGHT, type Sought, searchOfficial } from "./institution-draft.ts";

/** The search in the official lists: for a place itself, or for the fund of a department. */
export function OfficialSearch({
  sought,
  query,
  onSought,
  onFound,
}: {
  sought: Sought;
  query: string;
  onSought: (sought: Sought) => void;
  onFound: (data: PlainRecord) => void;
}) {
  const id = useId();
  const territory = useForm((form) => form.territory);
  const index = useForm((form) => form.index);
  const isFund = sought !== "place";
  return (
    <>
      <div className="ct-field">
        <label className="ct-label" htmlFor={`${id}-sought`}>
          Que cherchez-vous ?
        </label>
        <select
          id={`${id}-sought`}
          className="ct-select"
          value={sought}
          onChange={({ target }) =>
            onSought(SOUGHT.find(([value]) => value === target.value)?.[0] ?? "place")
          }
        >
          {SOUGHT.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {isListed(sought) && (
        <div className="ct-field">
          <label className="ct-label" htmlFor={id}>
            {isFund ? "Son département" : "Son nom dans la liste officielle"}
          </label>
          <SearchCombobox
            id={id}
            label={isFund ? "Son département" : "Son nom dans la liste officielle"}
            placeholder={
              isFund ? "Nom ou numéro : Gard, 30…" : "Nom, code ou code postal : Uzès, Gard, 30700…"
            }
            initialQuery={query}
            autoFocus
            search={(typed) => (territory && index ? searchOfficial(territory, sought, typed, index) : [])}
            onPick={(key) => {
              const found = territory && officialInstitution(territory, sought, key);
              if (found) onFound({ ...found });
            }}
            emptyText="Aucun lieu de ce nom. Essayez le début du nom, ou remplissez à la main."
          />
        </div>
      )}
    </>
  );
}
