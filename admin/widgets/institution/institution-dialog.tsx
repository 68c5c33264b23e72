import type { NewInstitution } from "../../form/new-institution.ts";
import type { PlainRecord } from "../../form/plain-value.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { isListed, type Sought } from "./institution-draft.ts";
import { NewInstitutionForm } from "./new-institution-form.tsx";
import { OfficialSearch } from "./official-search.tsx";

/** What a person has filled in so far; undefined data as long as nothing was found or begun. */
export interface Attempt {
  readonly sought: Sought;
  readonly data: PlainRecord | undefined;
}

/**
 * A dialog that makes a new institution, or changes the one that comes with the benefit: found in the official lists,
 * or filled in by hand.
 */
export function InstitutionDialog({
  attempt,
  isEditing,
  fixedSlug,
  query,
  onChange,
  onDone,
  onChoose,
  onClose,
}: {
  attempt: Attempt;
  /** Whether the institution comes with the benefit already. */
  isEditing: boolean;
  /** File name that the institution has already and keeps. */
  fixedSlug: string | undefined;
  /** What was looked for in vain among the institutions. */
  query: string;
  onChange: (attempt: Attempt) => void;
  onDone: (institution: NewInstitution) => void;
  /** Takes an institution of the list instead. */
  onChoose: (slug: string) => void;
  onClose: () => void;
}) {
  const { sought, data } = attempt;
  const isBegun = data !== undefined;
  return (
    <FormDialog title={isEditing ? "Modifier l’institution" : "Créer une institution"} onClose={onClose}>
      <p className="ct-hint">
        Elle sera enregistrée, relue et publiée en même temps que cette aide : rien de ce que vous avez saisi
        n’est perdu.
      </p>
      {!isEditing && !isBegun && (
        <OfficialSearch
          sought={sought}
          query={query}
          onSought={(next) => onChange({ sought: next, data: isListed(next) ? undefined : { type: next } })}
          onFound={(found) => onChange({ sought, data: found })}
        />
      )}
      {isBegun && (
        <NewInstitutionForm
          data={data}
          isEditing={isEditing}
          fixedSlug={fixedSlug}
          onChange={(next) => onChange({ sought, data: next })}
          onRestart={isEditing ? undefined : () => onChange({ sought: "place", data: undefined })}
          onDone={onDone}
          onChoose={onChoose}
          onClose={onClose}
        />
      )}
      {!isBegun && (
        <div className="ct-dialog-buttons">
          <button
            type="button"
            className="ct-button"
            onClick={() => onChange({ sought, data: sought === "place" ? {} : { type: sought } })}
          >
            Elle n’y est pas : remplir à la main
          </button>
          <button type="button" className="ct-button" onClick={onClose}>
            Annuler
          </button>
        </div>
      )}
    </FormDialog>
  );
}
