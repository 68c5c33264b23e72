import { COLLECTIONS } from "../../../contribution/model/collections.ts";
import { useForm } from "../../form/findings.ts";

/** The file name that a new benefit will get, shown before the first save because it never changes afterwards. */
export function FutureFileName() {
  const slug = useForm((form) => form.slug);
  const kind = useForm((form) => form.kind);
  const index = useForm((form) => form.index);
  const folder = COLLECTIONS.find((collection) => collection.kind === kind)?.folder;
  const isTaken = slug !== "" && index?.benefits.some(({ file }) => file === `${folder}/${slug}.yml`);
  if (slug === "") {
    return (
      <p className="ct-note">
        L’adresse de l’aide sera formée de l’institution et du nom de l’aide. Elle ne changera plus après le
        premier enregistrement.
      </p>
    );
  }
  return (
    <p className={isTaken ? "ct-note ct-note-wrong" : "ct-note"} aria-live="polite">
      {isTaken
        ? "Cette adresse existe déjà : "
        : "Adresse de l’aide, définitive après le premier enregistrement : "}
      <code className="ct-slug">{slug}</code>
      {isTaken && " Choisissez un autre nom pour cette aide, ou modifiez celle qui existe."}
    </p>
  );
}
