import { useForm } from "../../form/findings.ts";
import { detailOf } from "./search-institutions.ts";

/** The institution chosen, with its type and code; one that is not in the catalogue is shown as such. */
export function ChosenInstitution({
  id,
  slug,
  isSearching,
  onToggle,
  onEdit,
}: {
  /** Identifier of the button, that the field's label points to. */
  id: string | undefined;
  slug: string;
  isSearching: boolean;
  onToggle: () => void;
  /** Changes the institution, when it is proposed with the benefit. */
  onEdit: (() => void) | undefined;
}) {
  const index = useForm((form) => form.index);
  const institution = index && Object.hasOwn(index.institutions, slug) ? index.institutions[slug] : undefined;
  const action = isSearching ? "Garder" : "Changer";
  const isUnknown = index !== undefined && institution === undefined;
  return (
    <div className={isUnknown ? "ct-chosen ct-chosen-wrong" : "ct-chosen"}>
      <div>
        <strong>{institution?.name ?? slug}</strong>
        <p className="ct-hint">
          {onEdit && "Nouvelle institution, proposée avec cette aide · "}
          {isUnknown && "Cette institution n’est pas dans la liste."}
          {institution && [detailOf(institution), slug].filter(Boolean).join(" · ")}
        </p>
      </div>
      <div className="ct-row">
        {onEdit && (
          <button type="button" className="ct-button" aria-haspopup="dialog" onClick={onEdit}>
            Modifier l’institution
          </button>
        )}
        <button
          id={id}
          type="button"
          className="ct-button"
          // The field's label points here too, and would hide what the button does.
          aria-label={`${action} l’institution ${institution?.name ?? slug}`}
          aria-expanded={isSearching}
          onClick={onToggle}
        >
          {action}
        </button>
      </div>
    </div>
  );
}
