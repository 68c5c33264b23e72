import { useId, useState } from "react";
import { useForm } from "../../findings.ts";
import type { EditorProps } from "../editor-props.ts";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";
import { ChosenInstitution } from "./chosen-institution.tsx";
import { FutureFileName } from "./future-file-name.tsx";
import { INSTITUTION_TYPES, searchInstitutions } from "./search-institutions.ts";

/** The institution of a benefit, found by its name, type or code; the value is its file name. */
export function InstitutionEditor(props: EditorProps) {
  const { value, onChange } = props;
  const isNew = useForm((form) => form.isNew);
  const isSet = value !== undefined && value !== null && value !== "";
  const [isSearching, setSearching] = useState(false);
  if (isSet && typeof value !== "string") {
    return (
      <UnexpectedValue
        value={value}
        expected="le nom de fichier d’une institution"
        onClear={() => onChange(undefined)}
      />
    );
  }
  const search = (next: boolean) => {
    setSearching(next);
    // The search box and the button share the identifier: the keyboard goes to the one that appears.
    requestAnimationFrame(() => document.getElementById(props.id)?.focus());
  };
  const pick = (slug: string) => {
    search(false);
    onChange(slug);
  };
  return (
    <div className="ct-institution">
      {isSet && (
        <ChosenInstitution
          id={isSearching ? undefined : props.id}
          slug={value}
          isSearching={isSearching}
          onToggle={() => search(!isSearching)}
        />
      )}
      {(!isSet || isSearching) && <InstitutionSearch {...props} onPick={pick} />}
      {isNew && <FutureFileName />}
    </div>
  );
}

function InstitutionSearch({
  id,
  label,
  findings,
  describedBy,
  onPick,
}: EditorProps & { onPick: (slug: string) => void }) {
  const typeId = useId();
  const index = useForm((form) => form.index);
  const [type, setType] = useState("");
  return (
    <div className="ct-row ct-row-fill">
      <SearchCombobox
        id={id}
        label={label}
        placeholder={index ? "Nom ou code : Gard, Nîmes, 30…" : "Chargement de la liste…"}
        search={(query) => (index ? searchInstitutions(index, query, type) : [])}
        onPick={onPick}
        isInvalid={findings.some(({ severity }) => severity === "error")}
        describedBy={describedBy}
        emptyText="Aucune institution ne correspond. Vérifiez le nom et le type, ou créez d’abord l’institution."
      />
      <span className="ct-type-filter">
        <label className="ct-hidden" htmlFor={typeId}>
          Chercher parmi
        </label>
        <select
          id={typeId}
          className="ct-select"
          value={type}
          onChange={({ target }) => setType(target.value)}
        >
          <option value="">Tous les types</option>
          {INSTITUTION_TYPES.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
