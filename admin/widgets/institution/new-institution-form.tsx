import { useEffect, useMemo, useRef, useState } from "react";
import { slugOfInstitution } from "../../../contribution/model/slug.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import { checkInstitution, useForm } from "../../form/findings.ts";
import type { NewInstitution } from "../../form/new-institution.ts";
import type { PlainRecord } from "../../form/plain-value.ts";
import { focusInside } from "../focus-field.ts";
import { RepairContext } from "../parts/messages.tsx";
import { FileNameOfInstitution } from "./file-name-of-institution.tsx";
import { sameInstitution } from "./institution-draft.ts";
import { InstitutionFields } from "./institution-fields.tsx";
import { KnownInstitution } from "./known-institution.tsx";

/** What is known of a new institution, to read again, complete and keep. */
export function NewInstitutionForm({
  data,
  isEditing,
  fixedSlug,
  onChange,
  onRestart,
  onDone,
  onChoose,
  onClose,
}: {
  data: PlainRecord;
  isEditing: boolean;
  fixedSlug: string | undefined;
  onChange: (data: PlainRecord) => void;
  /** Goes back to the search. */
  onRestart: (() => void) | undefined;
  onDone: (institution: NewInstitution) => void;
  onChoose: (slug: string) => void;
  onClose: () => void;
}) {
  const index = useForm((form) => form.index);
  const proposed = useForm((form) => form.newInstitution);
  const name = typeof data.name === "string" ? data.name : "";
  const slug = fixedSlug ?? slugOfInstitution(name);
  const findings = useMemo(() => checkInstitution({ slug, data }), [slug, data]);
  const [isAsked, setAsked] = useState(false);
  const known = index && sameInstitution(index, data, proposed?.slug);
  const isTaken = index !== undefined && slug !== proposed?.slug && Object.hasOwn(index.institutions, slug);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isAsked) status.current?.focus();
  }, [isAsked]);
  const fields = useRef<HTMLDivElement>(null);
  // What was found is to be read again before it is created.
  useEffect(() => {
    if (fields.current) focusInside(fields.current);
  }, []);
  const finish = () => {
    if (slug === "" || isTaken || (errors > 0 && !isAsked)) setAsked(true);
    else onDone({ slug, data });
    // Asked again, it says so again.
    status.current?.focus();
  };
  return (
    <>
      {known && <KnownInstitution slug={known} onChoose={onChoose} />}
      <RepairContext
        value={({ repair }) =>
          repair &&
          (() =>
            onChange(
              // Repairs of an institution keep it a mapping.
              repair.changes.reduce(
                (changed, { path, value }) => setIn(changed, path, value),
                data as unknown,
              ) as PlainRecord,
            ))
        }
      >
        <div ref={fields}>
          <InstitutionFields data={data} findings={findings} showAll={isAsked} onChange={onChange} />
        </div>
      </RepairContext>
      <FileNameOfInstitution slug={slug} isFixed={fixedSlug !== undefined} isTaken={isTaken} />
      <p ref={status} tabIndex={-1} className="ct-note" role="status">
        {isAsked && advice(slug, isTaken, errors)}
      </p>
      <div className="ct-dialog-buttons">
        <button type="button" className="ct-button ct-button-main" onClick={finish}>
          {!isEditing ? "Créer et choisir cette institution" : "Garder ces modifications"}
        </button>
        {onRestart && (
          <button type="button" className="ct-button" onClick={onRestart}>
            Chercher une autre institution
          </button>
        )}
        <button type="button" className="ct-button" onClick={onClose}>
          Annuler
        </button>
      </div>
    </>
  );
}

function advice(slug: string, isTaken: boolean, errors: number): string {
  if (slug === "") return "Donnez d’abord un nom à l’institution : son nom de fichier en dépend.";
  if (isTaken)
    return "Ce nom de fichier est déjà pris : précisez le nom, ou choisissez l’institution qui existe.";
  if (errors === 0) return "";
  const count = errors === 1 ? "Un point est" : `${errors} points sont`;
  return `${count} à corriger avant de publier. Vous pouvez le faire plus tard : validez de nouveau pour continuer.`;
}
