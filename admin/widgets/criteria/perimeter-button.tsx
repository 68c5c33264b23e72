import { exists } from "../../../contribution/territory/meet.ts";
import { perimeterPlaces } from "../../../contribution/territory/perimeter.ts";
import { isGeographic } from "../../coverage/geographic.ts";
import { useFormInstitution } from "../../form/chosen-institution.ts";
import { useForm } from "../../form/findings.ts";

/** Adds « habiter sur le territoire de l’institution » in one gesture, as long as no condition speaks of places. */
export function PerimeterButton({
  criteria,
  onAdd,
}: {
  criteria: unknown;
  onAdd: (criterion: { readonly type: string }) => void;
}) {
  const territory = useForm((form) => form.territory);
  const institution = useFormInstitution();
  const isReadable =
    criteria === undefined || criteria === null || criteria === "" || Array.isArray(criteria);
  if (!territory || !institution || !isReadable) return null;
  if (Array.isArray(criteria) && criteria.some(isGeographic)) return null;
  if (!perimeterPlaces(institution).some((place) => exists(territory, place))) return null;
  return (
    <p className="ct-note">
      Aucune condition ne dit où habiter.{" "}
      <button
        type="button"
        className="ct-button ct-button-small"
        onClick={() => onAdd({ type: "attached_to_institution" })}
      >
        Réserver au territoire de l’institution ({institution.name})
      </button>
    </p>
  );
}
