import { useEffect, useId, useMemo, useRef, useState } from "react";
import { slugOfInstitution } from "../../../contribution/model/slug.ts";
import { checkInstitution, useForm } from "../../findings.ts";
import type { NewInstitution } from "../../new-institution.ts";
import { focusInside } from "../focus-field.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { RepairContext } from "../parts/messages.tsx";
import { SearchCombobox } from "../parts/search-combobox.tsx";
import type { PlainRecord } from "../plain-value.ts";
import { setIn } from "../set-in.ts";
import { FileNameOfInstitution } from "./file-name-of-institution.tsx";
import {
  isListed,
  officialInstitution,
  SOUGHT,
  type Sought,
  sameInstitution,
  searchOfficial,
} from "./institution-draft.ts";
import { InstitutionFields } from "./institution-fields.tsx";
import { KnownInstitution } from "./known-institution.tsx";

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
        <Search
          sought={sought}
          query={query}
          onSought={(next) => onChange({ sought: next, data: isListed(next) ? undefined : { type: next } })}
          onFound={(found) => onChange({ sought, data: found })}
        />
      )}
      {isBegun && (
        <Institution
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

function Search({
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

function Institution({
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
