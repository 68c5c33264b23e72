import { use, useId, useState } from "react";
import { FormChange } from "../../form/change.ts";
import { useForm } from "../../form/findings.ts";
import type { NewInstitution } from "../../form/new-institution.ts";
import { INSTITUTION_KEY } from "../../form/shape.ts";
import type { EditorProps } from "../editor-props.ts";
import { afterDialog } from "../parts/form-dialog.tsx";
import { moveKeyboardLater } from "../parts/keyboard-later.ts";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import { UnexpectedValue } from "../parts/unexpected-value.tsx";
import { ChosenInstitution } from "./chosen-institution.tsx";
import { FutureFileName } from "./future-file-name.tsx";
import { type Attempt, InstitutionDialog } from "./institution-dialog.tsx";
import { INSTITUTION_TYPES, searchInstitutions } from "./search-institutions.ts";

/** The institution of a benefit, found by its name, type or code; the value is its file name. */
export function InstitutionEditor(props: EditorProps) {
  const { value, onChange } = props;
  const isNew = useForm((form) => form.isNew);
  const isSet = value !== undefined && value !== null && value !== "";
  const [isSearching, setSearching] = useState(false);
  const [query, setQuery] = useState("");
  const dialog = useInstitutionDialog(props, query);
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
    moveKeyboardLater(() => document.getElementById(props.id)?.focus());
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
          onEdit={dialog.edit}
        />
      )}
      {(!isSet || isSearching) && (
        <>
          <InstitutionSearch {...props} onPick={pick} onQuery={setQuery} />
          <p className="ct-note">
            Elle n’est pas dans la liste ?{" "}
            <button
              type="button"
              className="ct-button ct-button-small"
              aria-haspopup="dialog"
              onClick={dialog.create}
            >
              Créer une institution…
            </button>
          </p>
        </>
      )}
      {dialog.element}
      {isNew && <FutureFileName />}
    </div>
  );
}

const NOTHING: Attempt = { sought: "place", data: undefined };

/** The dialog that makes a new institution or changes it; what was filled in stays when it is closed. */
function useInstitutionDialog({ id, value, onChange }: EditorProps, query: string) {
  const change = use(FormChange);
  const proposed = useForm((form) => form.newInstitution);
  const isSaved = useForm((form) => form.isInstitutionSaved);
  const [attempt, setAttempt] = useState(NOTHING);
  const [edited, setEdited] = useState<NewInstitution>();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    afterDialog(() => document.getElementById(id)?.focus());
  };
  const open = (institution: NewInstitution | undefined) => {
    setEdited(institution);
    if (institution) setAttempt({ sought: "place", data: institution.data });
    else if (edited) setAttempt(NOTHING);
    setOpen(true);
  };
  const isOwn = proposed !== undefined && proposed.slug === value;
  return {
    create: () => open(undefined),
    edit: isOwn ? () => open(proposed) : undefined,
    element: isOpen && (
      <InstitutionDialog
        attempt={attempt}
        isEditing={edited !== undefined}
        fixedSlug={isSaved ? edited?.slug : undefined}
        query={query}
        onChange={setAttempt}
        onDone={(institution) => {
          change({ institution: institution.slug, [INSTITUTION_KEY]: institution });
          setAttempt(NOTHING);
          close();
        }}
        onChoose={(slug) => {
          onChange(slug);
          close();
        }}
        onClose={close}
      />
    ),
  };
}

function InstitutionSearch({
  id,
  label,
  findings,
  describedBy,
  onPick,
  onQuery,
}: EditorProps & { onPick: (slug: string) => void; onQuery: (query: string) => void }) {
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
        onQuery={onQuery}
        isInvalid={findings.some(({ severity }) => severity === "error")}
        describedBy={describedBy}
        emptyText="Aucune institution ne correspond. Vérifiez le nom et le type, ou créez-la avec le bouton ci-dessous."
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
